import { distance } from 'fastest-levenshtein';

/** The option that is nearest to a word, at most two edits away (BuildKit: util/suggest): what a person likely meant. */
export function nearest(word: string, options: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const option of options) {
    if (option === word) return undefined;
    if (Math.abs(option.length - word.length) >= least) continue;
    const edits = distance(word, option);
    if (edits < least && edits < Math.max(word.length, 2)) {
      best = option;
      least = edits;
    }
  }
  return best;
}
