import type { SourcedText } from './sourced-text';
import type {
  Operator,
  SubstitutionError,
  SubstitutionFault,
  Template,
  TemplateOptions,
  VariableUse,
} from './variables';

/** Deeper `${a:-${b:-…}}` than this is taken for an open brace. */
const maxDepth = 100;
const namePattern = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;

/** The parts of a template while they are read: literal text that follows on another is one part. */
class Parts {
  readonly #parts: (string | VariableUse)[] = [];
  #literal = '';

  add(part: string | VariableUse): void {
    if (typeof part === 'string') {
      this.#literal += part;
      return;
    }
    if (this.#literal !== '') this.#parts.push(this.#literal);
    this.#literal = '';
    this.#parts.push(part);
  }

  all(): (string | VariableUse)[] {
    if (this.#literal !== '') this.#parts.push(this.#literal);
    this.#literal = '';
    return this.#parts;
  }
}

/** Reads one text; `read` is called once. */
export class TemplateReader {
  #position = 0;
  #depth = 0;
  #error: SubstitutionError | undefined;
  readonly #text: string;

  constructor(
    readonly source: SourcedText,
    readonly options: TemplateOptions,
  ) {
    this.#text = source.text;
  }

  read(): Template {
    const parts = this.#until('', false);
    return { parts, error: this.#error };
  }

  #fail(fault: SubstitutionFault, from: number, to: number, detail = ''): void {
    this.#error ??= { fault, span: this.source.span(from, Math.min(to, this.#text.length)), detail };
    this.#position = this.#text.length;
  }

  /** Reads up to `stop` and past it. Fails silently where it is missing: the caller knows what to say. */
  #until(stop: string, rawEscapes: boolean, isPattern = false): (string | VariableUse)[] {
    const parts = new Parts();
    let closed = stop === '';
    while (this.#position < this.#text.length) {
      const char = this.#text[this.#position] as string;
      if (char === stop) {
        this.#position++;
        closed = true;
        break;
      }
      if (char === '$') parts.add(this.#dollar());
      else if (char === "'" && this.options.keepsQuotes !== true) parts.add(this.#single(isPattern));
      else if (char === '"' && this.options.keepsQuotes !== true) this.#double(parts, rawEscapes);
      else if (char === this.options.escapeCharacter) {
        if (rawEscapes) parts.add(char);
        parts.add(this.#text[this.#position + 1] ?? '');
        this.#position += 2;
      } else parts.add(this.#plain(stop));
    }
    this.#closed = closed;
    return parts.all();
  }

  /** The text up to what means something. */
  #plain(stop: string): string {
    const start = this.#position++;
    while (this.#position < this.#text.length) {
      const char = this.#text[this.#position] as string;
      if (char === stop || char === '$' || char === '"' || char === "'" || char === this.options.escapeCharacter) break;
      this.#position++;
    }
    return this.#text.slice(start, this.#position);
  }

  #closed = false;

  /** In a pattern, which is read once more, the escape character stands for itself when it is doubled. */
  #single(isPattern: boolean): string {
    const open = this.#position;
    const close = this.#text.indexOf("'", open + 1);
    if (close === -1) {
      this.#fail('open-single-quote', open, this.#text.length);
      return '';
    }
    this.#position = close + 1;
    const quoted = this.#text.slice(open + 1, close);
    const escaping = this.options.escapeCharacter;
    return isPattern ? quoted.replaceAll(escaping, escaping + escaping) : quoted;
  }

  #double(parts: Parts, rawEscapes: boolean): void {
    const open = this.#position++;
    while (this.#position < this.#text.length) {
      const char = this.#text[this.#position] as string;
      if (char === '"') {
        this.#position++;
        return;
      }
      if (char === '$') {
        parts.add(this.#dollar());
        continue;
      }
      this.#position++;
      if (char !== this.options.escapeCharacter) {
        parts.add(char);
        continue;
      }
      if (rawEscapes) parts.add(char);
      const next = this.#text[this.#position];
      if (next === undefined) break;
      if (next === '"' || next === '$' || next === this.options.escapeCharacter) {
        parts.add(next);
        this.#position++;
      } else parts.add(char);
    }
    this.#fail('open-double-quote', open, this.#text.length);
  }

  #dollar(): VariableUse | string {
    const start = this.#position++;
    if (this.#text[this.#position] !== '{') {
      const from = this.#position;
      const name = this.#name();
      return name === '' ? '$' : this.#variable(name, from, start);
    }
    this.#position++;
    const first = this.#text[this.#position];
    if (first === undefined) return this.#failed('missing-brace', start, this.#position);
    if (first === '{' || first === '}' || first === ':')
      return this.#failed('bad-substitution', start, this.#position + 1);
    const from = this.#position;
    const name = this.#name();
    return this.#modified(name, from, start);
  }

  #failed(fault: SubstitutionFault, from: number, to: number, detail = ''): string {
    this.#fail(fault, from, to, detail);
    return '';
  }

  #modified(name: string, from: number, start: number): VariableUse | string {
    const at = this.#position;
    const first = this.#text[this.#position++];
    if (first === undefined) return this.#failed('missing-brace', start, at);
    if (first === '}') return this.#variable(name, from, start);
    if (++this.#depth > maxDepth) return this.#failed('missing-brace', start, at);
    const result = first === '/' ? this.#replacing(name, from, start) : this.#worded(first, at, name, from, start);
    this.#depth--;
    return result;
  }

  #worded(first: string, at: number, name: string, from: number, start: number): VariableUse | string {
    const modifier = first === ':' ? (this.#text[this.#position++] ?? '') : first;
    const shown = first === ':' ? `:${modifier}` : first;
    if (first === ':' && modifier === '') return this.#failed('missing-brace', start, at);
    const trims = modifier === '#' || modifier === '%';
    if (!'-+?#%'.includes(modifier) || (first === ':' && trims)) {
      return this.#failed('unsupported-modifier', at, at + shown.length, shown);
    }
    const greedy = trims && this.#text[this.#position] === modifier;
    if (greedy) this.#position++;
    const word = { parts: this.#until('}', trims, trims), error: undefined };
    if (!this.#closed) return this.#failed('missing-brace', start, this.#text.length);
    if (trims) this.#checkPattern(word, at);
    const operator = (greedy ? shown + modifier : shown) as Operator;
    return { ...this.#variable(name, from, start), operator, word };
  }

  #replacing(name: string, from: number, start: number): VariableUse | string {
    const at = this.#position;
    const all = this.#text[this.#position] === '/';
    if (all) this.#position++;
    const word = { parts: this.#until('/', true, true), error: undefined };
    if (!this.#closed) return this.#failed('missing-slash', start, this.#text.length);
    this.#checkPattern(word, at);
    const replacement = { parts: this.#until('}', true), error: undefined };
    if (!this.#closed) return this.#failed('missing-brace', start, this.#text.length);
    return { ...this.#variable(name, from, start), operator: all ? '//' : '/', word, replacement };
  }

  /** Only `*`, `?` and the escape itself may be escaped in a pattern, besides `}` and `/`. */
  #checkPattern(word: Template, at: number): void {
    const pattern = word.parts.every((part) => typeof part === 'string') ? word.parts.join('') : '';
    const wrong = /^(?:[^\\]|\\[*?\\}/])*\\(?![*?\\}/])/.test(pattern);
    if (wrong) this.#fail('bad-pattern', at, this.#position - 1, pattern);
  }

  #variable(name: string, from: number, start: number): VariableUse {
    const nameSpan = this.source.span(from, from + name.length);
    const span = this.source.span(start, this.#position);
    return { name, nameSpan, span, operator: undefined, word: undefined, replacement: undefined };
  }

  #name(): string {
    namePattern.lastIndex = this.#position;
    const name = namePattern.exec(this.#text)?.[0] ?? '';
    this.#position += name.length;
    return name;
  }
}
