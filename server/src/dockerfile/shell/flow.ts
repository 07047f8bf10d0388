/** What a script has done to a variable up to a place: given it a value of its own for certain, or on some of the ways there. */
export type Hold = 'own' | 'maybe';

/** What a branch of a script has done. */
export type Changes = ReadonlyMap<string, Hold>;

/** Which variables a script has given values of its own, followed along its branches; the work is proportional to the changes. */
export class Flow {
  readonly #held = new Map<string, Hold>();
  readonly #log: { readonly name: string; readonly before: Hold | undefined }[] = [];

  get(name: string): Hold | undefined {
    return this.#held.get(name);
  }

  set(name: string, hold: Hold): void {
    const before = this.#held.get(name);
    if (before === hold || before === 'own') return;
    this.#log.push({ name, before });
    this.#held.set(name, hold);
  }

  /** Follows a branch, and tells what it has changed; nothing of that counts afterwards. */
  branch(follow: () => void): Changes {
    const mark = this.#log.length;
    follow();
    const changes = new Map<string, Hold>();
    while (this.#log.length > mark) {
      const { name, before } = this.#log.pop() as { name: string; before: Hold | undefined };
      if (!changes.has(name)) changes.set(name, this.#held.get(name) as Hold);
      if (before === undefined) this.#held.delete(name);
      else this.#held.set(name, before);
    }
    return changes;
  }

  /** Goes on where one of several branches has been taken. */
  join(branches: readonly Changes[]): void {
    for (const branch of branches)
      for (const name of branch.keys()) {
        const isSure = branches.every((other) => other.get(name) === 'own');
        this.set(name, isSure ? 'own' : 'maybe');
      }
  }
}
