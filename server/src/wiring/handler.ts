import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentIdentifier,
} from 'vscode-languageserver/node';
import type { ClientAbilities } from './client';
import type { DocumentView } from './documents';
import type { InitializationOptions } from './initialization';
import type { Log } from './log';
import type { Session } from './session';

/** Every request that we answer is about one document. */
export interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** How one method of the protocol is answered. */
export interface DocumentRequest<Params extends DocumentParams, Result> {
  readonly method: string;
  /** What the server announces for it, to this client. */
  capabilities(client: ClientAbilities, options: InitializationOptions): ServerCapabilities;
  /** The answer for documents that are not ours. */
  readonly nothing: Result;
  /**
   * The answer for a document of ours. What needs the document is worked out in one go, before anything is waited for: it does not change
   * meanwhile.
   */
  answer(view: DocumentView, params: Params, session: Session, token: CancellationToken): Result | Promise<Result>;
}

/** A request as the server registers it, whatever its parameters are. */
export interface Handler {
  capabilities(client: ClientAbilities, options: InitializationOptions): ServerCapabilities;
  register(session: Session): void;
}

/** Makes a handler of a request: waits its turn, heeds cancellation, measures, and keeps failures to itself. */
export function documentHandler<Params extends DocumentParams, Result>(
  request: DocumentRequest<Params, Result>,
): Handler {
  return {
    capabilities: request.capabilities,
    register(session) {
      session.connection.onRequest(
        request.method,
        (params: Params, token: CancellationToken): Promise<unknown> =>
          guarded(session.log, request.method, () => answer(session, request, params, token)),
      );
    },
  };
}

async function answer<Params extends DocumentParams, Result>(
  session: Session,
  request: DocumentRequest<Params, Result>,
  params: Params,
  token: CancellationToken,
): Promise<Result | ResponseError<void>> {
  const { uri } = params.textDocument;
  if (!session.isOpen) return new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.');
  await session.settings.ready(uri);
  await nextTurns();
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  const view = session.documents.view(uri);
  return view === undefined ? request.nothing : request.answer(view, params, session, token);
}

/** Runs `body`, logs how long it took, and turns what it throws into an error that quotes nothing of the document. */
export async function guarded<Result>(
  log: Log,
  method: string,
  body: () => Promise<Result>,
): Promise<Result | ResponseError<void>> {
  const start = performance.now();
  try {
    return await body();
  } catch (error) {
    log.failureOnce(method, error);
    return new ResponseError(LSPErrorCodes.RequestFailed, `${method} failed; the log of the server says where.`);
  } finally {
    log.debug(`${method}: ${(performance.now() - start).toFixed(1)} ms`);
  }
}

/**
 * Lets messages in that have arrived already, so that a keystroke or a cancellation comes before the work that it makes
 * useless. Two turns: the connection takes one message a turn, and queued its own turn after ours.
 */
export async function nextTurns(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
