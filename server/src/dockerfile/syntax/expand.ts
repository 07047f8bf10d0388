import type { Template, VariableUse } from './variables';

/** What is known of a variable: unset, or set to a value, which may be unknown. */
export type Lookup = (name: string) => { readonly set: boolean; readonly value?: string | undefined };

/** A text with its variables replaced. */
export interface Expansion {
  /** `undefined` where it depends on a value that is not known, or where BuildKit would fail. */
  readonly text: string | undefined;
  /** The variables that were set, and those that were not. */
  readonly matched: readonly VariableUse[];
  readonly unmatched: readonly VariableUse[];
  /** A `${name:?message}` that fails. */
  readonly refused: VariableUse | undefined;
}

/** Replaces the variables of a text (BuildKit: shell/lex.go). */
export function expand(template: Template, lookup: Lookup): Expansion {
  const matched: VariableUse[] = [];
  const unmatched: VariableUse[] = [];
  let refused: VariableUse | undefined;

  const textOf = ({ parts }: Template): string | undefined => {
    let result: string | undefined = '';
    for (const part of parts) {
      const text = typeof part === 'string' ? part : valueIn(part);
      result = result === undefined || text === undefined ? undefined : result + text;
    }
    return result;
  };

  const valueIn = (use: VariableUse): string | undefined => {
    const word = use.word === undefined ? '' : textOf(use.word);
    const replacement = use.replacement === undefined ? '' : textOf(use.replacement);
    const { set, value } = lookup(use.name);
    (set ? matched : unmatched).push(use);
    const empty = set && value === '';
    const unknown = set && value === undefined;
    switch (use.operator) {
      case undefined:
        return set ? value : '';
      case '-':
        return set ? value : word;
      case ':-':
        return unknown ? undefined : set && !empty ? value : word;
      case '+':
        return set ? word : '';
      case ':+':
        return unknown ? undefined : set && !empty ? word : '';
      case '?':
      case ':?':
        if (!set || (empty && use.operator === ':?')) refused ??= use;
        return set ? value : undefined;
      case '/':
      case '//':
        return edited(set ? value : '', word, (text, pattern) =>
          replacement === undefined ? undefined : replace(text, pattern, replacement, use.operator === '//'),
        );
      default:
        return edited(set ? value : '', word, (text, pattern) => trim(text, pattern, use.operator as string));
    }
  };

  const text = textOf(template);
  const fails = refused !== undefined || template.error !== undefined;
  return { text: fails ? undefined : text, matched, unmatched, refused };
}

function edited(
  value: string | undefined,
  pattern: string | undefined,
  edit: (value: string, pattern: string) => string | undefined,
): string | undefined {
  return value === undefined || pattern === undefined ? undefined : edit(value, pattern);
}

function replace(value: string, pattern: string, replacement: string, all: boolean): string {
  const expression = new RegExp(patternSource(pattern, true), all ? 'gs' : 's');
  return value.replace(expression, () => replacement);
}

function trim(value: string, pattern: string, operator: string): string {
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
