import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';

/** How far tasks have come. */
export interface Progress {
  /** `2 PENDING, 1 RUNNING` */
  readonly text: string;
  readonly running: readonly ecs.Task[];
  readonly stopped: readonly ecs.Task[];
  /** Each of them runs, or has stopped. */
  readonly isSettled: boolean;
}

/** Sums up how far tasks have come. */
export function progressOf(tasks: readonly ecs.Task[]): Progress {
  const counts = new Map<string, number>();
  for (const { status } of tasks) counts.set(status, (counts.get(status) ?? 0) + 1);
  const texts = [...counts].map(([status, count]) => (tasks.length === 1 ? status : `${count} ${status}`));
  const running = tasks.filter(({ status }) => status === 'RUNNING');
  const stopped = tasks.filter(({ status }) => status === 'STOPPED');
  return { text: texts.join(', '), running, stopped, isSettled: running.length + stopped.length === tasks.length };
}

/** Whether a task has come to a bad end: it never started, or a container failed and nobody had stopped it. */
export function isBadEnd({ stopCode, containers }: ecs.Task): boolean {
  if (stopCode === 'UserInitiated') return false;
  if (stopCode !== undefined && stopCode !== 'EssentialContainerExited') return true;
  return containers.some(({ exitCode }) => exitCode !== 0);
}

/** How a task has ended: why, and with which exit codes. */
export function endText({ stoppedReason = '', containers }: ecs.Task, t: Translate): string {
  const ends = containers.flatMap(({ name, exitCode, reason }) => {
    if (exitCode === undefined) return reason === undefined ? [] : [`${name}: ${reason}`];
    return [[t('{0} ended with exit code {1}', name, exitCode), reason].filter(Boolean).join(', ')];
  });
  return [...ends, stoppedReason]
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.?$/, '.'))
    .join(' ');
}
