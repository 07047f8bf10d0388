import type { DefinitionDifference, ReadRegistration } from '../../task-definition/registration';
import { isSecretName, looksLikeSecret } from '../../task-definition/tables/secret-names';

/** What stands in the output where a secret would. */
export const mask = '(hidden)';

/** In characters; what is shorter is no secret, and stands in many words. */
const shortest = 4;

/** Keeps secrets out of the output: values given for secret placeholders, variables that are called like secrets, and what looks like one. */
export class Masks {
  readonly #values: readonly string[];
  readonly #places: ReadonlySet<string>;

  constructor({ secrets, secretPlaces }: ReadRegistration, values: ReadonlyMap<string, string>) {
    const given = [...values].flatMap(([name, value]) =>
      secrets.has(name) && value.length >= shortest ? [value] : [],
    );
    // In JSON a value can look otherwise.
    this.#values = [...new Set(given.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))];
    this.#places = secretPlaces;
  }

  /** A sentence that may quote a value. */
  sentence(text: string): string {
    return this.#values.reduce((rest, value) => rest.replaceAll(value, mask), text);
  }

  difference({ place, kind, before, after }: DefinitionDifference): DefinitionDifference {
    const label = /\[([^\]]*)\]$/.exec(place)?.[1] ?? '';
    const isReference = /\.(?:secrets|secretOptions)\[/.test(place);
    const isHidden = this.#places.has(place) || (!isReference && isSecretName(label));
    const shown = (value: unknown) => (value === undefined ? undefined : isHidden ? mask : this.#within(value));
    return { place, kind, before: shown(before), after: shown(after) } as DefinitionDifference;
  }

  #within(value: unknown): unknown {
    if (typeof value === 'string') {
      const isSecret = looksLikeSecret('', value) || this.#values.some((secret) => value.includes(secret));
      return isSecret ? mask : value;
    }
    if (Array.isArray(value)) return value.map((element) => this.#within(element));
    if (typeof value !== 'object' || value === null) return value;
    const { name } = value as { name?: unknown };
    const isSecret = typeof name === 'string' && isSecretName(name);
    const entries = Object.entries(value).map(([key, inner]) => {
      const isHidden = typeof inner === 'string' && ((key === 'value' && isSecret) || isSecretName(key));
      return [key, isHidden ? mask : this.#within(inner)];
    });
    return Object.fromEntries(entries);
  }
}
