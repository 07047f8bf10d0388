import { suggestion } from '../engine/suggestion';
import type { List, Section } from './section';

/** What a name leads to; `unknown` if a placeholder may hide it. */
export type Lookup<T> = T | 'unknown' | undefined;

/** Among more names than ECS takes by far, what may have been meant is not sought. */
const mostCandidates = 50;

/** The sections of a list by their names as written. Read through once, when it is first asked. */
export class Names<S extends Section> {
  readonly #byName = new Map<string, S>();
  #isHidden: boolean | undefined;

  constructor(
    readonly list: List,
    readonly sections: readonly S[],
  ) {}

  /** The first section of a name. */
  find(name: string): Lookup<S> {
    this.#isHidden ??= this.#readNames();
    return this.#byName.get(name) ?? (this.#isHidden ? 'unknown' : undefined);
  }

  /** The name that was probably meant by one that is not there. @param except a name that cannot be meant. */
  nearest(name: string, except?: string): string | undefined {
    this.#isHidden ??= this.#readNames();
    const candidates = [...this.#byName.keys()].slice(0, mostCandidates);
    return suggestion(
      name,
      candidates.filter((candidate) => candidate !== except && candidate !== ''),
    );
  }

  #readNames(): boolean {
    let isHidden = !this.list.isComplete;
    for (const section of this.sections) {
      const name = section.text('name').value;
      if (name !== undefined && !this.#byName.has(name)) this.#byName.set(name, section);
      if (section.string('name').state === 'unknown') isHidden = true;
    }
    return isHidden;
  }
}
