import { isSpace } from './characters';

/** A word of a line, with the index in the line of each of its units. */
export interface ShellWord {
  readonly text: string;
  readonly indices: readonly number[];
}

/** How the words are given back. */
export interface ShellWordOptions {
  /** Keep quotes. */
  readonly rawQuotes: boolean;
  /** Keep the escape characters. */
  readonly rawEscapes: boolean;
}

/** Thrown and caught within this file: the line cannot be split. */
class Unsplittable extends Error {}

/** Deeper `${a:-${b:-…}}` than this is taken for unsplittable. */
const maxDepth = 100;

/**
 * Splits a line as BuildKit does to find heredocs (shell/lex.go, `ProcessWords` with `SkipUnsetEnv` and no variables set):
 * quotes and `${…}` hold together, `<<` takes the blanks that follow. `undefined` if a quote or brace stays open.
 */
export function shellWords(line: string, options: ShellWordOptions): ShellWord[] | undefined {
  try {
    return new Splitter(line, options).words();
  } catch (error) {
    if (error instanceof Unsplittable) return undefined;
    throw error;
  }
}

class Splitter {
  #position = 0;
  #depth = 0;
  #rawEscapes: boolean;
  readonly #rawQuotes: boolean;
  // One buffer for the outer text and what stands in braces, as in BuildKit: a `${a:-b}` drops what its word began with.
  #buffer: number[] = [];
  #chars: string[] = [];

  constructor(
    readonly line: string,
    options: ShellWordOptions,
  ) {
    this.#rawEscapes = options.rawEscapes;
    this.#rawQuotes = options.rawQuotes;
  }

  words(): ShellWord[] {
    return this.#until('', this.#rawEscapes).words;
  }

  #until(stop: string, rawEscapes: boolean): { units: number[]; chars: string[]; words: ShellWord[] } {
    if (++this.#depth > maxDepth) throw new Unsplittable();
    const before = this.#rawEscapes;
    this.#rawEscapes = rawEscapes;
    const units: number[] = [];
    const chars: string[] = [];
    const words: ShellWord[] = [];
    let inWord = false;
    this.#clear();
    const flush = () => {
      if (this.#buffer.length > 0) words.push({ text: this.#chars.join(''), indices: this.#buffer });
      this.#clear();
      inWord = false;
    };
    const add = (char: string, unit: number) => {
      this.#chars.push(char);
      this.#buffer.push(unit);
      inWord = true;
    };
    const addSplitting = (char: string, unit: number) => {
      if (!isSpace(char.charCodeAt(0))) add(char, unit);
      else if (inWord && this.#buffer.length > 0) flush();
    };
    while (this.#position < this.line.length) {
      const char = this.line[this.#position] as string;
      if (char === stop) {
        this.#position++;
        flush();
        this.#rawEscapes = before;
        this.#depth--;
        return { units, chars, words };
      }
      const special = this.#special(char);
      if (special !== undefined) {
        for (let index = 0; index < special.units.length; index++) {
          const unit = special.units[index] as number;
          const text = special.chars[index] as string;
          if (char === '$') addSplitting(text, unit);
          else add(text, unit);
          units.push(unit);
          chars.push(text);
        }
        continue;
      }
      const unit = this.#position++;
      if (char !== '\\') {
        addSplitting(char, unit);
        units.push(unit);
        chars.push(char);
        continue;
      }
      if (this.#rawEscapes) {
        add(char, unit);
        units.push(unit);
        chars.push(char);
      }
      const escaped = this.line[this.#position];
      if (escaped === undefined) break;
      add(escaped, this.#position);
      units.push(this.#position);
      chars.push(escaped);
      this.#position++;
    }
    if (stop !== '') throw new Unsplittable();
    flush();
    this.#rawEscapes = before;
    this.#depth--;
    return { units, chars, words };
  }

  #clear(): void {
    this.#buffer = [];
    this.#chars = [];
  }

  #special(char: string): { units: number[]; chars: string[] } | undefined {
    if (char === "'") return this.#taken(this.#single());
    if (char === '"') return this.#taken(this.#double());
    if (char === '$') return this.#taken(this.#dollar());
    if (char === '<') return this.#taken(this.#less());
    return undefined;
  }

  #taken(units: number[]): { units: number[]; chars: string[] } {
    return { units, chars: units.map((unit) => this.line[unit] as string) };
  }

  #single(): number[] {
    const close = this.line.indexOf("'", this.#position + 1);
    if (close === -1) throw new Unsplittable();
    const units = range(this.#rawQuotes ? this.#position : this.#position + 1, this.#rawQuotes ? close + 1 : close);
    this.#position = close + 1;
    return units;
  }

  #double(): number[] {
    const units: number[] = [];
    if (this.#rawQuotes) units.push(this.#position);
    this.#position++;
    for (;;) {
      const char = this.line[this.#position];
      if (char === undefined) throw new Unsplittable();
      if (char === '"') {
        if (this.#rawQuotes) units.push(this.#position);
        this.#position++;
        return units;
      }
      if (char === '$') {
        for (const unit of this.#dollar()) units.push(unit);
        continue;
      }
      const unit = this.#position++;
      if (char !== '\\') {
        units.push(unit);
        continue;
      }
      const next = this.line[this.#position];
      if (next === undefined) continue;
      if (next === '"' || next === '$' || next === '\\') {
        if (this.#rawEscapes) units.push(unit);
        units.push(this.#position++);
      } else units.push(unit);
    }
  }

  /** Unset variables stay as they are written. */
  #dollar(): number[] {
    const start = this.#position++;
    if (this.line[this.#position] !== '{') {
      this.#name();
      return range(start, this.#position);
    }
    this.#position++;
    const first = this.line[this.#position];
    if (first === undefined || first === '{' || first === '}' || first === ':') throw new Unsplittable();
    this.#name();
    let operator = this.line[this.#position++];
    if (operator === '}') return range(start, this.#position);
    const colon = operator === ':';
    if (colon) operator = this.line[this.#position++];
    if (operator === '/' && !colon) {
      if (this.line[this.#position] === '/') this.#position++;
      const head = range(start, this.#position);
      const pattern = this.#until('/', true).units;
      const slash = this.#position - 1;
      const replacement = this.#until('}', true).units;
      return [...head, ...pattern, slash, ...replacement, this.#position - 1];
    }
    const trims = operator === '#' || operator === '%';
    if (operator === undefined || !'-+?#%'.includes(operator) || (colon && trims)) throw new Unsplittable();
    const head = range(start, this.#position);
    const word = this.#until('}', trims).units;
    return [...head, ...word, this.#position - 1];
  }

  #name(): void {
    const rest = /^(?:\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)?/u.exec(
      this.line.slice(this.#position, this.#position + 256),
    );
    this.#position += rest?.[0].length ?? 0;
  }

  #less(): number[] {
    const start = this.#position++;
    if (this.line[this.#position] !== '<') return [start];
    this.#position++;
    while (this.#position < this.line.length && ' \t\r'.includes(this.line[this.#position] as string)) this.#position++;
    return range(start, this.#position);
  }
}

function range(from: number, to: number): number[] {
  const units: number[] = [];
  for (let unit = from; unit < to; unit++) units.push(unit);
  return units;
}
