import { closest, distance } from 'fastest-levenshtein';

/** The known name that was probably meant, or `undefined` if none is near. Case does not count. */
export function suggestion(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = written.toLowerCase();
  const candidates = known.map((name) => name.toLowerCase());
  const swapped = candidates.includes(lower) ? -1 : candidates.findIndex((candidate) => isSwapped(lower, candidate));
  if (swapped >= 0) return known[swapped];
  const best = closest(lower, candidates);
  return isWithinReach(lower, best) ? known[candidates.indexOf(best)] : undefined;
}

/** Whether a name may be a misspelling of another; both in lower case. Cheap where their lengths differ much. */
export function isNear(written: string, name: string): boolean {
  return isSwapped(written, name) || isWithinReach(written, name);
}

function isWithinReach(written: string, name: string): boolean {
  const reach = Math.max(1, Math.floor(Math.max(written.length, name.length) / 3));
  return Math.abs(written.length - name.length) <= reach && distance(written, name) <= reach;
}

/** Whether two neighbouring letters have changed places, which is one slip of the fingers and not two. */
function isSwapped(written: string, candidate: string): boolean {
  if (written.length !== candidate.length || written === candidate) return false;
  let at = 0;
  while (written[at] === candidate[at]) at += 1;
  const swapped = written.slice(0, at) + written.charAt(at + 1) + written.charAt(at) + written.slice(at + 2);
  return swapped === candidate;
}

/** ` Did you mean …?` to append to a message, or nothing. */
export function didYouMean(written: string, known: readonly string[]): string {
  return asQuestion(suggestion(written, known), '`');
}

/** The same for a name that has been found already, in the quotes of the text at hand. */
export function asQuestion(name: string | undefined, quote: '"' | '`'): string {
  return name === undefined ? '' : ` Did you mean ${quote}${name}${quote}?`;
}

/** `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
