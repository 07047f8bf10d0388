import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { type Environment, findProgram, type Surroundings } from '../processes';
import type { Engine } from './engine';

/** What an engine is started with so that it signs in to one registry without a trace in the person's own configuration. */
export interface EngineConfiguration {
  readonly env: Environment;
  /** Amazon's credential helper answers for the registry, so that nothing has to be signed in. */
  readonly hasHelper: boolean;
  /** A folder of the run's own; it holds the configuration. */
  readonly folder: string;
  /** Removes what was made. */
  dispose(): Promise<void>;
}

/** The members of `config.json` and `auth.json` that have to do with credentials. */
interface Credentials {
  auths?: Record<string, unknown>;
  credHelpers?: Record<string, string>;
  credsStore?: string;
}

/** Source: the README of awslabs/amazon-ecr-credential-helper. */
const ecrHelper = 'ecr-login';

const prefix = 'quaymaster-engine-';

/**
 * Makes a configuration for one run out of the person's own, which is only read: contexts, plugins, builders, proxies and the credentials of other registries
 * stand as they are; what is known of this registry is left out, and its credential helper is off.
 */
export async function makeConfiguration(
  { name, env }: Engine,
  registry: string,
  surroundings: Surroundings,
): Promise<EngineConfiguration> {
  await removeLeftovers();
  const home = env.DOCKER_CONFIG ?? path.join(homedir(), '.docker');
  const docker = await readJson(path.join(home, 'config.json'));
  const own = name === 'podman' ? await readPodman(env, docker) : docker;
  const hasHelper = helperFor(own, registry) === ecrHelper && (await hasProgram(surroundings));
  const folder = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`));
  const removeNow = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeNow);
  const dispose = async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    process.off('exit', removeNow);
  };
  try {
    if (name !== 'podman') await mirror(home, folder);
    const file = path.join(folder, name === 'podman' ? 'auth.json' : 'config.json');
    const isPodman = name === 'podman';
    const text = (found: Credentials) =>
      JSON.stringify(hasHelper ? found : without(found, registry, isPodman), undefined, '\t');
    await writeFile(file, text(own), { mode: 0o600 });
    // Where it is set, Docker believes it first.
    const { DOCKER_AUTH_CONFIG: said } = env;
    const more = said === undefined ? {} : { DOCKER_AUTH_CONFIG: text(parse(said)) };
    const place = isPodman ? { REGISTRY_AUTH_FILE: file } : { DOCKER_CONFIG: folder };
    return { env: { ...place, ...more }, hasHelper, folder, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Docker takes an empty name as "no helper" for a registry; podman would look for a helper of that name. */
function without(own: Credentials, registry: string, isPodman: boolean): Credentials {
  const isOther = ([key]: [string, unknown]) => hostOf(key) !== registry;
  const helpers = Object.fromEntries(Object.entries(own.credHelpers ?? {}).filter(isOther));
  return {
    ...own,
    auths: Object.fromEntries(Object.entries(own.auths ?? {}).filter(isOther)),
    credHelpers: isPodman ? helpers : { ...helpers, [registry]: '' },
  };
}

/** Keys are registries, with a scheme in old files, and with the path of a repository in podman's. */
function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

function helperFor({ credHelpers = {}, credsStore }: Credentials, registry: string): string | undefined {
  return Object.entries(credHelpers).find(([key]) => hostOf(key) === registry)?.[1] ?? credsStore;
}

async function hasProgram(surroundings: Surroundings): Promise<boolean> {
  return (await findProgram(`docker-credential-${ecrHelper}`, surroundings)) !== undefined;
}

/** Source: containers-auth.json(5); the first file that knows a registry counts. */
async function readPodman(env: Environment, docker: Credentials): Promise<Credentials> {
  const { REGISTRY_AUTH_FILE, XDG_RUNTIME_DIR } = env;
  const config = env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config');
  const files = [REGISTRY_AUTH_FILE, XDG_RUNTIME_DIR && path.join(XDG_RUNTIME_DIR, 'containers', 'auth.json')];
  const fallback = path.join(config, 'containers', 'auth.json');
  const places = REGISTRY_AUTH_FILE === undefined ? [...files, fallback] : [REGISTRY_AUTH_FILE];
  const found = await Promise.all(places.map((file) => (file ? readJson(file) : Promise.resolve<Credentials>({}))));
  const all = REGISTRY_AUTH_FILE === undefined ? [...found, docker] : found;
  return {
    auths: Object.assign({}, ...all.map(({ auths }) => auths).reverse()),
    credHelpers: Object.assign({}, ...all.map(({ credHelpers }) => credHelpers).reverse()),
  };
}

/** Everything of a configuration but its main file, by links; Windows lets everyone make those of folders alone. */
async function mirror(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const [own, other] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.name === 'config.json' || entry.isSocket()) continue;
    if (process.platform !== 'win32') await symlink(own, other);
    else if (entry.isDirectory()) await symlink(own, other, 'junction');
    else await copyFile(own, other);
  }
}

async function readJson(file: string): Promise<Credentials> {
  return parse(await readFile(file, 'utf8').catch(() => ''));
}

function parse(text: string): Credentials {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** A VS Code that was killed in the middle of a run could not remove its folder. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const [, pid] = /^quaymaster-engine-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
