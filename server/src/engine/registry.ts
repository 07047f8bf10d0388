import type { RuleDescription } from './rule';

/** What ShellCheck calls its findings. They are no rules of ours, but can be set and silenced as those can. */
export const shellCheckCode = /^SC\d{4}$/i;

/** Finds rules by id and by what other tools call them. */
export class RuleRegistry<R extends RuleDescription = RuleDescription> {
  readonly #byName = new Map<string, R[]>();

  /** @throws Error if two rules share an id. */
  constructor(readonly rules: readonly R[]) {
    for (const rule of rules) {
      if (this.#byName.has(rule.id.toLowerCase())) throw new Error(`Two rules are called ${rule.id}.`);
      this.#byName.set(rule.id.toLowerCase(), [rule]);
    }
    for (const rule of rules) {
      for (const alias of rule.aliases ?? []) {
        const key = alias.toLowerCase();
        this.#byName.set(key, [...(this.#byName.get(key) ?? []), rule]);
      }
    }
  }

  /** The rules of that id or alias, in any case; none if nobody knows the name. */
  resolve(name: string): readonly R[] {
    return this.#byName.get(name.toLowerCase()) ?? [];
  }

  /** All ids and aliases, lower-cased. */
  names(): string[] {
    return [...this.#byName.keys()];
  }
}

/** The ids of the rules of that name or alias, or the code of ShellCheck that it is. */
export function idsOf(name: string, registry: RuleRegistry): readonly string[] {
  return shellCheckCode.test(name) ? [name.toUpperCase()] : registry.resolve(name).map(({ id }) => id);
}
