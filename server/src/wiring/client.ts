import { type InitializeParams, InsertTextMode, MarkupKind, ResourceOperationKind } from 'vscode-languageserver/node';

/** What the client on the other side can do, as far as the server cares. */
export interface ClientAbilities {
  /** Asks for diagnostics itself; without it they are pushed. Never both. */
  readonly pullsDiagnostics: boolean;
  /** Can be asked to pull again. */
  readonly refreshesDiagnostics: boolean;
  /** Can be asked to ask for code lenses again. */
  readonly refreshesLenses: boolean;
  /** Can be asked to ask for inlay hints again. */
  readonly refreshesInlayHints: boolean;
  /** Shows a document when it is asked to. */
  readonly showsDocuments: boolean;
  /** Answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  /** Sends changes of settings once the server has registered for them. */
  readonly registersConfiguration: boolean;
  /** Takes formatting for some documents only, once the server has registered it. */
  readonly registersFormatting: boolean;
  /** Watches files that the server names. */
  readonly watchesFiles: boolean;
  /** Tells when folders join or leave the workspace. */
  readonly changesFolders: boolean;
  readonly rendersMarkdown: boolean;
  /** Takes edits that name the version they are meant for. */
  readonly versionedEdits: boolean;
  /** Asks for the edit of a code action only once it is chosen. */
  readonly resolvesActions: boolean;
  /** Takes edits that create files. */
  readonly createsFiles: boolean;
  readonly showsRelatedInformation: boolean;
  /** Nested symbols; without it they are flat. */
  readonly nestsSymbols: boolean;
  /** Definitions may say what they were asked about, and how far they reach. */
  readonly linksDefinitions: boolean;
  /** Asks whether something can be renamed before it asks for a name. */
  readonly preparesRenames: boolean;
  /** A signature may have no parameter that is being written; without it, that is the first. */
  readonly leavesParameters: boolean;
  /** Completions may have tab stops. */
  readonly insertsSnippets: boolean;
  /** Completions may be documented in Markdown. */
  readonly documentsInMarkdown: boolean;
  /** Shows a few words beside the label of every completion, not only of the one that is selected. */
  readonly showsLabelDetails: boolean;
  /** Can be told to put the lines of a completion into the text as they are; without it they are indented. */
  readonly keepsIndentation: boolean;
  /** The roots of the workspace. */
  readonly folders: readonly string[];
}

/** Reads what the client announces when it starts the server. */
export function readAbilities({ capabilities, workspaceFolders, rootUri }: InitializeParams): ClientAbilities {
  const { textDocument = {}, workspace = {} } = capabilities;
  return {
    pullsDiagnostics: textDocument.diagnostic !== undefined,
    refreshesDiagnostics: workspace.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace.inlayHint?.refreshSupport === true,
    showsDocuments: capabilities.window?.showDocument?.support === true,
    answersConfiguration: workspace.configuration === true,
    registersConfiguration: workspace.didChangeConfiguration?.dynamicRegistration === true,
    registersFormatting: textDocument.formatting?.dynamicRegistration === true,
    watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace.workspaceFolders === true,
    rendersMarkdown: textDocument.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    versionedEdits: workspace.workspaceEdit?.documentChanges === true,
    resolvesActions: textDocument.codeAction?.resolveSupport?.properties.includes('edit') === true,
    createsFiles: workspace.workspaceEdit?.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    showsRelatedInformation: showsRelatedInformation(textDocument),
    nestsSymbols: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    linksDefinitions: textDocument.definition?.linkSupport === true,
    preparesRenames: textDocument.rename?.prepareSupport === true,
    leavesParameters: textDocument.signatureHelp?.signatureInformation?.noActiveParameterSupport === true,
    insertsSnippets: textDocument.completion?.completionItem?.snippetSupport === true,
    documentsInMarkdown:
      textDocument.completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    showsLabelDetails: textDocument.completion?.completionItem?.labelDetailsSupport === true,
    keepsIndentation:
      textDocument.completion?.completionItem?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
  };
}

type TextDocumentAbilities = NonNullable<InitializeParams['capabilities']['textDocument']>;

/** Either way of getting diagnostics has a flag of its own for the same thing. */
function showsRelatedInformation({ diagnostic, publishDiagnostics }: TextDocumentAbilities): boolean {
  return diagnostic?.relatedInformation === true || publishDiagnostics?.relatedInformation === true;
}
