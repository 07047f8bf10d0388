import { setTimeout as sleep } from 'node:timers/promises';
import { commands, l10n, ProgressLocation, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import type { ecs } from '../../infrastructure/aws/room';
import { plainWords } from '../../infrastructure/plain-words';
import { taskSubject } from '../cluster-explorer/tasks';
import { causeOf } from '../rollout/causes';
import { endText, type Progress, progressOf } from './task-end';

/** How often tasks are looked at: at first, and at most rarely later. Milliseconds. */
const patience = { first: 2_000, most: 30_000 } as const;

/** Tasks that have been started together. */
export interface Started {
  readonly account: string;
  readonly region: string;
  /** `web:8` */
  readonly name: string;
  readonly tasks: readonly ecs.Task[];
}

/**
 * Watches tasks until they run or have stopped, with progress that can be cancelled, and tells it; what runs then is watched quietly, and
 * its end told too. Cancelling stops the watching, and no task.
 */
export async function watchTasks(aws: Aws, started: Started, signal: AbortSignal, changed: () => void): Promise<void> {
  const { region, name, tasks } = started;
  const cancelled = new AbortController();
  const either = AbortSignal.any([signal, cancelled.signal]);
  const options = { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Starting {0}', name) };
  const settled = await window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => cancelled.abort());
    const onText = (message: string) => progress.report({ message: plainWords(message) });
    return look(aws, started, either, ({ isSettled }) => isSettled, onText);
  });
  changed();
  if (settled === undefined) return;
  const { running, stopped } = settled;
  if (stopped.length > 0) void tellEnd(region, name, stopped);
  if (running.length === 0) return;
  const text =
    tasks.length === 1
      ? l10n.t('{0} is running.', name)
      : l10n.t('Of {0}, {1} of {2} tasks are running.', name, running.length, tasks.length);
  void tell(window.showInformationMessage, text, region, running, [followLogs(), stopTask()]);
  const ended = await look(aws, { ...started, tasks: running }, signal, (now) => now.stopped.length === running.length);
  changed();
  if (ended !== undefined) void tellEnd(region, name, ended.stopped);
}

/** Looks at tasks until it is enough; `undefined` where the watching was cancelled. Tasks that ECS has forgotten are left out. */
async function look(
  aws: Aws,
  { account, region, tasks }: Started,
  signal: AbortSignal,
  isEnough: (progress: Progress) => boolean,
  onText: (text: string) => void = () => undefined,
): Promise<Progress | undefined> {
  const cluster = tasks[0]?.cluster ?? '';
  const arns = tasks.map(({ arn }) => arn);
  for (let wait: number = patience.first; !signal.aborted; wait = Math.min(wait * 1.05, patience.most)) {
    const { room } = await aws.open();
    // Somebody else's tasks are none of the person's who has chosen another profile meanwhile.
    if ((await aws.identity()).account !== account) return undefined;
    const seen = await room.ecs
      .describeTasks(await aws.region(region), cluster, arns, { signal })
      .catch((error: unknown) => {
        if (room.isProblem(error) && error.passes) return undefined;
        if (signal.aborted) return undefined;
        throw error;
      });
    if (seen?.length === 0) return undefined;
    const progress = seen && progressOf(seen);
    if (progress !== undefined) onText(progress.text);
    if (progress !== undefined && isEnough(progress)) return progress;
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

interface Button {
  readonly title: string;
  /** After `quaymaster.` */
  readonly command: string;
}

const followLogs = (): Button => ({ title: l10n.t('Follow Logs'), command: 'followLogs' });
const stopTask = (): Button => ({ title: l10n.t('Stop Task'), command: 'stopTask' });

/** Those that ended in the same way are told of together. */
async function tellEnd(region: string, name: string, tasks: readonly ecs.Task[]): Promise<void> {
  const texts = new Set(tasks.map((task) => endText(task, l10n.t)));
  const text = l10n.t('{0} has stopped. {1}', name, [...texts].join(' '));
  const show = tasks.some((task) => causeOf(task, l10n.t).isFailure)
    ? window.showWarningMessage
    : window.showInformationMessage;
  await tell(show, text, region, tasks, [followLogs()]);
}

/** With buttons, where there is one task to press them for. */
async function tell(
  show: (text: string, ...buttons: Button[]) => Thenable<Button | undefined>,
  text: string,
  region: string,
  tasks: readonly ecs.Task[],
  buttons: readonly Button[],
): Promise<void> {
  const [task] = tasks;
  const pressed = await show(plainWords(text), ...(tasks.length === 1 ? buttons : []));
  if (pressed !== undefined && task !== undefined)
    await commands.executeCommand(`quaymaster.${pressed.command}`, { subject: taskSubject(region, task) });
}
