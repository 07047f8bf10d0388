import { isSecretName } from '../push-to-ecr/plan';

/** What stands where a secret stood. */
const dots = '••••••••';

/** The shortest value that is looked for wherever it may stand: a shorter one stands in many words by chance. */
const shortest = 4;

/**
 * Hides what is secret by its name, and what a person has typed as a secret, in texts that are shown side by side. The same value is hidden the
 * same way, so that a changed one shows as changed.
 */
export class SecretValues {
  readonly #seen = new Map<string, string[]>();

  constructor(private readonly typed: readonly string[] = []) {}

  /** JSON, with the same layout; `place` is where it stands: `containerDefinitions[web].environment[TOKEN]`. */
  hide(json: string, place = ''): string {
    const name = secretName(/\b(?:environment|options)\[(.*)\]$/.exec(place)?.[1]);
    const hidden = this.#hide(JSON.parse(json), name);
    return JSON.stringify(hidden, undefined, json.includes('\n') ? 2 : 0);
  }

  #hide(value: unknown, secret?: string): unknown {
    if (typeof value === 'string') return secret === undefined ? this.#withoutTyped(value) : this.#dots(secret, value);
    if (Array.isArray(value)) return value.map((item) => this.#hide(item));
    if (typeof value !== 'object' || value === null) return value;
    const { name } = value as { readonly name?: unknown };
    const members = Object.entries(value).map(([key, member]) => {
      const called = key === 'value' ? (secretName(name) ?? secret) : secretName(key);
      return [key, this.#hide(member, called)];
    });
    return Object.fromEntries(members);
  }

  #dots(name: string, value: string): string {
    const seen = this.#seen.get(name) ?? [];
    const others = seen.includes(value) ? seen.indexOf(value) : seen.push(value) - 1;
    this.#seen.set(name, seen);
    return others === 0 ? dots : `${dots} ${others + 1}`;
  }

  #withoutTyped(text: string): string {
    const found = this.typed.filter((secret) => secret.length >= shortest);
    return found.reduce((rest, secret) => rest.replaceAll(secret, dots), text);
  }
}

/** The name of something secret; `undefined` for everything else. The API's own name leads to a secret, and is none. */
function secretName(name: unknown): string | undefined {
  return typeof name === 'string' && name !== 'credentialsParameter' && isSecretName(name) ? name : undefined;
}
