import type { OpenPlaceholder } from '../../../../server/src/wiring/registration-messages';
import type { Store } from '../push-to-ecr/wizard/memory';
import type { Values } from '../revisions/registration-server';
import { isSecret as holdsSecret } from '../tasks/run-plan';

/** How many files are remembered; the oldest goes first. */
const most = 50;

/** Under which name the workspace keeps it. */
const key = 'register.values';

/** What placeholders were filled with last, by file. Nothing secret is kept. */
export class RegisterMemory {
  constructor(private readonly store: Store) {}

  /** The values for a file, by its address. */
  valuesFor(uri: string): Values {
    return this.#all()[uri] ?? {};
  }

  /** Remembers values, but for secret ones, of which some only show by what they are. What was not asked this time stays. */
  async keep(uri: string, placeholders: readonly OpenPlaceholder[], values: Values): Promise<void> {
    const open = placeholders.filter(
      ({ name, isSecret }) => !isSecret && values[name] !== undefined && !holdsSecret(name, values[name]),
    );
    if (open.length === 0) return;
    const fresh = Object.fromEntries(open.map(({ name }) => [name, values[name] ?? '']));
    const others = Object.entries(this.#all()).filter(([other]) => other !== uri);
    const kept = [...others, [uri, { ...this.valuesFor(uri), ...fresh }]].slice(-most);
    await this.store.update(key, Object.fromEntries(kept));
  }

  #all(): Readonly<Record<string, Values>> {
    return this.store.get<Readonly<Record<string, Values>>>(key) ?? {};
  }
}
