import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  FoldingRangeRequest,
} from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { isLeftToJsonService } from '../json-service';
import { rangeOf } from '../positions';

const kinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** What can be folded. */
export const foldingRange = documentHandler<FoldingRangeParams, FoldingRange[] | null>({
  method: FoldingRangeRequest.method,
  capabilities: () => ({ foldingRangeProvider: true }),
  nothing: null,
  answer({ text, language, model }, _params, { options }) {
    // An empty list would keep the editor from folding by indentation.
    const folds = isLeftToJsonService(language, options) ? undefined : language.features?.folds?.(model);
    if (folds === undefined) return null;
    return folds.map(({ span, kind }) => {
      const { start, end } = rangeOf(text, span);
      const lines = { startLine: start.line, endLine: end.line };
      return kind === undefined ? lines : { ...lines, kind: kinds[kind] };
    });
  },
});
