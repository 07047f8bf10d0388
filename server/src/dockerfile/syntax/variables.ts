import type { Span } from '../../engine/span';
import type { SourcedText } from './sourced-text';
import { TemplateReader } from './template-reader';

/** What may stand between a variable's name and `}`; `/` and `//` replace. */
export type Operator = ':-' | ':+' | ':?' | '-' | '+' | '?' | '#' | '##' | '%' | '%%' | '/' | '//';

/** A variable in a text: `$NAME`, `${NAME}`, `${NAME:-word}`. Spans count from the instruction's start. */
export interface VariableUse {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly operator: Operator | undefined;
  /** What follows the operator; for `/` the pattern. */
  readonly word: Template | undefined;
  /** What `/` and `//` put in. */
  readonly replacement: Template | undefined;
}

/** Why a text cannot be expanded, whatever the variables hold. */
export type SubstitutionFault =
  | 'missing-brace'
  | 'missing-slash'
  | 'bad-substitution'
  | 'unsupported-modifier'
  | 'open-single-quote'
  | 'open-double-quote'
  | 'bad-pattern';

/** The first fault of a text; BuildKit stops there. */
export interface SubstitutionError {
  readonly fault: SubstitutionFault;
  readonly span: Span;
  /** The modifier or pattern that is wrong. */
  readonly detail: string;
}

/** A text with variables in it. */
export interface Template {
  readonly parts: readonly (string | VariableUse)[];
  readonly error: SubstitutionError | undefined;
}

/** How a text is read. */
export interface TemplateOptions {
  readonly escapeCharacter: string;
  /** Quotes are left as they are: in the body of a heredoc. */
  readonly keepsQuotes?: boolean;
}

/** Reads the variables of a text (BuildKit: shell/lex.go, `ProcessWord`). */
export function readTemplate(source: SourcedText, options: TemplateOptions): Template {
  const { text } = source;
  const quotes = options.keepsQuotes !== true && (text.includes('"') || text.includes("'"));
  if (!quotes && !text.includes('$') && !text.includes(options.escapeCharacter))
    return { parts: text === '' ? [] : [text], error: undefined };
  return new TemplateReader(source, options).read();
}

/** Every variable of a text, those within the words of others included, in order. */
export function* usesIn(template: Template | undefined): Generator<VariableUse> {
  for (const part of template?.parts ?? []) {
    if (typeof part === 'string') continue;
    yield part;
    yield* usesIn(part.word);
    yield* usesIn(part.replacement);
  }
}

/** What a text without variables says once its quotes are removed; `undefined` where a variable decides, or where it is broken. */
export function constantText(template: Template): string | undefined {
  if (template.error !== undefined) return undefined;
  const [first, ...more] = template.parts;
  if (first === undefined) return '';
  return more.length === 0 && typeof first === 'string' ? first : undefined;
}
