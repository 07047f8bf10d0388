import path from 'node:path';
import type { EngineName } from '../../infrastructure/container-engine';
import { type BuildSource, isBuild, isPush, isSecretName, type PushPlan, type SecretSource } from './plan';
import { taskType } from './task-type';

/** A task of ours as it stands in tasks.json. Paths count from the workspace folder. */
export interface PushTask {
  readonly type: string;
  readonly dockerfile?: string;
  /** Default: the folder of the Dockerfile. */
  readonly context?: string;
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string | null>>;
  readonly secrets?: readonly SecretSource[];
  readonly platforms?: readonly string[];
  readonly provenance?: boolean;
  /** Pushed instead of building a Dockerfile; with `dockerfile`, and without `repository`: the name of what is built. */
  readonly image?: string;
  /** Its name, or its URI; without it nothing is pushed. */
  readonly repository?: string;
  readonly region?: string;
  /** Whether a repository that is missing is created, and what it is to be like. */
  readonly create?: { readonly tagMutability?: 'MUTABLE' | 'IMMUTABLE'; readonly scansOnPush?: boolean };
  readonly tags?: readonly string[];
  readonly engine?: EngineName;
}

/**
 * A task that does what a plan says. VS Code keeps it in its list of tasks that were run, so that values which look like secrets come from the
 * environment there.
 */
export function taskOf({ engine, source, target, tags }: PushPlan): PushTask {
  const name = isBuild(source) ? { ...source, buildArgs: keptArgs(source) } : { image: source.image };
  const place = isPush(target)
    ? { repository: `${target.registry}/${target.repository}`, region: target.region, create: target.create }
    : { image: target.name };
  return { type: taskType, ...name, ...place, tags, engine: engine.name };
}

function keptArgs({ buildArgs }: BuildSource): BuildSource['buildArgs'] {
  return (
    buildArgs &&
    Object.fromEntries(Object.entries(buildArgs).map(([name, value]) => [name, isSecretName(name) ? null : value]))
  );
}

/** What the rest of a plan is learnt from. */
export interface TaskPlace {
  /** The workspace folder. */
  readonly folder: string;
  readonly engine: PushPlan['engine'];
  /** The region of the session. */
  readonly region: string;
  readonly account: string;
  /** The registry of the account in that region. */
  readonly registry: string;
}

/** The plan of a task. A person has written it: members of another shape than theirs count as absent. */
export function planOf(task: PushTask, place: TaskPlace): PushPlan {
  const { dockerfile, image = '' } = task;
  const tags = texts(task.tags) ?? ['latest'];
  const source = dockerfile === undefined ? { image } : buildOf({ ...task, dockerfile }, place.folder);
  return { engine: place.engine, source, target: targetOf(task, place), tags };
}

function buildOf(task: PushTask & { readonly dockerfile: string }, folder: string) {
  const file = path.resolve(folder, task.dockerfile);
  const { target, buildArgs, provenance } = task;
  const [platforms, secrets] = [texts(task.platforms), task.secrets?.filter?.(isSecret)];
  const context = task.context === undefined ? path.dirname(file) : path.resolve(folder, task.context);
  const found = secrets?.map((secret) =>
    secret.file === undefined ? secret : { ...secret, file: path.resolve(folder, secret.file) },
  );
  return { dockerfile: file, context, target, buildArgs, secrets: found, platforms, provenance };
}

function targetOf({ repository, image = '', create }: PushTask, place: TaskPlace): PushPlan['target'] {
  if (repository === undefined) return { name: image };
  const { account, region } = place;
  const settings = create && {
    tagMutability: create.tagMutability ?? 'IMMUTABLE',
    scansOnPush: create.scansOnPush ?? true,
  };
  const [, host, name = repository] = /^([^/]*[.:][^/]*)\/(.+)$/.exec(repository) ?? [];
  return {
    registry: host ?? place.registry,
    repository: name,
    account: accountIn(host) ?? account,
    region,
    create: settings,
  };
}

function texts(value: unknown): string[] | undefined {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : undefined;
}

function isSecret({ id, env, file }: Partial<Record<keyof SecretSource, unknown>>): boolean {
  return typeof id === 'string' && typeof (env ?? file) === 'string';
}

/** The account that a registry of ECR belongs to. */
function accountIn(host: string | undefined): string | undefined {
  return /^(\d{12})\./.exec(host ?? '')?.[1];
}

/** The region of a task: its own, or that of the registry it names. */
export function regionOf({ region, repository = '' }: PushTask): string | undefined {
  return region ?? /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./.exec(repository)?.[1];
}
