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

/** How many names are compared at most, over all words: files of thousands of names must not take long. */
const affordable = 20_000;

/** What people likely meant by the words of one file, as long as finding that takes no time worth speaking of. */
export class Suggester {
  #left = affordable;

  constructor(readonly options: readonly string[]) {}

  nearest(word: string): string | undefined {
    if (this.#left < this.options.length) return undefined;
    this.#left -= this.options.length;
    return nearest(word, this.options);
  }
}
