import { homedir } from 'node:os';
import path from 'node:path';
import {
  type Environment,
  findProgram,
  isProgram,
  type ProcessOptions,
  type ProcessResult,
  runProcess,
  type Surroundings,
  safeEnvironment,
} from '../processes';
import { EngineProblem } from './problem';

/** Programs that build and push images, in the order in which they are looked for. The first two are tried in our tests. */
export const engineNames = ['docker', 'podman', 'finch', 'nerdctl'] as const;

/** A program that builds and pushes images. */
export type EngineName = (typeof engineNames)[number];

/**
 * How an engine builds. `buildx`: with its plugin, several platforms and provenance; `buildkit`: the BuildKit inside of an older Docker;
 * `classic`: the old builder of Docker, without secrets; `own`: podman, finch and nerdctl.
 */
export type Builder = 'buildx' | 'buildkit' | 'classic' | 'own';

/** An engine of this machine. */
export interface Engine {
  readonly name: EngineName;
  readonly builder: Builder;
  /** The absolute path of its client. */
  readonly program: string;
  /** Of its client: `20.10.24`. */
  readonly version: string;
  /** For everything that it is started with. The engine's own variables (`DOCKER_HOST`, `DOCKER_CONTEXT`, …) are the person's. */
  readonly env: Environment;
}

/** What the settings say. */
export interface EngineChoice {
  readonly name?: EngineName;
  /** The absolute path of a client. */
  readonly program?: string;
}

/** Finds the engine of this machine and what it can do; it need not be running. Throws the problem `no-engine`. */
export async function findEngine(
  choice: EngineChoice,
  surroundings: Surroundings,
  signal?: AbortSignal,
): Promise<Engine> {
  const env = await safeEnvironment(surroundings);
  const found = await findClient(choice, surroundings);
  if (found === undefined) throw new EngineProblem('no-engine', choice.name ?? choice.program ?? '');
  const ask = (...args: string[]) => runEngine({ ...found, env }, { args, signal });
  const client = clientOf((await ask('version', '--format', '{{json .}}')).stdout);
  // Podman can stand in for Docker under its name.
  const name = found.name === 'docker' && client.isPodman ? 'podman' : found.name;
  const base = { ...found, name, version: client.version, env };
  if (name !== 'docker') return { ...base, builder: 'own' };
  const buildx = numbers((await ask('buildx', 'version')).stdout.match(/\bv?(\d+\.\d+)/)?.[1] ?? '');
  return { ...base, builder: dockerBuilder(numbers(client.version), buildx, env) };
}

async function findClient(choice: EngineChoice, surroundings: Surroundings) {
  if (choice.program !== undefined) {
    const { program } = choice;
    const word = path.basename(program).replace(/\.exe$/i, '');
    const name = choice.name ?? engineNames.find((known) => word.startsWith(known)) ?? 'docker';
    return path.isAbsolute(program) && (await isProgram(program)) ? { name, program } : undefined;
  }
  for (const name of choice.name === undefined ? engineNames : [choice.name]) {
    const program = await findProgram(name, surroundings);
    if (program !== undefined) return { name, program };
  }
  return undefined;
}

/** What a client says of itself; Docker's prints it even where no engine answers. */
function clientOf(text: string): { version: string; isPodman: boolean } {
  try {
    const { Client } = JSON.parse(text) as { Client?: Record<string, unknown> };
    return { version: String(Client?.Version ?? ''), isPodman: Client?.APIVersion !== undefined };
  } catch {
    return { version: '', isPodman: false };
  }
}

/**
 * `--provenance` came with buildx 0.10; clients from 23 on have no BuildKit without buildx, and those before 18.9 none at all.
 * Sources: release notes of buildx 0.10 and of Docker Engine 18.09 and 23.0.
 */
function dockerBuilder(client: number, buildx: number, env: Environment): Builder {
  if (env.DOCKER_BUILDKIT === '0') return 'classic';
  if (buildx >= 10) return 'buildx';
  return client >= 18_009 && client < 23_000 ? 'buildkit' : 'classic';
}

/** `20.10.24` as 20010. */
function numbers(version: string): number {
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) * 1_000 + Number(minor);
}

/** Runs an engine once. It works in the home folder, never in the workspace. */
export function runEngine(
  { program, env }: Pick<Engine, 'program' | 'env'>,
  options: Omit<ProcessOptions, 'program' | 'cwd' | 'env'> & { readonly env?: Environment },
): Promise<ProcessResult> {
  return runProcess({ ...options, program, cwd: homedir(), env: { ...env, ...options.env } });
}

/** The platforms that an engine can build for: `linux/amd64`; empty where it does not say. */
export async function platformsOf(engine: Engine, signal?: AbortSignal): Promise<string[]> {
  if (engine.builder !== 'buildx') return [];
  const { stdout } = await runEngine(engine, { args: ['buildx', 'inspect'], signal });
  const lists = [...stdout.matchAll(/^\s*Platforms:\s*(.+)$/gm)].map(([, list = '']) => list);
  return [
    ...new Set(
      lists
        .join(',')
        .split(',')
        .map((one) => one.trim().replace(/\*$/, ''))
        .filter(Boolean),
    ),
  ];
}
