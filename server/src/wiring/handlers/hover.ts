import { type Hover, type HoverParams, HoverRequest, MarkupKind } from 'vscode-languageserver/node';
import type { Span } from '../../engine/span';
import { allRules } from '../../languages';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { rangeOf } from '../positions';
import { explainRule, plainText } from '../rule-text';

/** What the language knows about a token, and the rules behind the findings on it. */
export const hover = documentHandler<HoverParams, Hover | null>({
  method: HoverRequest.method,
  capabilities: () => ({ hoverProvider: true }),
  nothing: null,
  answer(view, { position }, { client }) {
    const offset = view.text.offsetAt(position);
    const about = view.language.features?.hover?.(view.model, offset);
    const found = findingsAt(view, offset);
    const rules = [...new Set(found.map(({ ruleId }) => ruleId))].flatMap((id) => allRules.resolve(id));
    const parts = [...(about === undefined ? [] : [about.markdown]), ...rules.map(explainRule)];
    const span = about?.span ?? narrowest(found.map((finding) => finding.span));
    if (parts.length === 0 || span === undefined) return null;
    const markdown = parts.join('\n\n---\n\n');
    const contents = client.rendersMarkdown
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: plainText(markdown) };
    return { contents, range: rangeOf(view.text, span) };
  },
});

/** The pointer stands on the unit after its offset; an empty finding is met at its place. */
function findingsAt({ findings }: DocumentView, offset: number) {
  return findings.filter(({ span }) => span.start <= offset && offset < Math.max(span.end, span.start + 1));
}

function narrowest(spans: readonly Span[]): Span | undefined {
  return spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}
