import type { Connection } from 'vscode-languageserver/node';

/** What the server tells the person's log. No text of a document ever goes in: task definitions hold secrets. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** Logs a failure the first time that `key` fails; later ones would only repeat it. */
  failureOnce(key: string, error: unknown): void;
  debug(message: string): void;
}

/** A log over the connection. `debug` goes to the protocol's trace, and to the log too if the client asks for timings. */
export function createLog(connection: Connection, timings: boolean): Log {
  const failed = new Set<string>();
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    failureOnce(key, error) {
      if (failed.has(key)) return;
      failed.add(key);
      connection.console.error(`${key} failed: ${describeError(error)}`);
    },
    debug(message) {
      connection.tracer.log(message);
      if (timings) connection.console.debug(message);
    },
  };
}

/** The kind of an error and where it was thrown, without its message, which could quote a document. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const head = `${error.name}: ${error.message}`;
  const stack = error.stack ?? '';
  const frames = stack.startsWith(head) ? stack.slice(head.length) : '';
  return [error.name, ...frames.split('\n').filter((line) => line.startsWith('    at '))].join('\n');
}
