import type { ecs } from '../../infrastructure/aws/room';
import { isSecretName } from '../push-to-ecr/plan';

// What is to be run, as plain data: it can be shown, remembered and compared. No secret is ever part of it.

/** What a revision says about where it can run, and of what it is made. */
export interface RevisionFacts {
  readonly arn: string;
  /** `web:8` */
  readonly name: string;
  readonly family: string;
  readonly containers: readonly string[];
  /** Whether its tasks have a network interface, and subnets, of their own. */
  readonly isAwsvpc: boolean;
  /** Those that it asks for, or else those that it fits. */
  readonly launchTypes: readonly string[];
}

/** What of a cluster matters for a task. */
export type ClusterFacts = Pick<
  ecs.Cluster,
  'arn' | 'name' | 'capacityProviders' | 'defaultCapacity' | 'containerInstances'
>;

/** A launch type, a capacity provider, or (neither) the default strategy of the cluster. */
export interface Capacity {
  readonly launchType?: ecs.LaunchType;
  readonly provider?: string;
}

/** Subnets, security groups and public address, with the service that they were taken over from. */
export type RunNetwork = ecs.TaskNetwork & { readonly service?: string };

/** What differs from the task definition, for one container or, under the name `''`, for the whole task. */
export interface Override {
  readonly command?: readonly string[];
  /** `null` stands for a secret that has been typed, and is kept nowhere. */
  readonly environment?: Readonly<Record<string, string | null>>;
  /** CPU units. */
  readonly cpu?: number;
  /** MiB. */
  readonly memory?: number;
}

/** By the name of the container; `''` for the whole task. */
export type Overrides = Readonly<Record<string, Override>>;

/** What a person has answered. */
export interface RunAnswers {
  readonly revision?: RevisionFacts;
  readonly cluster?: ClusterFacts;
  /** Absent for the first that fits. */
  readonly capacity?: Capacity;
  /** Absent for the latest. */
  readonly platformVersion?: string;
  readonly network?: RunNetwork;
  readonly count: number;
  readonly overrides: Overrides;
  readonly execEnabled: boolean;
  readonly startedBy: string;
}

/** The questions, in the order of the review. */
export const runQuestions = [
  'revision',
  'cluster',
  'capacity',
  'platformVersion',
  'network',
  'count',
  'command',
  'environment',
  'size',
  'execEnabled',
  'startedBy',
] as const;
export type RunQuestion = (typeof runQuestions)[number];

/** What matters of a described revision. */
export function revisionFacts({ arn, family, revision, document, compatibilities }: ecs.TaskDefinition): RevisionFacts {
  const { networkMode, requiresCompatibilities } = document;
  const asked = Array.isArray(requiresCompatibilities) ? requiresCompatibilities : [];
  const containers = Array.isArray(document.containerDefinitions) ? document.containerDefinitions : [];
  return {
    arn,
    name: `${family}:${revision}`,
    family,
    containers: containers.map(({ name }: { name?: unknown }) => String(name)),
    isAwsvpc: networkMode === 'awsvpc',
    launchTypes: asked.length > 0 ? asked : compatibilities,
  };
}

/** Where a revision can run in a cluster; the first is what a person would most likely want. Empty where nothing fits. */
export function capacitiesOf({ launchTypes }: RevisionFacts, cluster: ClusterFacts): Capacity[] {
  const { capacityProviders, defaultCapacity, containerInstances } = cluster;
  const has = (type: ecs.LaunchType) => launchTypes.includes(type);
  const fits = (provider: string) =>
    provider.startsWith('FARGATE') ? has('FARGATE') : has('EC2') || has('MANAGED_INSTANCES');
  const isDefault = defaultCapacity.length > 0 && defaultCapacity.every(({ provider }) => fits(provider));
  const types = (['EC2', 'FARGATE', 'EXTERNAL'] as const).filter(
    (type) => has(type) && (type === 'FARGATE' || containerInstances > 0),
  );
  const providers = capacityProviders.filter((provider) => provider !== 'FARGATE' && fits(provider));
  return [
    ...(isDefault ? [{}] : []),
    ...types.map((launchType) => ({ launchType })),
    ...providers.map((provider) => ({ provider })),
  ];
}

/** The capacity that is used: as answered, or the first that fits. */
export function capacityOf({ revision, cluster, capacity }: RunAnswers): Capacity | undefined {
  return capacity ?? (revision && cluster && capacitiesOf(revision, cluster)[0]);
}

