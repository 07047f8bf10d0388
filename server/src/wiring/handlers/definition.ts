import {
  type Definition,
  type DefinitionLink,
  type DefinitionParams,
  DefinitionRequest,
} from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { rangeOf } from '../positions';

/** Where a name leads. */
export const definition = documentHandler<DefinitionParams, Definition | DefinitionLink[] | null>({
  method: DefinitionRequest.method,
  capabilities: () => ({ definitionProvider: true }),
  nothing: null,
  answer({ text, language, model }, { position }, { client }) {
    const found = language.features?.definition?.(model, text.offsetAt(position));
    if (found === undefined) return null;
    const { uri } = text;
    if (!client.linksDefinitions) return found.targets.map(({ nameSpan }) => ({ uri, range: rangeOf(text, nameSpan) }));
    return found.targets.map(({ span, nameSpan }) => ({
      originSelectionRange: rangeOf(text, found.span),
      targetUri: uri,
      targetRange: rangeOf(text, span),
      targetSelectionRange: rangeOf(text, nameSpan),
    }));
  },
});
