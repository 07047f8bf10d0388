import type { Memento } from 'vscode';
import { type Overrides, type RevisionFacts, type RunAnswers, type RunNetwork, rememberedOverrides } from './run-plan';

/** How many clusters and families are remembered; the oldest goes first. */
const most = 50;

/** The networks of earlier runs by the ARN of the cluster, and what differed from the task definition by family. */
export class RunMemory {
  constructor(private readonly state: Pick<Memento, 'get' | 'update'>) {}

  network(cluster: string): RunNetwork | undefined {
    return this.#all<RunNetwork>('networks')[cluster];
  }

  overrides({ family, containers }: RevisionFacts): Overrides {
    const all = Object.entries(this.#all<Overrides>('overrides')[family] ?? {});
    return Object.fromEntries(all.filter(([name]) => name === '' || containers.includes(name)));
  }

  /** Remembers answers, without anything secret. */
  async keep({ cluster, revision, network, overrides }: RunAnswers): Promise<void> {
    if (cluster !== undefined && network !== undefined) await this.#put('networks', cluster.arn, network);
    if (revision !== undefined) await this.#put('overrides', revision.family, rememberedOverrides(overrides));
  }

  #all<Value>(what: 'networks' | 'overrides'): Readonly<Record<string, Value>> {
    return this.state.get(`tasks.${what}`, {});
  }

  async #put(what: 'networks' | 'overrides', key: string, value: object): Promise<void> {
    const others = Object.entries(this.#all(what)).filter(([other]) => other !== key);
    await this.state.update(`tasks.${what}`, Object.fromEntries([...others, [key, value]].slice(-most)));
  }
}
