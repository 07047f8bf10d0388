import type { Memento } from 'vscode';

/** What can be pinned. */
export type Pinnable = 'clusters' | 'repositories';

/** Clusters and repositories that a person keeps in view, by name and region; remembered in the workspace. */
export class Pins {
  constructor(private readonly state: Memento) {}

  /** The names, in the order in which they were pinned. */
  of(what: Pinnable, region: string): readonly string[] {
    return this.state.get<string[]>(this.#key(what, region), []);
  }

  async add(what: Pinnable, region: string, name: string): Promise<void> {
    await this.state.update(this.#key(what, region), [...new Set([...this.of(what, region), name])]);
  }

  /** Whether it was pinned. */
  async remove(what: Pinnable, region: string, name: string): Promise<boolean> {
    const before = this.of(what, region);
    const rest = before.filter((other) => other !== name);
    if (rest.length === before.length) return false;
    await this.state.update(this.#key(what, region), rest.length === 0 ? undefined : rest);
    return true;
  }

  #key(what: Pinnable, region: string): string {
    return `aws.pins.${what}.${region}`;
  }
}
