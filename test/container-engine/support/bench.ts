import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as room from '../../../aws/src';
import { carryOut, type Hands, type Made, pull } from '../../../client/src/features/push-to-ecr/carry-out';
import { ecrHands } from '../../../client/src/features/push-to-ecr/ecr-hands';
import type { BuildSource, EcrTarget, PushPlan } from '../../../client/src/features/push-to-ecr/plan';
import {
  type Engine,
  type EngineChoice,
  EngineProblem,
  findEngine,
  runEngine,
} from '../../../client/src/infrastructure/container-engine';
import { root } from '../../architecture/sources';
import { TestEnvironment } from '../../aws/environment';
import { goodKeys } from '../../aws/harness';
import { type Sandbox, startSandbox } from '../../aws/sandbox/server';
import { RegistryProxy } from './proxy';

/** The sample workspace, whose images are built. */
export const examples = path.join(root, 'examples');

const account = '111122223333';
const region = 'eu-west-1';
const scripts = (name: string) => import(path.join(root, 'scripts', 'engine', name));

/** Overlays are many times faster, where the file system has them. */
function podmanDriver(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'qm-overlay-'));
  const layout = ['low', 'up', 'work', 'all'].map((name) => path.join(folder, name));
  for (const one of layout) mkdirSync(one);
  const [low, up, work, all = ''] = layout;
  const options = `lowerdir=${low},upperdir=${up},workdir=${work}`;
  const { status } = spawnSync('mount', ['-t', 'overlay', 'overlay', '-o', options, all], { stdio: 'ignore' });
  if (status === 0) spawnSync('umount', [all], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
  return status === 0 ? 'overlay' : 'vfs';
}

/** Plain HTTP, by both names of this machine. */
function registries(host: string): string {
  const both = [host, host.replace('127.0.0.1', 'localhost')];
  return both.map((location) => `[[registry]]\nlocation = "${location}"\ninsecure = true\n`).join('');
}

/** Podman mounts its store over itself, and leaves it at that. */
function unmountBelow(folder: string): void {
  const places = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' ')[1] ?? []);
  for (const place of places.reverse())
    if (place.startsWith(`${folder}/`)) spawnSync('umount', ['--lazy', place], { stdio: 'ignore' });
}

/** Everything that a push takes: an engine, a registry that wants a password, AWS that hands it out, and a home of its own. */
export class Bench {
  readonly folder: string;
  readonly token = `t0ken-${randomBytes(60).toString('hex')}`;
  /** What was printed and which steps began, of all runs. */
  readonly printed: string[] = [];
  readonly #ends: (() => unknown)[] = [];
  #parts: { sandbox: Sandbox; proxy: RegistryProxy; session: room.AwsSession; registry: string } | undefined;
  #engine: Engine | undefined;

