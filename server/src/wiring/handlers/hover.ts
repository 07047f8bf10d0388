import { type Hover, type HoverParams, HoverRequest, MarkupKind } from 'vscode-languageserver/node';
import { ecrOf } from '../../engine/ecr-catalog';
import { paragraphs } from '../../engine/markdown';
import { contains, type Span } from '../../engine/span';
import { allRules } from '../../languages';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { explainImage } from '../images/explain-image';
import { rangeOf } from '../positions';
import { explainRule, plainText } from '../rule-text';
import type { Session } from '../session';

/** What the language knows about a token, what its registry knows about an image, and the rules behind the findings on it. */
export const hover = documentHandler<HoverParams, Hover | null>({
  method: HoverRequest.method,
  capabilities: () => ({ hoverProvider: true }),
  nothing: null,
  answer(view, { position }, session, token) {
    const offset = view.text.offsetAt(position);
    const about = session.neighbours.ours(view, view.language.features?.hover?.(view.model, offset));
    const found = findingsAt(view, offset);
    const rules = [...new Set(found.map(({ ruleId }) => ruleId))].flatMap((id) => allRules.resolve(id));
    const span = about?.span ?? narrowest(found.map((finding) => finding.span));
    if (span === undefined) return null;
    const range = rangeOf(view.text, span);
    const show = (facts?: string): Hover => {
      const parts = [paragraphs(about?.markdown, facts), ...rules.map(explainRule)].filter((part) => part !== '');
      return { contents: contentsOf(parts.join('\n\n---\n\n'), session), range };
    };
    const image = view.language.features?.placedImage?.(view.model, offset);
    // On a variable within the reference, the variable is what is asked about.
    const isMeant = image !== undefined && about !== undefined && contains(about.span, image.span);
    if (!isMeant || (ecrOf(image.text) === undefined && !session.images.asksAbout(image.text))) return show();
    return explainImage(image.text, session, token).then(show);
  },
});

function contentsOf(markdown: string, { client }: Session): Hover['contents'] {
  return client.rendersMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
}

/** The pointer stands on the unit after its offset; an empty finding is met at its place. */
function findingsAt({ findings }: DocumentView, offset: number) {
  return findings.filter(({ span }) => span.start <= offset && offset < Math.max(span.end, span.start + 1));
}

function narrowest(spans: readonly Span[]): Span | undefined {
  return spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}
