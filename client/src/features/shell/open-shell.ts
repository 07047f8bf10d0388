import { homedir } from 'node:os';
import { commands, env, l10n, type Memento, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { confirm } from '../../infrastructure/aws/confirm';
import type { ecs } from '../../infrastructure/aws/room';
import { findProgram, runProcess, type Surroundings, safeEnvironment } from '../../infrastructure/processes';
import { line, pickOne } from '../../infrastructure/questions/prompts';
import { taskSubject } from '../cluster-explorer/tasks';
import type { Subject } from '../explorer/node';
import { type Fix, isWindowsTask, type Missing, missingFor, refusalText } from './prerequisites';
import { pluginStart } from './session';

/** What opening a shell needs of the rest. */
export interface ShellParts {
  readonly aws: Aws;
  readonly state: Memento;
  readonly surroundings: () => Surroundings;
}

/** AWS's page about the plugin. */
const installPage =
  'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html';

/** Under which name the workspace keeps the shell that was used last. */
const lastShell = 'shell.last';

/** How long the plugin may take to tell its version. Milliseconds. */
const versionWithin = 10_000;

/** Opens a shell in a container: checks what it needs, asks, and hands the session to AWS's plugin in a terminal. */
export async function openShell({ aws, state, surroundings }: ShellParts, subject: Subject): Promise<void> {
  aws.checkWritable();
  const { region: name, cluster = '', task: arn = '' } = subject;
  const { room } = await aws.open();
  const region = await aws.region(name);
  const task = await room.ecs.describeTask(region, cluster, arn);
  const container = await containerOf(task, subject);
  if (container === undefined) return;
  const [{ document }, plugin] = await Promise.all([
    // Who may open a shell may not always read task definitions; then less can be told.
    room.ecs.describeTaskDefinition(region, task.taskDefinition).catch(() => ({ document: {} })),
    findPlugin(surroundings()),
  ]);
  const missing = missingFor({ task, container, document, pluginVersion: plugin?.version }, l10n.t);
  if (missing !== undefined || plugin === undefined) return tellMissing(missing, subject, task);
  const isWindows = isWindowsTask(document);
  const command = await askForShell(state, isWindows);
  if (command === undefined) return;
  const title = l10n.t('Open a shell in {0}?', container.name);
  const facts = [
    // Source: Amazon ECS developer guide, "Monitor Amazon ECS containers with ECS Exec", considerations.
    isWindows
      ? l10n.t('{0} runs in the container, with the permissions of its task role.', command)
      : l10n.t(
          '{0} runs as root, whatever the user of the container is, with the permissions of its task role.',
          command,
        ),
    l10n.t('Task {0}.', task.id),
  ];
  if (!(await confirm(aws, { title, facts, region: name, cluster, button: l10n.t('Open Shell') }))) return;
  await state.update(lastShell, command);
  const what = { cluster, task: arn, container: container.name, command };
  const session = await room.ecs.executeCommand(region, what).catch(async (error: unknown) => {
    const text = room.isProblem(error) ? refusalText(error.code, l10n.t) : undefined;
    if (text === undefined) throw error;
    await window.showErrorMessage(text);
  });
  if (!session) return;
  const start = pluginStart(session, { region: name, profile: aws.settings.profile, task, container });
  // Neither kept for the next start of the window, nor mixed with what settings add to the environment of shells.
  const terminal = window.createTerminal({
    name: `${container.name} ${task.id.slice(0, 8)}`,
    iconPath: new ThemeIcon('package'),
    shellPath: plugin.program,
    shellArgs: [...start.args],
    env: { ...plugin.env, ...start.env },
    strictEnv: true,
    cwd: homedir(),
    isTransient: true,
  });
  terminal.show();
}

/** The container of a line, the only one of a task, or one that is chosen. */
async function containerOf(task: ecs.Task, { arn, name }: Subject): Promise<ecs.Container | undefined> {
  const { containers } = task;
  if (arn !== task.arn) return containers.find((container) => container.arn === arn || container.name === name);
  if (containers.length < 2) return containers[0];
  const items = containers.map((container) => line(container.name, container, container.status));
  const title = l10n.t('Open a shell');
  const asked = await pickOne({ title, canGoBack: false, placeholder: l10n.t('In which container?'), items });
  return asked === undefined || asked === 'back' ? undefined : asked.value.value;
}

/** The plugin on the PATH, its version, and what it is started with. */
async function findPlugin(surroundings: Surroundings) {
  const program = await findProgram('session-manager-plugin', surroundings);
  if (program === undefined) return undefined;
  const env = await safeEnvironment(surroundings);
  const signal = AbortSignal.timeout(versionWithin);
  const asked = runProcess({ program, args: ['--version'], env, cwd: homedir(), signal });
  const { stdout } = await asked.catch(() => ({ stdout: '' }));
  return { program, env, version: stdout.trim() };
}

/** As the setting has it, or as the person chooses; the last one comes first. */
async function askForShell(state: Memento, isWindows: boolean): Promise<string | undefined> {
  const set = workspace.getConfiguration('quaymaster').get<string>('shell')?.trim();
  if (set) return set;
  const usual = isWindows ? ['powershell.exe', 'cmd.exe'] : ['/bin/sh', '/bin/bash'];
  const last = state.get<string>(lastShell);
  const items = usual.map((shell) => line(shell, shell));
  const own = last === undefined || usual.includes(last) ? [] : [line(last, last)];
  const asked = await pickOne({
    title: l10n.t('Open a shell'),
    canGoBack: false,
    placeholder: l10n.t('Which shell? Another command can be typed.'),
    items: [...items, ...own],
    active: items.find(({ value }) => value === last),
    free: (typed) => line(typed, typed),
  });
  return asked === undefined || asked === 'back' ? undefined : asked.value.value;
}

async function tellMissing(missing: Missing | undefined, subject: Subject, task: ecs.Task): Promise<void> {
  if (missing === undefined) return;
  const { text, fix } = missing;
  const titles: Readonly<Record<Fix, string>> = {
    'switch-exec': l10n.t('Turn On ECS Exec…'),
    'run-task': l10n.t('Run Task…'),
    'install-plugin': l10n.t('Show How'),
  };
  const button = fix && titles[fix];
  const pressed = await window.showWarningMessage(text, ...(button === undefined ? [] : [button]));
  if (fix === undefined || pressed === undefined || pressed !== button) return;
  if (fix === 'install-plugin') {
    await env.openExternal(Uri.parse(installPage));
    return;
  }
  const { region } = subject;
  const { cluster, service = '', taskDefinition } = taskSubject(region, task);
  const arn = `${cluster.replace(':cluster/', ':service/')}/${service}`;
  const about =
    fix === 'switch-exec' ? { name: service, arn, cluster, service } : { name: '', arn: taskDefinition, cluster };
  const command = fix === 'switch-exec' ? 'switchExec' : 'runTask';
  await commands.executeCommand(`quaymaster.${command}`, { subject: { region, taskDefinition, ...about } });
}