  private constructor() {
    // A socket's path has to be short.
    this.folder = mkdtempSync(path.join(tmpdir(), 'qm-'));
    this.#ends.push(() => {
      unmountBelow(this.folder);
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  /** Starts everything. Docker gets an engine of its own; podman needs none. */
  static async open(choice: EngineChoice): Promise<Bench> {
    const bench = new Bench();
    try {
      await bench.#start(choice);
      return bench;
    } catch (error) {
      await bench.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }

  get engine(): Engine {
    assert.ok(this.#engine);
    return this.#engine;
  }

  get sandbox(): Sandbox {
    return this.#started.sandbox;
  }

  /** The registry as the engine sees it. */
  get proxy(): RegistryProxy {
    return this.#started.proxy;
  }

  /** A folder of the test's own. */
  place(name: string): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** A plan for one of the sample images. */
  plan(name: 'web' | 'worker' | 'report', changes: Partial<BuildSource> = {}, more: Partial<PushPlan> = {}): PushPlan {
    const context = path.join(examples, name);
    const source = { dockerfile: path.join(context, 'Dockerfile'), context, buildArgs: this.baseArgs, ...changes };
    const target: EcrTarget = { registry: this.proxy.host, repository: `parcels/${name}`, region, account };
    const { name: engine, builder } = this.engine;
    return { engine: { name: engine, builder }, source, target, tags: ['test'], ...more };
  }

  /** A plan for a Dockerfile that is written for it. */
  written(dockerfile: string, more: Partial<PushPlan> = {}): PushPlan {
    const context = mkdtempSync(path.join(this.place('contexts'), 'c-'));
    writeFileSync(path.join(context, 'Dockerfile'), dockerfile);
    return this.plan('web', { dockerfile: path.join(context, 'Dockerfile'), context }, more);
  }

  readonly baseArgs = { BASE_IMAGE: 'localhost/busybox:test' };

  /** Carries a plan out the way that the extension does. */
  async push(
    plan: PushPlan,
    { signal = AbortSignal.timeout(120_000), ...hands }: Partial<Hands> & { signal?: AbortSignal } = {},
  ): Promise<Made> {
    return carryOut(plan, { ...this.#hands, ...hands }, signal);
  }

  /** Fetches an image the way that the extension does. */
  async pull(reference: string, signal = AbortSignal.timeout(120_000)): Promise<void> {
    const target: EcrTarget = { registry: this.proxy.host, repository: '', region, account };
    await pull(reference, target, this.#hands, signal);
  }

  get #hands(): Hands {
    const { session } = this.#started;
    return {
      ...ecrHands(room, async (name) => session.region(name), account),
      engine: this.engine,
      surroundings: { env: process.env, untrusted: [] },
      step: (kind, command) => this.printed.push(`${kind}: ${command}\n`),
      print: (text) => this.printed.push(text),
    };
  }

  /** The problem that a plan ends with. */
  async problem(plan: PushPlan, hands: Partial<Hands> & { signal?: AbortSignal } = {}): Promise<EngineProblem> {
    const error: unknown = await this.push(plan, hands).then(
      () => assert.fail('it went well'),
      (error: unknown) => error,
    );
    if (error instanceof EngineProblem) return error;
    throw error;
  }

  /** The digest that the registry has under a tag; `undefined` without one. */
  async digest(repository: string, tag = 'test'): Promise<string | undefined> {
    const { headers } = await this.#manifest(repository, tag);
    return headers.get('docker-content-digest') ?? undefined;
  }

  /** The platforms that the registry has under a tag of several. */
  async platforms(repository: string, tag: string): Promise<string[]> {
    const { manifests = [] } = JSON.parse((await this.#manifest(repository, tag)).text);
    return manifests.map(
      (one: { platform: { os: string; architecture: string } }) => `${one.platform.os}/${one.platform.architecture}`,
    );
  }

  async #manifest(repository: string, tag: string): Promise<{ headers: Headers; text: string }> {
    const accept = [
      'application/vnd.docker.distribution.manifest.v2+json',
      'application/vnd.oci.image.manifest.v1+json',
      'application/vnd.oci.image.index.v1+json',
      'application/vnd.docker.distribution.manifest.list.v2+json',
    ];
    const answer = await fetch(`http://${this.#started.registry}/v2/${repository}/manifests/${tag}`, {
      headers: { Accept: accept.join(', '), Authorization: `Basic ${btoa(`AWS:${this.token}`)}` },
    });
    return { headers: answer.headers, text: await answer.text() };
  }

  /** What an image of the registry runs with: `WorkingDir`, `Labels`, … */
  async inspect(name: string): Promise<Record<string, unknown>> {
    const args = ['image', 'inspect', '--format', '{{json .Config}}', `${this.proxy.host}/${name}`];
    return JSON.parse((await runEngine(this.engine, { args })).stdout);
  }

  /** Files of the run that are still there; none after a run. */
  leftovers(): string[] {
    return readdirSync(tmpdir());
  }

  /** Every file that holds the token, where a run could have left one. */
  filesWithToken(): string[] {
    const pair = Buffer.from(`AWS:${this.token}`).toString('base64');
    return ['home', 'tmp', 'user', 'contexts']
      .flatMap((name) => readdirSync(this.place(name), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => [this.token, pair].some((secret) => readFileSync(file).includes(secret)));
  }

  get #started() {
    assert.ok(this.#parts);
    return this.#parts;
  }

  async #start(choice: EngineChoice): Promise<void> {
    const { ensureEngines } = await scripts('packages.mjs');
    assert.ok(await ensureEngines(), 'the engines and the registry are installed');
    const { startRegistry } = await scripts('registry.mjs');
    const registry = await startRegistry(path.join(this.folder, 'registry'), this.token);
    this.#ends.push(registry.stop);
    const proxy = await RegistryProxy.open(registry.host);
    this.#ends.push(() => proxy.close());
    const sandbox = await startSandbox({ registry: { host: proxy.host, password: this.token } });
    this.#ends.push(() => sandbox.close());
    await this.#enter(choice, proxy.host);
    const session = await room.openSession({ endpoint: sandbox.address, region });
    this.#ends.push(() => session.dispose());
    this.#parts = { sandbox, proxy, session, registry: registry.host };
    this.#engine = await findEngine(choice, { env: process.env, untrusted: [] });
    await this.#makeBase();
  }

  /** An environment with a home, a temporary folder and an engine of the test's own. */
  async #enter(choice: EngineChoice, registry: string): Promise<void> {
    const { startDocker } = await scripts('docker.mjs');
    const docker = choice.name === 'docker' ? await startDocker(path.join(this.folder, 'd')) : undefined;
    if (docker !== undefined) this.#ends.push(docker.stop);
    const environment = new TestEnvironment(goodKeys);
    this.#ends.push(() => environment.restore());
    const podman = this.place('podman');
    const storage = `[storage]\ndriver = "${podmanDriver()}"\ngraphroot = "${podman}/root"\nrunroot = "${podman}/run"\n`;
    writeFileSync(path.join(podman, 'storage.conf'), storage);
    writeFileSync(path.join(podman, 'registries.conf'), registries(registry));
    Object.assign(process.env, {
      HOME: this.place('home'),
      TMPDIR: this.place('tmp'),
      DOCKER_CONFIG: this.place('user/docker'),
      XDG_RUNTIME_DIR: this.place('user/run'),
      XDG_CONFIG_HOME: this.place('user/config'),
      CONTAINERS_STORAGE_CONF: path.join(podman, 'storage.conf'),
      CONTAINERS_REGISTRIES_CONF: path.join(podman, 'registries.conf'),
    });
    delete process.env.DOCKER_CONTEXT;
    delete process.env.DOCKER_BUILDKIT;
    if (docker !== undefined) process.env.DOCKER_HOST = docker.host;
  }

  async #makeBase(): Promise<void> {
    const { baseContext, baseImage } = await scripts('base-image.mjs');
    const args = ['build', '--tag', baseImage, baseContext(this.place('base'))];
    const { code, output } = await runEngine(this.engine, { args });
    assert.equal(code, 0, output);
  }
}
