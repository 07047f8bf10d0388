import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Engine,
  type EngineConfiguration,
  EngineProblem,
  faultLine,
  kindOf,
  lastWords,
  makeConfiguration,
  platformsOf,
  runEngine,
} from '../../infrastructure/container-engine';
import type { Environment, Surroundings } from '../../infrastructure/processes';
import { type EcrTarget, faultOfReference, faultsOf, isBuild, isPush, type PushPlan, references } from './plan';
import { quote } from './shell-commands';
import { pullSteps, type Step, stepsOf } from './steps';

/** What a run needs of the world. */
export interface Hands {
  readonly engine: Engine;
  readonly surroundings: Surroundings;
  /** Values for the build beside those of the window: secrets that a person has typed. */
  readonly environment?: Environment;
  /** Sees to it that the repository is there and takes the tags. Throws a problem. */
  prepare(target: EcrTarget, tags: readonly string[], signal: AbortSignal): Promise<void>;
  /** A new password for the registry. Throws a problem. */
  token(target: EcrTarget, signal: AbortSignal): Promise<string>;
  /** What ECR says that a tag is, where the engine does not say it; `undefined` where ECR may not be asked. */
  digest(target: EcrTarget, tag: string, signal: AbortSignal): Promise<string | undefined>;
  /** A step begins. */
  step(kind: Step['kind'] | 'again', command: string): void;
  /** What the engine prints. */
  print(text: string): void;
}

/** What a run has made. */
export interface Made {
  readonly references: readonly string[];
  /** Of the manifest that was pushed. */
  readonly digest?: string;
}

/** What is run: the steps of a plan, or of something smaller. */
interface Job {
  readonly steps: readonly Step[];
  /** The registry to sign in to. */
  readonly target?: EcrTarget;
  readonly dockerfile?: string;
}

/**
 * Carries out a plan. Whatever becomes of it, the sign-in and the folder that it was kept in are gone afterwards. Throws an
 * `EngineProblem`, a problem of AWS, or the reason of the signal.
 */
export async function carryOut(plan: PushPlan, hands: Hands, signal: AbortSignal): Promise<Made> {
  await check(plan, { ...hands.engine.env, ...hands.environment });
  const { target, source, tags } = plan;
  const dockerfile = isBuild(source) ? source.dockerfile : undefined;
  const job: Job = { steps: stepsOf(plan), dockerfile, target: isPush(target) ? target : undefined };
  if (isPush(target)) await hands.prepare(target, tags, signal);
  const told = await carryOutJob(job, hands, signal);
  const digest = isPush(target) ? (told ?? (await hands.digest(target, tags[0] ?? '', signal))) : undefined;
  return { references: references(plan), digest };
}

/** Fetches an image of ECR, by its whole reference. */
export async function pull(reference: string, target: EcrTarget, hands: Hands, signal: AbortSignal): Promise<void> {
  const fault = faultOfReference(reference);
  if (fault !== undefined) throw new EngineProblem('bad-plan', `${fault.part}: ${fault.value}`);
  await carryOutJob({ steps: pullSteps(reference, target), target }, hands, signal);
}

/** Gives the digest that the engine told. */
async function carryOutJob(job: Job, hands: Hands, signal: AbortSignal): Promise<string | undefined> {
  const { engine, surroundings } = hands;
  const { target } = job;
  const configuration =
    target === undefined ? undefined : await makeConfiguration(engine, target.registry, surroundings);
  try {
    const run = new Run(job, hands, configuration, signal);
    await run.all();
    return await run.digest();
  } finally {
    // It keeps sign-ins in its virtual machine, where no configuration of ours reaches.
    if (engine.name === 'finch' && target !== undefined) await runEngine(engine, { args: ['logout', target.registry] });
    await configuration?.dispose();
  }
}

async function check(plan: PushPlan, env: Environment): Promise<void> {
  const [fault] = faultsOf(plan);
  if (fault !== undefined) throw new EngineProblem('bad-plan', `${fault.part}: ${fault.value}`);
  if (!isBuild(plan.source)) return;
  const { dockerfile, context, secrets = [] } = plan.source;
  const files = [dockerfile, context, ...secrets.flatMap(({ file }) => file ?? [])];
  for (const file of files)
    await access(file).catch(() => {
      throw new EngineProblem('file-missing', file);
    });
  for (const { env: name } of secrets)
    if (name !== undefined && env[name] === undefined) throw new EngineProblem('secret-missing', name);
}

/** One carrying out of a job. */
class Run {
  #password = '';
  #output = '';

  constructor(
    private readonly job: Job,
    private readonly hands: Hands,
    private readonly configuration: EngineConfiguration | undefined,
    private readonly signal: AbortSignal,
  ) {}

  async all(): Promise<void> {
    for (const step of this.job.steps)
      if (step.kind === 'sign-in') await this.#signIn(step);
      // The repository was seen to before.
      else if (step.kind !== 'create') await this.#withRetry(step);
  }