/** Whether the capacity is Fargate, which alone has platform versions. */
export function isFargate(answers: RunAnswers): boolean {
  const { launchType, provider } = capacityOf(answers) ?? {};
  const providers = provider === undefined ? (answers.cluster?.defaultCapacity ?? []) : [{ provider }];
  return launchType === undefined
    ? providers.some(({ provider }) => provider.startsWith('FARGATE'))
    : launchType === 'FARGATE';
}

/** Which questions there are, for that revision and capacity. */
export function possibleRunQuestions(answers: RunAnswers): RunQuestion[] {
  return runQuestions.filter((question) => {
    if (question === 'network') return answers.revision?.isAwsvpc === true;
    return question !== 'platformVersion' || isFargate(answers);
  });
}

/** What keeps a task from being run; `undefined` where nothing does. */
export type RunFault = 'revision' | 'cluster' | 'capacity' | 'network';

/** The first thing that is missing. */
export function runFault(answers: RunAnswers): RunFault | undefined {
  if (answers.revision === undefined) return 'revision';
  if (answers.cluster === undefined) return 'cluster';
  if (capacityOf(answers) === undefined) return 'capacity';
  return answers.revision.isAwsvpc && answers.network === undefined ? 'network' : undefined;
}

/** Under which key a typed secret is kept until the task runs. */
export function secretKey(container: string, name: string): string {
  return `${container}/${name}`;
}

/** What ECS is asked for. `typed` holds the secrets. */
export function toRun(answers: RunAnswers, typed: ReadonlyMap<string, string>): ecs.TaskToRun {
  const { revision, cluster, network, overrides } = answers;
  if (revision === undefined || cluster === undefined) throw new Error('There is nothing to run yet.');
  const { launchType, provider } = capacityOf(answers) ?? {};
  const { cpu, memory } = overrides[''] ?? {};
  const own = Object.entries(overrides).filter(([name]) => revision.containers.includes(name));
  return {
    cluster: cluster.arn,
    taskDefinition: revision.arn,
    count: answers.count,
    launchType,
    capacity: provider === undefined ? undefined : [{ provider, weight: 1, base: 0 }],
    platformVersion: isFargate(answers) ? answers.platformVersion : undefined,
    network: revision.isAwsvpc ? network : undefined,
    containers: own.map(([name, { environment = {}, ...rest }]) => {
      const values = Object.entries(environment).map(([variable, value]) => {
        return [variable, value ?? typed.get(secretKey(name, variable)) ?? ''];
      });
      return { name, ...rest, environment: Object.fromEntries(values) };
    }),
    cpu: cpu?.toString(),
    memory: memory?.toString(),
    execEnabled: answers.execEnabled,
    startedBy: answers.startedBy || undefined,
  };
}

/** Whether a variable is a secret: it is called like one, or holds a password in an address. */
export function isSecret(name: string, value = ''): boolean {
  return isSecretName(name) || /:\/\/[^/\s:@]*:[^/\s@]+@/.test(value);
}

/** The same with something changed for one container; what says nothing is left out. */
export function changed(overrides: Overrides, container: string, change: Override): Overrides {
  const merged = { ...overrides[container], ...change };
  const said = Object.entries(merged).filter(([, value]) =>
    typeof value === 'object' ? Object.keys(value).length > 0 : value !== undefined,
  );
  const { [container]: _, ...others } = overrides;
  return said.length === 0 ? others : { ...others, [container]: Object.fromEntries(said) };
}

/** What may be remembered: everything but typed secrets, and commands that seem to hold one. */
export function rememberedOverrides(overrides: Overrides): Overrides {
  return Object.entries(overrides).reduce<Overrides>((kept, [name, { environment = {}, command, ...rest }]) => {
    const plain = Object.entries(environment).filter(([, value]) => value !== null);
    const words = command?.some(holdsSecret) ? undefined : command;
    return changed(kept, name, { ...rest, command: words, environment: Object.fromEntries(plain) });
  }, {});
}

/** Whether a word of a command gives a secret: `--password=…`, `TOKEN=…` in a script, an address with a password. */
function holdsSecret(word: string): boolean {
  return word.split(/\s+/).some((part) => isSecret(part.replace(/^-+|=.*/gs, ''), part));
}
