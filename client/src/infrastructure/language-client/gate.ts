import type { Middleware } from 'vscode-languageclient/node';
import { revisionScheme } from '../documents/selector';

/** Diagnostics of a document that the server was never told about. */
const noDiagnostics = { kind: 'full', items: [] };

/** What is of no use where nothing can be changed. */
const forChanges = /\/(?:diagnostic|codeAction|codeLens)$/;

/** Lets the server hear of some documents only. */
export interface Gate {
  readonly middleware: Middleware;
  /** Whether the server was told that this document is open. */
  knows(uri: string): boolean;
}

/**
 * VS Code's selectors choose documents by language and name; most JSON documents are foreign all the same. So this stands
 * between the client and the server: what concerns a document that is not ours is answered here, with nothing. Neither is a revision
 * of ECS judged, which nobody can change; it has hovers and colours.
 * @param isOurs whether the document at an address is ours
 */
export function createGate(isOurs: (uri: string) => boolean): Gate {
  const opened = new Set<string>();
  const middleware: Middleware = {
    async sendNotification(type, next, params) {
      const uri = documentOf(params);
      if (uri === undefined) return next(type, params);
      const method = typeof type === 'string' ? type : type.method;
      if (method === 'textDocument/didOpen') {
        if (!isOurs(uri) || opened.has(uri)) return;
        opened.add(uri);
        return next(type, params);
      }
      if (!opened.has(uri)) return;
      if (method === 'textDocument/didClose') opened.delete(uri);
      return next(type, params);
    },
    async sendRequest(type, param, token, next) {
      const uri = documentOf(param);
      const method = typeof type === 'string' ? type : type.method;
      const isQuiet = uri?.startsWith(`${revisionScheme}:`) && forChanges.test(method);
      if (uri === undefined || (opened.has(uri) && !isQuiet)) return next(type, param, token);
      return (method === 'textDocument/diagnostic' ? noDiagnostics : null) as never;
    },
  };
  return { middleware, knows: (uri) => opened.has(uri) };
}

/** The address of the document that a message is about. */
function documentOf(params: unknown): string | undefined {
  const uri = (params as { textDocument?: { uri?: unknown } } | undefined | null)?.textDocument?.uri;
  return typeof uri === 'string' ? uri : undefined;
}
