import { describeError } from './log';

/** Where the last words go. */
export interface LastWords {
  error(message: string): void;
}

/**
 * What no handler caught is logged without its message, which could quote a document. A rejection leaves the server
 * running; after an exception nobody knows the state, so the process ends and the client starts another.
 */
export function guardProcess(log: LastWords): void {
  process.on('unhandledRejection', (reason) => log.error(`Unhandled rejection: ${describeError(reason)}`));
  process.on('uncaughtException', (error) => {
    process.stderr.write(`Unexpected exception: ${describeError(error)}\n`);
    process.exit(1);
  });
  // A forked server whose parent has gone has nobody to speak to.
  process.once('disconnect', () => process.exit(1));
}
