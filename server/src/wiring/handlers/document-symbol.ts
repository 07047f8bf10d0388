import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  DocumentSymbolRequest,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SymbolKind as OurKind, SymbolInfo } from '../../engine/features';
import { documentHandler } from '../handler';
import { isLeftToJsonService } from '../json-service';
import { rangeOf } from '../positions';

/** Symbols as the protocol names them. */
export const symbolKinds: Readonly<Record<OurKind, SymbolKind>> = {
  object: SymbolKind.Module,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
  stage: SymbolKind.Class,
  instruction: SymbolKind.Function,
  variable: SymbolKind.Variable,
};

/** The outline of a document. */
export const documentSymbol = documentHandler<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[] | null>({
  method: DocumentSymbolRequest.method,
  capabilities: () => ({ documentSymbolProvider: true }),
  nothing: null,
  answer({ text, language, model, settings }, _params, { client, options, neighbours }) {
    const isLeft = isLeftToJsonService(language, options) || neighbours.haveFeatures(language, settings.overlap);
    const symbols = isLeft ? undefined : language.features?.symbols?.(model);
    if (symbols === undefined) return null;
    return client.nestsSymbols ? symbols.map((symbol) => nested(text, symbol)) : flat(text, symbols);
  },
});

function nested(text: TextDocument, { name, detail, kind, span, nameSpan, children }: SymbolInfo): DocumentSymbol {
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: rangeOf(text, span),
    selectionRange: rangeOf(text, nameSpan),
    children: children.map((child) => nested(text, child)),
  };
}

function flat(text: TextDocument, symbols: readonly SymbolInfo[], containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, span, children }) => {
    const location = { uri: text.uri, range: rangeOf(text, span) };
    return [{ name, kind: symbolKinds[kind], location, containerName }, ...flat(text, children, name)];
  });
}
