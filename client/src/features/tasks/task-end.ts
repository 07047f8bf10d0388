import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { causeOf } from '../rollout/causes';

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

/** How a task has ended: why, what to do, with which exit codes; a reason that a person gave stands last. */
export function endText(task: ecs.Task, t: Translate): string {
  const { id, what, todo, says } = causeOf(task, t);
  const exits = task.containers.flatMap(({ name, exitCode }) => (exitCode === undefined ? [] : `${name} ${exitCode}`));
  const isTold = exits.length === 0 || (exits.length === 1 && /\b\d+\)?\.$/.test(what));
  const own = id === 'stopped-by-person' ? says : '';
  return [what, todo, isTold ? '' : t('Exit codes: {0}.', exits.join(', ')), own].filter(Boolean).join(' ');
}
