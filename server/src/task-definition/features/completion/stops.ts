import { escaped } from '../../../engine/snippet-text';

/**
 * The text of a JSON string with places to be filled in, marked as `‹eu-west-1›`. The marks stand in no value that people write, so
 * the text needs no escapes.
 */
export class Stops {
  constructor(readonly marked: string) {}

  /** The text without its marks. */
  get plain(): string {
    return this.marked.replace(/[‹›]/g, '');
  }
}

/** Writes tab stops, numbered in the order in which they are written. */
export class StopWriter {
  #last = 0;

  /** A place that is filled with `text` until something else is typed. */
  stop(text: string): string {
    this.#last += 1;
    return text === '' ? `$${this.#last}` : `\${${this.#last}:${escaped(text)}}`;
  }

  /** One of several texts. */
  choice(texts: readonly string[]): string {
    this.#last += 1;
    const options = texts.map((text) => text.replace(/[\\$},|]/g, String.raw`\$&`));
    return `\${${this.#last}|${options.join(',')}|}`;
  }

  /** A JSON string with its stops. */
  string({ marked }: Stops): string {
    const parts = marked.split(/‹([^›]*)›/);
    const written = parts.map((part, index) => {
      const text = JSON.stringify(part).slice(1, -1);
      return index % 2 === 1 ? this.stop(text) : escaped(text);
    });
    return `"${written.join('')}"`;
  }
}
