import {
  type InlayHint,
  type InlayHintParams,
  InlayHintRequest,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { spanOf } from '../positions';
import { plainText } from '../rule-text';
import type { Session } from '../session';

/** A few words between those of the author, unless a setting turns them off. */
export const inlayHint = documentHandler<InlayHintParams, InlayHint[] | null>({
  method: InlayHintRequest.method,
  capabilities: () => ({ inlayHintProvider: true }),
  nothing: null,
  answer({ text, language, model, settings }, { range }, session) {
    if (!settings.inlayHints) return null;
    const inlays = language.features?.inlays?.(model, spanOf(text, range)) ?? [];
    return inlays.map(({ offset, text: label, tooltip }) => ({
      position: text.positionAt(offset),
      label,
      tooltip: tooltip === undefined ? undefined : contentOf(tooltip, session),
      paddingLeft: true,
    }));
  },
});

function contentOf(markdown: string, { client }: Session): MarkupContent | string {
  return client.rendersMarkdown ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown);
}
