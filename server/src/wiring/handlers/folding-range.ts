import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  FoldingRangeRequest,
} from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { isLeftToJsonService } from '../json-service';
import { rangeOf } from '../positions';

/** What can be folded. */
export const foldingRange = documentHandler<FoldingRangeParams, FoldingRange[]>({
  method: FoldingRangeRequest.method,
  capabilities: () => ({ foldingRangeProvider: true }),
  nothing: [],
  answer({ text, language, model }, _params, { options }) {
    if (isLeftToJsonService(language, options)) return [];
    return (language.features?.folds?.(model) ?? []).map(({ span, kind }) => {
      const { start, end } = rangeOf(text, span);
      const lines = { startLine: start.line, endLine: end.line };
      return kind === undefined ? lines : { ...lines, kind: FoldingRangeKind.Comment };
    });
  },
});
