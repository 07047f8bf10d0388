import type { Section } from './section';
import type { StringNode } from './syntax/node';
import { type Answer, knownOf, type Value } from './values';

/** Where a task can run: the values of `requiresCompatibilities`. */
export const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] as const;
export type LaunchType = (typeof launchTypes)[number];

/**
 * What a task definition has to be compatible with. ECS checks it against every launch type that it names, so a rule about
 * FARGATE applies as soon as FARGATE is among them. Without `requiresCompatibilities` nothing is checked against any: then, and
 * in fragments, every answer is `unknown`.
 */
export class Compatibility {
  readonly #task: Section;

  constructor(task: Section) {
    this.#task = task;
  }

  /** Whether the definition names a launch type. */
  requires(launchType: LaunchType): Answer {
    const list = this.#task.list('requiresCompatibilities');
    return list.state === 'known' && list.items.length > 0 ? list.includes(launchType) : 'unknown';
  }

  /** Fargate is known to be asked for. */
  get isFargate(): boolean {
    return this.requires('FARGATE') === 'yes';
  }

  /** `"FARGATE"` or another launch type, where it is written: the place for "this launch type lacks something". */
  nodeOf(launchType: LaunchType): StringNode | undefined {
    const list = this.#task.list('requiresCompatibilities');
    const found = knownOf(list.strings).find((string) => string.value === launchType);
    return found?.node.kind === 'string' ? found.node : undefined;
  }

  /** `LINUX` or `WINDOWS_SERVER_…`; what is not set is Linux on Fargate, and unknown elsewhere. */
  get operatingSystem(): Value<string> {
    return this.#task.section('runtimePlatform').string('operatingSystemFamily');
  }

  /** Whether the task runs on Windows. */
  get isWindows(): Answer {
    const family = this.operatingSystem;
    if (family.state === 'known') return family.value.startsWith('WINDOWS') ? 'yes' : 'no';
    return family.state === 'absent' && (this.isFargate || this.requires('MANAGED_INSTANCES') === 'yes')
      ? 'no'
      : 'unknown';
  }

  /**
   * The network mode in force, or `undefined` where it cannot be told. One that is not written is `bridge` on Linux
   * instances; on Fargate its absence is an error of its own, and about Managed Instances AWS contradicts itself.
   * Source: RegisterTaskDefinition, `networkMode`.
   */
  get networkMode(): string | undefined {
    const written = this.#task.string('networkMode');
    if (written.state !== 'absent') return written.value;
    if (this.isFargate || this.requires('MANAGED_INSTANCES') === 'yes' || this.isWindows === 'yes') return undefined;
    return this.#task.state === 'known' ? 'bridge' : undefined;
  }
}
