import { type SelectionRange, type SelectionRangeParams, SelectionRangeRequest } from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { rangeOf } from '../positions';

/** What selections grow to, step by step. */
export const selectionRange = documentHandler<SelectionRangeParams, SelectionRange[] | null>({
  method: SelectionRangeRequest.method,
  capabilities: () => ({ selectionRangeProvider: true }),
  nothing: null,
  answer({ text, language, model }, { positions }) {
    const { features } = language;
    if (features?.selections === undefined) return null;
    return positions.map((position) => {
      const spans = features.selections?.(model, text.offsetAt(position)) ?? [];
      const grown = spans.reduceRight<SelectionRange | undefined>(
        (parent, span) => ({ range: rangeOf(text, span), parent }),
        undefined,
      );
      return grown ?? { range: { start: position, end: position } };
    });
  },
});
