import type { List, Section } from './section';

/** What a name leads to; `unknown` if a placeholder may hide it. */
export type Lookup<T> = T | 'unknown' | undefined;

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
