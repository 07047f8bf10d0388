/** Words that only say that something is missing: each of them may stand for something else. */
const nameless = /^(?:(?:REPLACE|CHANGE)[_-]?ME|PLACEHOLDER|INSERT[_-]HERE|FILL[_-]ME)$/i;

/** What a placeholder says of itself. */
export interface PlaceholderWords {
  readonly name: string;
  /** What is to stand there if nobody gives a value, as shells write it: `nginx` in `${IMAGE:-nginx}`. It has no placeholders itself. */
  readonly proposal?: string;
}

/**
 * The name of a placeholder, without the signs of its form: `PORT` for `${PORT}`, `{{ port }}` and `__PORT__`; `IMAGE` for
 * `{{ must_env "IMAGE" }}` and `${IMAGE:-nginx}`.
 */
export function wordsOf(placeholder: string): PlaceholderWords {
  const opening = /^(?:[{$<%@#[(]+|__)/.exec(placeholder)?.[0] ?? '';
  const inner = placeholder
    .slice(opening.length, placeholder.length - closingLength(opening, placeholder))
    .replace(/^[\s=~.-]+|[\s~-]+$/g, '');
  const [, called] = /^\w+\s*\(?\s*["'`]([\w.-]+)["'`]\s*\)?$/.exec(inner) ?? [];
  const [, variable, sign, proposal] = (opening === '${' && /^(\w+):?([-=?+])(.*)$/s.exec(inner)) || [];
  if (variable !== undefined)
    return { name: variable, proposal: /[-=]/.test(sign ?? '') && !proposal?.includes('$') ? proposal : undefined };
  return { name: called ?? (inner || placeholder) };
}

/** As many signs as opened it: one bracket after `$`, `#` or `%`, none after a `$` alone. */
function closingLength(opening: string, placeholder: string): number {
  if (/^[$#%][{(]$/.test(opening)) return 1;
  if (/^\$+$/.test(opening)) return /\$*$/.exec(placeholder)?.[0].length ?? 0;
  return opening.length;
}

/** Names that are different for different things: the second `REPLACE_ME` is `REPLACE_ME_2`. */
export class Namer {
  #times = new Map<string, number>();

  words(placeholder: string): PlaceholderWords {
    const words = wordsOf(placeholder);
    const { name } = words;
    if (!nameless.test(name)) return words;
    const count = (this.#times.get(name) ?? 0) + 1;
    this.#times.set(name, count);
    return count === 1 ? words : { name: `${name}_${count}` };
  }
}
