import { type ExtensionContext, type LogOutputChannel, l10n, Uri } from 'vscode';
import {
  CloseAction,
  type DocumentSelector,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { ourSchemes } from '../documents/our-documents';
import type { Gate } from './gate';

/** The languages of our documents, and names that carry them under other languages. */
const places: readonly ({ language: string } | { pattern: string })[] = [
  { language: 'dockerfile' },
  { language: 'json' },
  { language: 'jsonc' },
  { language: 'ecs-task-definition-template' },
  { pattern: '**/*.json.{tpl,tftpl,tmpl,j2}' },
  { pattern: '**/{Dockerfile,Containerfile,dockerfile,containerfile}{,.*}' },
];

/** Which documents VS Code asks us about. Which of them are ours is decided by the gate. */
export const documentSelector: DocumentSelector = places.flatMap((place) =>
  ourSchemes.map((scheme) => ({ scheme, ...place })),
);

/** What a new client needs. */
export interface ClientParts {
  readonly context: ExtensionContext;
  readonly channel: LogOutputChannel;
  readonly gate: Gate;
  readonly initializationOptions: object;
  /** The connection is gone, without having been closed by us. */
  readonly onLost: () => void;
}

/**
 * A client for one life of the server. It never restarts by itself: while it waited, every keystroke would meet a
 * connection that is no more. Who starts the next one is decided by `LanguageServer`.
 */
export function createClient({ context, channel, gate, initializationOptions, onLost }: ClientParts): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options: LanguageClientOptions = {
    documentSelector,
    initializationOptions,
    outputChannel: channel,
    traceOutputChannel: channel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    middleware: gate.middleware,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (_error, _message, count) => {
        if ((count ?? 0) <= 3) return { action: ErrorAction.Continue, handled: true };
        onLost();
        return { action: ErrorAction.Shutdown, handled: true };
      },
      closed: () => {
        onLost();
        return {
          action: CloseAction.DoNotRestart,
          handled: true,
          message: l10n.t('The connection to the language server is lost.'),
        };
      },
    },
  };
  return new LanguageClient('quaymaster', 'Quaymaster', { module, transport: TransportKind.ipc }, options);
}
