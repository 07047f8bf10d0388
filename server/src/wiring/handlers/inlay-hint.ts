import {
  type InlayHint,
  type InlayHintParams,
  InlayHintRequest,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver/node';
import type { InlayInfo } from '../../engine/features';
import { imageFacts, pushedAgo } from '../../engine/image-facts';
import type { Span } from '../../engine/span';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { spanOf } from '../positions';
import { plainText } from '../rule-text';
import type { Session } from '../session';

/** A few words between those of the author, unless a setting turns them off. */
export const inlayHint = documentHandler<InlayHintParams, InlayHint[] | null>({
  method: InlayHintRequest.method,
  capabilities: () => ({ inlayHintProvider: true }),
  nothing: null,
  answer(view, { range }, session) {
    const { text, language, model, settings } = view;
    if (!settings.inlayHints) return null;
    const within = spanOf(text, range);
    const inlays = language.features?.inlays?.(model, within) ?? [];
    return [...inlays, ...pushTimes(view, within, session)].map(({ offset, text: label, tooltip }) => ({
      position: text.positionAt(offset),
      label,
      tooltip: tooltip === undefined ? undefined : contentOf(tooltip, session),
      paddingLeft: true,
    }));
  },
});

/** When the images of FROM were pushed, as far as that is known by now. The editor is told when there is more. */
function pushTimes({ language, model }: DocumentView, within: Span, session: Session): InlayInfo[] {
  const bases = language.features?.bases?.(model) ?? [];
  return bases.flatMap(({ span, text }) => {
    if (span.end < within.start || span.end > within.end) return [];
    const image = session.images.now(text, () => session.refreshHints());
    if (image === undefined) return [];
    const label = pushedAgo(image, Date.now());
    return label === undefined ? [] : [{ offset: span.end, text: label, tooltip: imageFacts(image) }];
  });
}

function contentOf(markdown: string, { client }: Session): MarkupContent | string {
  return client.rendersMarkdown ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown);
}
