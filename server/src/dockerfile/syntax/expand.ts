import type { Template, VariableUse } from './variables';

/** What is known of a variable: unset, or set to a value, which may be unknown. */
export interface Known {
  readonly set: boolean;
  readonly value?: string | undefined;
}

export type Lookup = (name: string) => Known;

/** A text with its variables replaced. */
export interface Expansion {
  /** `undefined` where it depends on a value that is not known, or where BuildKit would fail. */
  readonly text: string | undefined;
  /** The variables that were set, and those that were not. */
  readonly matched: readonly VariableUse[];
  readonly unmatched: readonly VariableUse[];
}

const none: readonly VariableUse[] = [];
/** A longer text is not followed: one that doubles itself on each line would soon fill the memory. */
const maxLength = 65_536;
/** In longer values, and with more wildcards, patterns are not matched: a malicious one would take for ever. */
const maxMatched = 200;
const maxWildcards = 2;

/** Replaces the variables of a text (BuildKit: shell/lex.go). */
export function expand(template: Template, lookUp: Lookup): Expansion {
  const { parts } = template;
  // Most texts have no variables.
  if (template.error === undefined && (parts.length === 0 || (parts.length === 1 && typeof parts[0] === 'string')))
    return { text: (parts[0] as string | undefined) ?? '', matched: none, unmatched: none };
  const expander = new Expander(lookUp);
  const text = expander.text(template);
  const fails = expander.isRefused || template.error !== undefined;
  return { text: fails ? undefined : text, matched: expander.matched, unmatched: expander.unmatched };
}

class Expander {
  readonly matched: VariableUse[] = [];
  readonly unmatched: VariableUse[] = [];
  /** Whether a `${name:?message}` fails. */
  isRefused = false;

  constructor(readonly lookUp: Lookup) {}

  text({ parts }: Template): string | undefined {
    let result: string | undefined = '';
    for (const part of parts) {
      const text = typeof part === 'string' ? part : this.#value(part);
      result = result === undefined || text === undefined ? undefined : result + text;
    }
    return result === undefined || result.length > maxLength ? undefined : result;
  }

  #value(use: VariableUse): string | undefined {
    const word = use.word === undefined ? '' : this.text(use.word);
    const replacement = use.replacement === undefined ? '' : this.text(use.replacement);
    const { set, value } = this.lookUp(use.name);
    (set ? this.matched : this.unmatched).push(use);
    if (use.operator === undefined) return set ? value : '';
    return this.#modified(use.operator, { set, value }, word, replacement);
  }

  #modified(
    operator: string,
    { set, value }: Known,
    word: string | undefined,
    replacement: string | undefined,
  ): string | undefined {
    const isUnknown = set && value === undefined;
    const isFilled = set && value !== '';
    switch (operator) {
      case '-':
        return set ? value : word;
      case ':-':
        return isFilled ? value : word;
      case '+':
        return set ? word : '';
      case ':+':
        return isUnknown ? undefined : isFilled ? word : '';
      case '?':
      case ':?':
        if (operator === '?' ? !set : !isFilled) this.isRefused = true;
        return set ? value : undefined;
      default:
        return isUnknown || word === undefined || replacement === undefined
          ? undefined
          : edited(value ?? '', operator, word, replacement);
    }
  }
}

function edited(value: string, operator: string, pattern: string, replacement: string): string | undefined {
  if (value.length > maxMatched || pattern.split('*').length - 1 > maxWildcards) return undefined;
  if (operator[0] !== '/') return trimmed(value, pattern, operator);
  const expression = new RegExp(patternSource(pattern, true), operator === '//' ? 'gs' : 's');
  return value.replace(expression, () => replacement);
}

function trimmed(value: string, pattern: string, operator: string): string {
  const greedy = operator.length === 2;
  if (operator[0] === '#') return value.replace(new RegExp(`^(?:${patternSource(pattern, greedy)})`), '');
  // The shortest match at the end: try from the end backwards, or from the start for the longest.
  const expression = new RegExp(`^(?:${patternSource(pattern, true)})$`);
  for (let step = 0; step <= value.length; step++) {
    const from = greedy ? step : value.length - step;
    if (expression.test(value.slice(from))) return value.slice(0, from);
  }
  return value;
}

/** `*` and `?` as a regular expression; `\` takes their meaning. */
function patternSource(pattern: string, greedy: boolean): string {
  return pattern.replace(
    /\\(.)|([*?])|([[\]{}.+()|^$\\/])/gs,
    (_, escaped?: string, wildcard?: string, special?: string) => {
      if (escaped !== undefined) return escaped.replace(/[[\]{}.+*?()|^$\\/]/, '\\$&');
      if (wildcard === '*') return greedy ? '.*' : '.*?';
      return wildcard === '?' ? '.' : `\\${special}`;
    },
  );
}