  /** The digest as the engine told it. */
  async digest(): Promise<string | undefined> {
    const form = /sha256:[0-9a-f]{64}/;
    const file = await readFile(this.#digestFile, 'utf8').catch(() => '');
    const [, ofBuild] = /"containerimage\.digest":\s*"([^"]+)"/.exec(file) ?? [];
    const [, ofPush] = [...this.#output.matchAll(/\bdigest: (sha256:[0-9a-f]{64})/g)].at(-1) ?? [];
    return ofBuild ?? form.exec(file)?.[0] ?? ofPush;
  }

  get #digestFile(): string {
    return path.join(this.configuration?.folder ?? '', 'digest');
  }

  async #withRetry(step: Step): Promise<void> {
    try {
      await this.#engine(step);
    } catch (error) {
      if (!this.#isWorthAnotherSignIn(step, error)) throw error;
      this.hands.step('again', '');
      for (const signIn of this.job.steps) if (signIn.kind === 'sign-in') await this.#signIn(signIn);
      await this.#engine(step);
    }
  }

  /** A token can end in the middle of a push; and the base of a build can come from the same registry. */
  #isWorthAnotherSignIn({ kind, needsSignIn }: Step, error: unknown): boolean {
    const { target } = this.job;
    if (!(error instanceof EngineProblem) || target === undefined || this.configuration?.hasHelper) return false;
    if (needsSignIn && error.kind === 'signed-out') return true;
    const isAboutAccess = /no basic auth|401|403|unauthorized|denied/i.test(this.#output);
    return kind === 'build' && error.kind === 'no-base' && isAboutAccess && this.#output.includes(target.registry);
  }

  async #signIn(step: Step): Promise<void> {
    const { target } = this.job;
    if (this.configuration?.hasHelper || target === undefined) return;
    this.#password = await this.hands.token(target, this.signal);
    await this.#engine(step, this.#password);
  }

  async #engine(step: Step, stdin?: string): Promise<void> {
    const { engine, environment } = this.hands;
    if (step.mayFail !== true) this.hands.step(step.kind, commandText(engine.name, step));
    const { code, output } = await runEngine(engine, {
      args: this.#argsOf(step),
      env: { ...environment, ...step.env, ...this.configuration?.env },
      stdin,
      // What a sign-in prints is about the file that it is kept in, which is gone in a moment.
      onText: step.kind === 'sign-in' || step.mayFail ? undefined : (text) => this.hands.print(this.#hide(text)),
      signal: this.signal,
    });
    this.#output = this.#hide(output);
    if (code !== 0 && step.mayFail !== true) throw await this.#problem(step);
  }

  /** Engines write the digest to a file, where they can. */
  #argsOf({ kind, args }: Step): readonly string[] {
    const { name, builder } = this.hands.engine;
    const isPushing = args.includes('--push') && builder === 'buildx';
    if (isPushing) return insertAfter(args, 'build', '--metadata-file', this.#digestFile);
    if (kind === 'push' && name === 'podman') return insertAfter(args, 'push', '--digestfile', this.#digestFile);
    return args;
  }

  async #problem({ kind, args }: Step): Promise<EngineProblem> {
    const output = this.#output;
    const found = kindOf(output, kind === 'build');
    if (found === 'tag-exists') return new EngineProblem(found, args.at(-1)?.split(':').at(-1) ?? '');
    const { dockerfile } = this.job;
    if (found === 'needs-builder')
      return new EngineProblem(found, [lastWords(output), ...(await this.#platforms())].join(' '));
    if (dockerfile === undefined || kind !== 'build') return new EngineProblem(found, lastWords(output));
    const text = await readFile(dockerfile, 'utf8').catch(() => '');
    return new EngineProblem(found, lastWords(output), faultLine(output, text));
  }

  /** What the builder says that it builds for. */
  async #platforms(): Promise<string[]> {
    const found = await platformsOf({
      ...this.hands.engine,
      env: { ...this.hands.engine.env, ...this.configuration?.env },
    });
    return found.length === 0 ? [] : [`(${found.join(', ')})`];
  }

  /** The password as it is, and as it would stand in a file. */
  #hide(text: string): string {
    if (this.#password === '') return text;
    const pair = Buffer.from(`AWS:${this.#password}`).toString('base64');
    return text.replaceAll(this.#password, '[hidden]').replaceAll(pair, '[hidden]');
  }
}

function insertAfter(args: readonly string[], word: string, ...more: string[]): string[] {
  const place = args.indexOf(word) + 1;
  return [...args.slice(0, place), ...more, ...args.slice(place)];
}

/** A step as a person would type it. */
function commandText(engine: string, { args }: Step): string {
  return [engine, ...args].map((word) => quote(word, 'posix')).join(' ');
}
