import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types';

/** Writes and waits until the text has left, so that a long report is whole before the program ends. */
export function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  // A failure is an event of the stream: see `endWithTheReader`.
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}

/** A remark about how the run went; never part of a report. */
export function note(text: string): Promise<void> {
  return write(process.stderr, `quaymaster: ${text}\n`);
}

/** Colours where a person looks at a terminal, or asked for them; NO_COLOR turns them off. */
export function colorsFor(stream: NodeJS.WriteStream): Colors {
  const { FORCE_COLOR = '', NO_COLOR = '' } = process.env;
  if (NO_COLOR !== '' || FORCE_COLOR === '0') return picocolors.createColors(false);
  return picocolors.createColors(FORCE_COLOR !== '' || (stream.isTTY === true && picocolors.isColorSupported));
}

/** The width of the terminal; where there is none, a width that reads well in a log. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  return stream.isTTY === true && stream.columns > 0 ? stream.columns : 120;
}

/** The other end may close early, as `| head` does: then there is nobody left to write to, and nothing to complain of. */
export function endWithTheReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (stream === process.stdout)
        process.stderr.write(`quaymaster: The output cannot be written: ${error.message}\n`);
      process.exit(2);
    });
  }
}
