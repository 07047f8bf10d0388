import type { CompletionChoice } from '../../../engine/features';
import type { Cursor } from '../../syntax/cursor';
import { type Site, siteWithin } from '../site';
import { layoutAt } from './layout';
import { labelOf, type Suggestion } from './suggestion';
import { suggestionsAt } from './values';
import { healthChecks } from './values/health-checks';
import { variantsAt } from './variants';
import { writeNewValue, writeSkeleton, writeSuggestion } from './writing';

/** What can be written as a value. */
export function valueChoices(cursor: Cursor, site: Site): CompletionChoice[] {
  const { kind } = site.description.type;
  if (kind === 'text' || kind === 'integer' || kind === 'flag') return choices(cursor, site, suggestionsAt(site));
  if (site.where === 'containerDefinitions.healthCheck.command') {
    return cursor.node === undefined ? choices(cursor, site, healthChecks(site)) : [];
  }
  const element = kind === 'list' ? siteWithin(site, 0) : undefined;
  const elements = element === undefined ? [] : suggestionsAt({ ...element, owner: site.owner });
  // Half a text may stand where a list belongs.
  if (elements.length > 0) return choices(cursor, site, elements, (text) => `[${text}]`);
  return cursor.node === undefined ? newChoices(cursor, site) : [];
}

function choices(
  cursor: Cursor,
  site: Site,
  suggestions: readonly Suggestion[],
  wrap: (text: string) => string = (text) => text,
): CompletionChoice[] {
  if (cursor.node?.kind === 'array' || cursor.node?.kind === 'object') return [];
  const layout = layoutAt(site.definition.text, cursor.holder, cursor.insertion.span.start);
  return suggestions.map((suggestion, index) => {
    const { text, isSnippet } = writeSuggestion(suggestion, layout);
    const { detail, documentation, kind = 'value' } = suggestion;
    const label = labelOf(suggestion);
    const filter = text.startsWith('"') ? JSON.stringify(label) : undefined;
    const about = { label, detail, documentation, kind, filter, isSnippet, preselect: index === 0 };
    return { ...about, ...inserted(cursor, wrap(text)) };
  });
}

/** Objects and lists to start from. */
function newChoices(cursor: Cursor, site: Site): CompletionChoice[] {
  const { description, definition } = site;
  const layout = layoutAt(definition.text, cursor.holder, cursor.insertion.span.start);
  const variants = variantsAt(site).map(({ label, documentation, value }): CompletionChoice => {
    const { text } = writeSkeleton(site, value, layout);
    return { label, documentation, kind: 'snippet', isSnippet: true, ...inserted(cursor, text) };
  });
  if (variants.length > 0) return variants;
  const { text, isSnippet, continues } = writeNewValue(site, layout);
  const label = `new ${description.entryOf ?? description.name ?? ''}`.trim();
  return [{ label, kind: 'snippet', isSnippet, continues, ...inserted(cursor, text) }];
}

function inserted({ insertion: { span, before, after, alongside } }: Cursor, text: string) {
  return { span, text: before + text + after, alongside };
}
