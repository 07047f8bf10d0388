import type { CompletionChoice } from '../../../engine/features';
import type { Cursor } from '../../syntax/cursor';
import type { Site } from '../site';
import { layoutAt } from './layout';
import { labelOf, type Suggestion } from './suggestion';
import { suggestionsAt } from './values';
import { healthChecks } from './values/health-checks';
import { variantsAt } from './variants';
import { writeNewValue, writeSkeleton, writeSuggestion } from './writing';

/** What can be written as a value. */
export function valueChoices(cursor: Cursor, site: Site): CompletionChoice[] {
  const { kind } = site.description.type;
  if (kind === 'text' || kind === 'integer' || kind === 'flag') return scalarChoices(cursor, site, suggestionsAt(site));
  if (cursor.node !== undefined) return [];
  if (kind === 'list' && site.where === 'containerDefinitions.healthCheck.command') {
    return scalarChoices(cursor, site, healthChecks(site));
  }
  return newChoices(cursor, site);
}

function scalarChoices(cursor: Cursor, site: Site, suggestions: readonly Suggestion[]): CompletionChoice[] {
  const layout = layoutAt(site.definition.text, cursor.holder, cursor.insertion.span.start);
  return suggestions.map((suggestion, index) => {
    const { text, isSnippet } = writeSuggestion(suggestion, layout);
    const { detail, documentation, kind = 'value' } = suggestion;
    const label = labelOf(suggestion);
    const filter = text.startsWith('"') ? JSON.stringify(label) : undefined;
    return { label, detail, documentation, kind, filter, isSnippet, preselect: index === 0, ...inserted(cursor, text) };
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
