import { type Location, type ReferenceParams, ReferencesRequest } from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { rangeOf } from '../positions';

/** Every place that names the same. */
export const references = documentHandler<ReferenceParams, Location[] | null>({
  method: ReferencesRequest.method,
  capabilities: () => ({ referencesProvider: true }),
  nothing: null,
  answer({ text, language, model }, { position, context }) {
    const found = language.features?.references?.(model, text.offsetAt(position));
    const wanted = context.includeDeclaration ? found : found?.filter(({ role }) => role !== 'definition');
    return wanted?.map(({ span }) => ({ uri: text.uri, range: rangeOf(text, span) })) ?? null;
  },
});
