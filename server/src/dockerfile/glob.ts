/**
 * One step of a pattern: a set of characters, any number of characters within a folder (`*`), any number of whole folders (`**` + `/`), or
 * anything (`**` at the end).
 */
type Step =
  | { readonly kind: 'one'; readonly accepts: (char: string) => boolean }
  | { readonly kind: 'many' }
  | { readonly kind: 'folders' }
  | { readonly kind: 'anything' };

/**
 * A pattern of .dockerignore that has wildcards (moby/patternmatcher). Follows all ways to match at once, so that the time is proportional
 * to the pattern and the path, whatever the pattern is.
 */
export class Glob {
  readonly #steps: readonly Step[];

  constructor(pattern: string) {
    this.#steps = readSteps(pattern);
  }

  matches(path: string): boolean {
    let at = this.#reach(new Set([0]));
    for (const char of path) {
      const next = new Set<number>();
      for (const state of at) this.#advance(state, char, next);
      at = this.#reach(next);
      if (at.size === 0) return false;
    }
    return at.has(this.#steps.length * 2);
  }

  /** State 2i stands before step i, 2i + 1 within it. */
  #advance(state: number, char: string, next: Set<number>): void {
    const index = state >> 1;
    const step = this.#steps[index];
    if (step === undefined) return;
    if (step.kind === 'one') {
      if (step.accepts(char)) next.add(state + 2);
    } else if (step.kind === 'many') {
      if (char !== '/') next.add(state);
    } else if (step.kind === 'anything') next.add(state);
    else {
      next.add(index * 2 + 1);
      if (char === '/') next.add(index * 2 + 2);
    }
  }

  /** Adds what can be reached without a character: every wildcard can stand for nothing. */
  #reach(states: Set<number>): Set<number> {
    for (const state of states) {
      const step = this.#steps[state >> 1];
      if (step !== undefined && step.kind !== 'one' && state % 2 === 0) states.add(state + 2);
    }
    return states;
  }
}

function readSteps(pattern: string): Step[] {
  const chars = [...pattern];
  const steps: Step[] = [];
  for (let index = 0; index < chars.length; index++) {
    const char = chars[index] as string;
    if (char === '*' && chars[index + 1] === '*') {
      index += chars[index + 2] === '/' ? 2 : 1;
      steps.push({ kind: index + 1 < chars.length ? 'folders' : 'anything' });
    } else if (char === '*') steps.push({ kind: 'many' });
    else if (char === '?') steps.push({ kind: 'one', accepts: (other) => other !== '/' });
    else if (char === '[') {
      const close = chars.indexOf(']', index + 2);
      if (close === -1) return [{ kind: 'one', accepts: () => false }];
      steps.push({ kind: 'one', accepts: characterClass(chars.slice(index + 1, close).join('')) });
      index = close;
    } else {
      const literal = char === '\\' ? (chars[++index] ?? char) : char;
      steps.push({ kind: 'one', accepts: (other) => other === literal });
    }
  }
  return steps;
}

/** `[abc]`, `[a-z]`, `[^a-z]`. */
function characterClass(body: string): (char: string) => boolean {
  const negated = body.startsWith('^');
  const ranges: [string, string][] = [];
  for (const [, from = '', to] of (negated ? body.slice(1) : body).matchAll(/\\?(.)(?:-\\?(.))?/gsu))
    ranges.push([from, to ?? from]);
  return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== negated;
}
