import type { Builder, EngineName } from '../../infrastructure/container-engine';
import { faultOfName } from '../repositories/repository-name';

// What a build or a push is to do, as plain data: it can be shown, remembered, compared, and stand in tasks.json. No secret is ever part of it.

/** The engine that carries a plan out. */
export interface PlanEngine {
  readonly name: EngineName;
  readonly builder: Builder;
}

/** Where the value of a build secret comes from when the build runs. */
export type SecretSource =
  /** The name of an environment variable. */
  | { readonly id: string; readonly env: string; readonly file?: never }
  /** An absolute path. */
  | { readonly id: string; readonly file: string; readonly env?: never };

/** An image that is built. */
export interface BuildSource {
  /** An absolute path. */
  readonly dockerfile: string;
  /** An absolute path. */
  readonly context: string;
  /** The stage to stop at; absent for the last one. */
  readonly target?: string;
  /** By name; `null` takes the value from the environment. */
  readonly buildArgs?: Readonly<Record<string, string | null>>;
  readonly secrets?: readonly SecretSource[];
  /** `linux/arm64`; empty or absent for the engine's own. */
  readonly platforms?: readonly string[];
  /** Whether an attestation says how the image was made. ECR lists it as one more image, without a tag. Default: no. */
  readonly provenance?: boolean;
}

/** An image that the engine has already. */
export interface ImageSource {
  /** `parcels/web:dev` or an id. */
  readonly image: string;
}

/** A repository of ECR. */
export interface EcrTarget {
  /** What stands before the first slash: `111122223333.dkr.ecr.eu-west-1.amazonaws.com`. */
  readonly registry: string;
  /** `parcels/web` */
  readonly repository: string;
  readonly region: string;
  readonly account: string;
  /** The profile of the AWS CLI, for the commands to copy. */
  readonly profile?: string;
  /** What it is to be like if it has to be created; absent where it has to be there. */
  readonly create?: { readonly tagMutability: 'MUTABLE' | 'IMMUTABLE'; readonly scansOnPush: boolean };
}

/** A name on this machine alone, for *Build image…*. */
export interface LocalTarget {
  /** `parcels/web` */
  readonly name: string;
}

/** One build, one push, or both. */
export interface PushPlan {
  readonly engine: PlanEngine;
  readonly source: BuildSource | ImageSource;
  readonly target: EcrTarget | LocalTarget;
  /** `1.4.2`; at least one. */
  readonly tags: readonly string[];
}

/** Whether the name of a build argument says that its value is a secret. It should not be there; it is kept nowhere, at least. */
export function isSecretName(name: string): boolean {
  return /TOKEN|SECRET|PASSW|PASSPHRASE|_PASS$|_PWD|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY/i.test(name);
}

/** Whether the source of a plan is built. */
export function isBuild(source: PushPlan['source']): source is BuildSource {
  return 'dockerfile' in source;
}

/** Whether a plan pushes. */
export function isPush(target: PushPlan['target']): target is EcrTarget {
  return 'registry' in target;
}

/** The names that the image gets, one for each tag. */
export function references({ target, tags }: PushPlan): string[] {
  const name = isPush(target) ? `${target.registry}/${target.repository}` : target.name;
  return tags.map((tag) => `${name}:${tag}`);
}

/**
 * Whether the build itself pushes: the image store of an engine holds neither several platforms nor attestations, so that
 * BuildKit sends them straight to the registry.
 */
export function pushesWhileBuilding({ engine, source, target }: PushPlan): boolean {
  if (!isBuild(source) || !isPush(target) || engine.builder !== 'buildx') return false;
  return (source.platforms ?? []).length > 1 || source.provenance === true;
}

/** Sources: the grammar of image references (distribution/reference), the flags of `docker build`, platforms of containerd. */
const forms = {
  registry: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i,
  tag: /^\w[\w.-]{0,127}$/,
  stage: /^[a-z0-9][\w.-]*$/i,
  variable: /^[A-Za-z_][\w.-]*$/,
  platform: /^[a-z0-9]+(?:\/[a-z0-9_]+(?:\/[a-z0-9]+)?)?$/,
  image: /^[a-z0-9][\w.\-/:@]*$/i,
  word: /^[a-z0-9][\w-]*$/i,
  // A drive's letter, a share, or the root.
  absolute: /^(?:\/|[A-Za-z]:[\\/]|\\\\)[^\0\n\r]*$/,
} as const;

/**
 * What keeps a plan from being carried out: each value that could be read as something else (an option, another registry, a second command),
 * and each thing that the engine cannot do. Empty for a sound plan.
 */
export function faultsOf({ engine, source, target, tags }: PushPlan): Fault[] {
  const faults: Fault[] = [];
  const check = (what: FaultPart, value: string, form: RegExp) => {
    if (!form.test(value)) faults.push({ part: what, value });
  };
  if (tags.length === 0) faults.push({ part: 'tag', value: '' });
  for (const tag of tags) check('tag', tag, forms.tag);
  if (isPush(target)) {
    check('registry', target.registry, forms.registry);
    check('region', target.region, forms.word);
    if (faultOfName(target.repository, String) !== undefined)
      faults.push({ part: 'repository', value: target.repository });
  } else if (faultOfName(target.name, String) !== undefined) faults.push({ part: 'repository', value: target.name });
  if (!isBuild(source)) {
    return [...faults, ...[faultOfReference(source.image)].filter((fault) => fault !== undefined)];
  }
  const { buildArgs = {}, secrets = [], platforms = [] } = source;
  check('path', source.dockerfile, forms.absolute);
  check('path', source.context, forms.absolute);
  if (source.target !== undefined) check('stage', source.target, forms.stage);
  for (const name of Object.keys(buildArgs)) check('build argument', name, forms.variable);
  for (const { id, env, file } of secrets) {
    check('secret', id, forms.variable);
    if (env !== undefined) check('secret', env, forms.variable);
    else check('path', file, forms.absolute);
  }
  for (const platform of platforms) check('platform', platform, forms.platform);
  if (engine.builder === 'classic' && secrets.length > 0) faults.push({ part: 'needs BuildKit', value: 'secret' });
  const needsBuildx = engine.name === 'docker' && engine.builder !== 'buildx';
  if (needsBuildx && platforms.length > 1) faults.push({ part: 'needs buildx', value: platforms.join(', ') });
  if (needsBuildx && source.provenance === true) faults.push({ part: 'needs buildx', value: 'provenance' });
  if (!isPush(target) && platforms.length > 1) faults.push({ part: 'needs a registry', value: platforms.join(', ') });
  return faults;
}

/** What keeps an image from being named on a command line. */
export function faultOfReference(value: string): Fault | undefined {
  return forms.image.test(value) ? undefined : { part: 'image', value };
}

/** The parts of a plan that can be wrong. */
export type FaultPart =
  | 'tag'
  | 'registry'
  | 'region'
  | 'repository'
  | 'image'
  | 'path'
  | 'stage'
  | 'build argument'
  | 'secret'
  | 'platform'
  | 'needs BuildKit'
  | 'needs buildx'
  | 'needs a registry';

/** Something in a plan that cannot be. */
export interface Fault {
  readonly part: FaultPart;
  readonly value: string;
}
