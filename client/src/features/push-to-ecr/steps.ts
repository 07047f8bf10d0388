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
  /** Tidies up, where there is something to tidy. */
  readonly mayFail?: true;
}

/** The user name that goes with a token of ECR. Source: Amazon ECR user guide, Private registry authentication. */
export const ecrUser = 'AWS';

/** What a sound plan does, in order. */
export function stepsOf(plan: PushPlan): Step[] {
  const { source, target } = plan;
  const names = references(plan);
  const made = isBuild(source) ? buildSteps(plan, source, names) : tagSteps(source.image, names);
  if (!isPush(target)) return made;
  const create = target.create === undefined ? [] : [createStep(plan)];
  const signIn = signInStep(target);
  if (pushesWhileBuilding(plan))
    return [...create, signIn, ...made.map((step) => ({ ...step, needsSignIn: true as const }))];
  return [...create, ...made, signIn, ...names.map((name) => pushStep(plan, name))];
}

/** The password goes to its standard input. */
export function signInStep({ registry }: Pick<EcrTarget, 'registry'>): Step {
  return { kind: 'sign-in', args: ['login', '--username', ecrUser, '--password-stdin', registry] };
}

/** What fetches an image. */
export function pullSteps(reference: string, target: EcrTarget): Step[] {
  return [signInStep(target), { kind: 'pull', args: ['pull', reference], needsSignIn: true }];
}

/** The name on this machine of podman's list of several platforms; `undefined` where there is none. */
function listOf({ engine, source, target, tags }: PushPlan): string | undefined {
  const isList = engine.name === 'podman' && isBuild(source) && (source.platforms ?? []).length > 1;
  return isList && isPush(target) ? `localhost/platforms/${target.repository}:${tags[0] ?? ''}` : undefined;
}

function buildSteps(plan: PushPlan, source: BuildSource, names: readonly string[]): Step[] {
  const list = listOf(plan);
  const build = buildStep(plan, source, names);
  // A build adds to a list that is there.
  return list === undefined ? [build] : [{ kind: 'tag', args: ['manifest', 'rm', list], mayFail: true }, build];
}

function buildStep(plan: PushPlan, source: BuildSource, names: readonly string[]): Step {
  const { builder, name: engine } = plan.engine;
  const { buildArgs = {}, secrets = [], platforms = [], provenance = false } = source;
  const list = listOf(plan);
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
    // Podman's cache of layers takes one platform for another where the base is `scratch` (seen in 4.3).
    ...(list !== undefined ? ['--layers=false', '--manifest', list] : names.flatMap((name) => ['--tag', name])),
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

function pushStep(plan: PushPlan, name: string): Step {
  const { source } = plan;
  const list = listOf(plan);
  const isSeveral = isBuild(source) && (source.platforms ?? []).length > 1;
  const args = isSeveral ? ['push', '--all-platforms', name] : ['push', name];
  if (list === undefined) return { kind: 'push', args, needsSignIn: true };
  return { kind: 'push', args: ['manifest', 'push', '--all', list, `docker://${name}`], needsSignIn: true };
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
