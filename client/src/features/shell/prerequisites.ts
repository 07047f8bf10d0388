import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';

/** Something that a shell needs and that is not there. */
export interface Missing {
  /** What is missing, why it matters, and what helps. */
  readonly text: string;
  readonly fix?: Fix;
}

/** What a button does about it: have ECS Exec turned on for a service, run the task again, or show AWS's page about the plugin. */
export type Fix = 'switch-exec' | 'run-task' | 'install-plugin';

/** What is looked at. */
export interface Circumstances {
  readonly task: ecs.Task;
  readonly container: ecs.Container;
  /** What the task definition says; empty where it could not be read. */
  readonly document: ecs.TaskDefinitionDocument;
  /** Of the session-manager-plugin on the PATH; `undefined` where there is none. */
  readonly pluginVersion?: string;
}

/** The plugin takes the session from a variable since then. Sources: its release notes, 1.2.536.0; `sessionmanager.py` of the AWS CLI. */
const firstWithVariable = '1.2.536';
/** After this one, to be exact. */
const lastWithout = [1, 2, 497, 0];

/**
 * The first thing that keeps a shell from being opened; `undefined` where nothing does. What the agent needs is only looked at where it
 * does not run. Source: Amazon ECS developer guide, "Monitor Amazon ECS containers with ECS Exec".
 */
export function missingFor(about: Circumstances, t: Translate): Missing | undefined {
  const { task, container, pluginVersion } = about;
  const { name, status } = container;
  if (status !== 'RUNNING')
    return { text: t('Container {0} is {1}. A shell needs one that is RUNNING.', name, status) };
  if (!task.execEnabled) {
    const text = t('ECS Exec is off for this task, and a task keeps what it was started with.');
    return task.service === undefined
      ? { text: `${text} ${t('Run it again with ECS Exec on.')}`, fix: 'run-task' }
      : {
          text: `${text} ${t('Turn it on for service {0}; its new tasks have it.', task.service)}`,
          fix: 'switch-exec',
        };
  }
  if (container.execAgent !== 'RUNNING') return { text: agentText(about, t) };
  if (pluginVersion === undefined)
    return {
      text: t(
        'The session-manager-plugin of AWS is not on the PATH (outside of the workspace). Install it, then open the shell again.',
      ),
      fix: 'install-plugin',
    };
  if (!isVersion(pluginVersion))
    return {
      text: t('The session-manager-plugin on the PATH does not tell its version. Install it anew.'),
      fix: 'install-plugin',
    };
  if (!isAfter(pluginVersion, lastWithout))
    return {
      text: t(
        'The session-manager-plugin {0} takes the token of a session as an argument, which other users of this machine can read. Update it to {1} or newer.',
        pluginVersion,
        firstWithVariable,
      ),
      fix: 'install-plugin',
    };
  return undefined;
}

/** Why the agent does not run, as far as it can be told. */
function agentText({ task, container, document }: Circumstances, t: Translate): string {
  const { name, execAgent = 'PENDING' } = container;
  const { platformVersion } = task;
  if (platformVersion !== undefined && !isAfter(platformVersion, [1, 3]))
    return t('Platform version {0} of Fargate has no ECS Exec. Run the task on 1.4.0 or LATEST.', platformVersion);
  if (definitionOf(document, name).readonlyRootFilesystem === true)
    return t(
      'The root file system of {0} is read-only, and the agent of ECS Exec has to write. Set readonlyRootFilesystem to false.',
      name,
    );
  const text = t('The agent of ECS Exec in {0} is {1}.', name, execAgent);
  return execAgent === 'PENDING'
    ? `${text} ${t('It takes a moment after the start; try again then.')}`
    : `${text} ${t('It needs a task role with the permissions of ssmmessages, and a way to that service; then start the task again.')}`;
}

/** What the task definition says of one container. */
function definitionOf(
  { containerDefinitions }: ecs.TaskDefinitionDocument,
  name: string,
): Readonly<Record<string, unknown>> {
  const all = Array.isArray(containerDefinitions) ? containerDefinitions : [];
  return all.find((container: { name?: unknown }) => container.name === name) ?? {};
}

/** Whether a version comes after another one: `1.2.536.0` after 1.2.497.0, and 1.4.0 after 1.3. What is no version does not. */
function isAfter(version: string, other: readonly number[]): boolean {
  if (!isVersion(version)) return version === 'LATEST';
  const numbers = version.split('.').map(Number);
  const at = other.findIndex((number, index) => number !== (numbers[index] ?? 0));
  return at >= 0 && (numbers[at] ?? 0) > (other[at] ?? 0);
}

function isVersion(text: string): boolean {
  return /^\d+(?:\.\d+)*$/.test(text);
}

/** Whether a task runs Windows. */
export function isWindowsTask({ runtimePlatform }: ecs.TaskDefinitionDocument): boolean {
  const { operatingSystemFamily } = (runtimePlatform ?? {}) as { operatingSystemFamily?: unknown };
  return String(operatingSystemFamily).startsWith('WINDOWS');
}

/** Why ECS would not open a shell although everything looked right; `undefined` where its own words have to do. Source: ECS API reference, ExecuteCommand. */
export function refusalText(code: string | undefined, t: Translate): string | undefined {
  if (code !== 'TargetNotConnectedException') return undefined;
  return t(
    'The agent of ECS Exec has no connection. The task role needs ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel, and the task a way to that service (a NAT gateway, a public IP or a VPC endpoint); then start the task again.',
  );
}
