import {
  type BuildSource,
  type EcrTarget,
  isBuild,
  isPush,
  type PushPlan,
  pushesWhileBuilding,
  references,
} from './plan';

/** One step of a run: what the engine is called with, or, for `create`, a call to ECR. */
export interface Step {
  readonly kind: 'create' | 'build' | 'sign-in' | 'tag' | 'push' | 'pull';
  /** The arguments of the engine; of the AWS CLI for `create`. */
  readonly args: readonly string[];
  /** What its environment has besides. */
  readonly env?: Readonly<Record<string, string>>;
  /** Needs a sign-in to the registry, and is worth another try with a new one. */
  readonly needsSignIn?: true;
}

/** The user name that goes with a token of ECR. Source: Amazon ECR user guide, Private registry authentication. */
export const ecrUser = 'AWS';

/** What a sound plan does, in order. */
export function stepsOf(plan: PushPlan): Step[] {
  const { source, target } = plan;
  const names = references(plan);
  const made = isBuild(source) ? [buildStep(plan, source, names)] : tagSteps(source.image, names);
  if (!isPush(target)) return made;
  const create = target.create === undefined ? [] : [createStep(plan)];
  const signIn = signInStep(target);
  if (pushesWhileBuilding(plan))
    return [...create, signIn, ...made.map((step) => ({ ...step, needsSignIn: true as const }))];
  return [...create, ...made, signIn, ...names.map((name) => pushStep(plan, names[0] ?? name, name))];
}

/** The password goes to its standard input. */
export function signInStep({ registry }: Pick<EcrTarget, 'registry'>): Step {
  return { kind: 'sign-in', args: ['login', '--username', ecrUser, '--password-stdin', registry] };
}

/** What fetches an image. */
export function pullSteps(reference: string, target: EcrTarget): Step[] {
  return [signInStep(target), { kind: 'pull', args: ['pull', reference], needsSignIn: true }];
}

function buildStep(plan: PushPlan, source: BuildSource, names: readonly string[]): Step {
  const { builder, name: engine } = plan.engine;
  const { buildArgs = {}, secrets = [], platforms = [], provenance = false } = source;
  const isList = engine === 'podman' && platforms.length > 1;
  const result = pushesWhileBuilding(plan) ? '--push' : '--load';
  const args = [
    ...(builder === 'buildx' ? ['buildx', 'build', result, `--provenance=${provenance}`] : ['build']),
    ...(builder === 'classic' || engine === 'podman' ? [] : ['--progress', 'plain']),
    ...(builder === 'own' && engine !== 'podman' && provenance ? ['--provenance=true'] : []),
    ...(source.target === undefined ? [] : ['--target', source.target]),
    ...(platforms.length === 0 ? [] : ['--platform', platforms.join(',')]),
    ...Object.entries(buildArgs).flatMap(([name, value]) => [
      '--build-arg',
      value === null ? name : `${name}=${value}`,
    ]),
    ...secrets.flatMap(({ id, env, file }) => [
      '--secret',
      `id=${id},${env === undefined ? field('src', file) : `env=${env}`}`,
    ]),
    // The list of several platforms has one name in podman; the others are given when it is pushed.
    ...(isList ? ['--manifest', names[0] ?? ''] : names.flatMap((name) => ['--tag', name])),
    '--file',
    source.dockerfile,
    source.context,
  ];
  if (engine !== 'docker' || builder === 'buildx') return { kind: 'build', args };
  return { kind: 'build', args, env: { DOCKER_BUILDKIT: builder === 'buildkit' ? '1' : '0' } };
}

/** A field of a line of comma-separated values, as the engines read `--secret`. */
function field(name: string, value: string): string {
  const text = `${name}=${value}`;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function tagSteps(image: string, names: readonly string[]): Step[] {
  return names.filter((name) => name !== image).map((name) => ({ kind: 'tag', args: ['tag', image, name] }));
}

function pushStep({ engine, source }: PushPlan, local: string, name: string): Step {
  return { kind: 'push', args: pushArgs(), needsSignIn: true };

  function pushArgs(): string[] {
    if (!isBuild(source) || (source.platforms ?? []).length < 2) return ['push', name];
    if (engine.name === 'podman') return ['manifest', 'push', '--all', local, `docker://${name}`];
    return ['push', '--all-platforms', name];
  }
}

function createStep({ target }: PushPlan): Step {
  if (!isPush(target) || target.create === undefined) throw new Error('There is no repository to create.');
  const { tagMutability, scansOnPush } = target.create;
  const args = [
    'ecr',
    'create-repository',
    '--repository-name',
    target.repository,
    '--image-tag-mutability',
    tagMutability,
    '--image-scanning-configuration',
    `scanOnPush=${scansOnPush}`,
    ...awsPlace(target),
  ];
  return { kind: 'create', args };
}

/** Where the AWS CLI is to work. */
export function awsPlace({ region, profile }: { readonly region: string; readonly profile?: string }): string[] {
  return ['--region', region, ...(profile === undefined ? [] : ['--profile', profile])];
}
