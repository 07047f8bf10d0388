import type { DockerfileRule } from './rule';
import type { Instruction } from './syntax/instruction';

/** The rules that are on, sorted once by the keywords that they look at. */
export class RuleSet {
  readonly #byKeyword = new Map<string, readonly number[]>();
  readonly #byProgram = new Map<string, number[]>();
  /** The list that the set was asked for last. */
  from: readonly DockerfileRule[] | undefined;
  /** The places in `rules` of those that look at pipes. */
  readonly lookingAtPipes: readonly number[];
  /** What a text must hold for a rule to have something to say about its script. */
  readonly #all: RegExp;
  /** What is enough for it. */
  readonly #decided: RegExp;
  /** What is enough together. */
  readonly #pairs: readonly { readonly programs: RegExp; readonly words: RegExp }[];

  constructor(readonly rules: readonly DockerfileRule[]) {
    for (const [index, { script }] of rules.entries())
      for (const program of script?.programs ?? [])
        this.#byProgram.set(program, [...(this.#byProgram.get(program) ?? []), index]);
    this.lookingAtPipes = rules.flatMap(({ script }, index) => (script?.pipe === undefined ? [] : [index]));
    const pipes = this.lookingAtPipes.length === 0 ? [] : ['(?<!\\|)\\|(?!\\|)'];
    const checks = rules.flatMap(({ script }) => script ?? []);
    this.#all = oneOf([...this.#byProgram.keys()], pipes);
    this.#decided = oneOf(
      checks.flatMap(({ programs = [], words }) => (words === undefined ? programs : [])),
      pipes,
    );
    const pairs = new Map(
      checks.flatMap(({ programs = [], words }) =>
        words === undefined
          ? []
          : [[`${programs} ${words}`, { programs: oneOf(programs), words: oneOf(words) }] as const],
      ),
    );
    this.#pairs = [...pairs.values()];
  }

  /** Whether a rule may have something to say about what an instruction runs. */
  wantsScript({ keyword, source }: Instruction): boolean {
    if (keyword !== 'RUN' || !this.#all.test(source)) return false;
    if (this.#decided.test(source)) return true;
    return this.#pairs.some(({ programs, words }) => programs.test(source) && words.test(source));
  }

  /** The places in `rules` of those that look at calls of a program. */
  lookingAtProgram(name: string): readonly number[] {
    return this.#byProgram.get(name) ?? [];
  }

  isOf(rules: readonly DockerfileRule[]): boolean {
    return rules.length === this.rules.length && rules.every((rule, index) => rule === this.rules[index]);
  }

  /** The places in `rules` of those that look at instructions of a keyword. */
  lookingAt(keyword: string): readonly number[] {
    let found = this.#byKeyword.get(keyword);
    if (found === undefined) {
      found = this.rules.flatMap(({ instruction }, index) => {
        if (instruction === undefined) return [];
        return instruction.keywords === undefined || instruction.keywords.includes(keyword) ? [index] : [];
      });
      this.#byKeyword.set(keyword, found);
    }
    return found;
  }
}

/** Documents with different settings take turns; a few sets are enough to keep what they found. */
const maxSets = 8;
const sets: RuleSet[] = [];

/** The set of these rules: the same one each time. */
export function ruleSet(rules: readonly DockerfileRule[]): RuleSet {
  // From keystroke to keystroke the settings, and the list that comes of them, stay.
  if (sets[0]?.from === rules) return sets[0];
  const place = sets.findIndex((set) => set.isOf(rules));
  const set = place === -1 ? new RuleSet([...rules]) : (sets[place] as RuleSet);
  set.from = rules;
  if (place !== -1) sets.splice(place, 1);
  sets.unshift(set);
  sets.length = Math.min(sets.length, maxSets);
  return set;
}

/** Matches any of some words, and any of some patterns; nothing where there are none. */
function oneOf(words: readonly string[], patterns: readonly string[] = []): RegExp {
  const escaped = words.map((name) => name.replace(/\W/g, '\\$&')).join('|');
  const parts = escaped === '' ? patterns : [`(?<![\\w-])(?:${escaped})(?![\\w-])`, ...patterns];
  return new RegExp(parts.join('|') || '$^');
}
