/** What names stand for at a place of a file that is walked stage by stage: what a stage sets is taken back before a sibling is looked at. */
export class ScopeTable<T> {
  readonly #values = new Map<string, T>();
  readonly #undo: { readonly name: string; readonly before: T | undefined }[] = [];

  get(name: string): T | undefined {
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  names(): IterableIterator<string> {
    return this.#values.keys();
  }

  set(name: string, value: T): void {
    this.#undo.push({ name, before: this.#values.get(name) });
    this.#values.set(name, value);
  }

  /** The state of now, for `backTo`. */
  get mark(): number {
    return this.#undo.length;
  }

  /** Takes back everything that has been set since a mark. */
  backTo(mark: number): void {
    while (this.#undo.length > mark) {
      const { name, before } = this.#undo.pop() as { name: string; before: T | undefined };
      if (before === undefined) this.#values.delete(name);
      else this.#values.set(name, before);
    }
  }
}
