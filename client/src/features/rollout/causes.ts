import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { type Culprit, rows, saysLittle } from './cause-table';

/** What ECS says of a task that has stopped. */
export type StoppedTask = Pick<ecs.Task, 'service' | 'stopCode' | 'stoppedReason' | 'containers'>;

/** Why something stopped or could not start, in plain words. */
export interface Cause {
  /** `image-not-found`; `unknown` for words that nobody has met yet. */
  readonly id: string;
  /** Whether something is wrong: a task that was scaled in, or stopped by a person, is none. */
  readonly isFailure: boolean;
  /** What happened, with the likely cause; one sentence. */
  readonly what: string;
  /** What to do about it; may be empty. */
  readonly todo: string;
  /** The words of ECS. */
  readonly says: string;
}

/** Why a task stopped; the last lines of the log of its culprit help where ECS says little. */
export function causeOf(task: StoppedTask, t: Translate, log: readonly string[] = []): Cause {
  const { stopCode, stoppedReason = '', containers } = task;
  const reasons = containers.filter(({ reason }) => reason !== undefined && !stoppedReason.includes(reason));
  const culprit = culpritOf(task);
  const exits = containers.flatMap(({ name, exitCode }) =>
    exitCode === undefined ? [] : t('{0} ended with exit code {1}', name, exitCode),
  );
  const lines = (rest: readonly string[]) => [stoppedReason, ...rest].filter((part) => part !== '').join('\n');
  const says = lines(reasons.map(({ name, reason }) => `${name}: ${reason}`));
  // Names that people give may be words of the table.
  const words = lines(reasons.map(({ reason = '' }) => reason));
  // What is stopped from outside has an exit code too, and that says nothing.
  const exit = stopCode === 'ServiceSchedulerInitiated' ? undefined : culprit.exit;
  const marks = { culprit, stopCode, exit, isAlone: task.service === undefined };
  const found = (exit === undefined ? undefined : find(words, { ...marks, log }, t)) ?? find(words, marks, t);
  const cause = found === undefined ? undefined : { ...found, says };
  const [last = ''] = log.slice(-1);
  if (cause !== undefined && last !== '' && saysLittle.has(cause.id))
    return { ...cause, todo: t('Its last words: {0}', last.trim().slice(0, 200)) };
  return (
    cause ?? { id: 'unknown', isFailure: true, what: says || exits.join('; ') || (stopCode ?? ''), todo: '', says }
  );
}

/** Why ECS could not do something, in an event of a service or an answer; `undefined` for words that tell of no trouble, or are not known. */
export function causeOfWords(says: string, t: Translate): Cause | undefined {
  if (!/unable to|unhealthy|fail|limit|unavailable|^[A-Z]+(?::[A-Z]+)?$/i.test(says)) return undefined;
  const found = find(says.replace(/^\(service [^)]*\) /, ''), { culprit: { container: '', image: '' } }, t);
  return found === undefined || !found.isFailure ? undefined : { ...found, says };
}

interface Marks {
  readonly culprit: Culprit;
  readonly stopCode?: string;
  readonly exit?: number;
  readonly isAlone?: boolean;
  /** Only rows that know the log are looked at. */
  readonly log?: readonly string[];
}

function find(says: string, { culprit, stopCode, exit, isAlone = false, log }: Marks, t: Translate): Cause | undefined {
  const row = rows.find((one) => {
    if (log !== undefined) return log.some((line) => one.log?.test(line));
    if (one.isAlone && !isAlone) return false;
    if (one.says?.test(says)) return true;
    // What ECS stops for a failure that nobody knows is not called normal; what a person stops is, whatever they say.
    const mayBeNormal = stopCode === 'UserInitiated' || !/fail|unhealthy|error/i.test(says);
    if (stopCode !== undefined && one.code === stopCode && (mayBeNormal || !one.isNormal)) return true;
    return exit !== undefined && (one.exits === 'any' || one.exits?.includes(exit));
  });
  if (row === undefined) return undefined;
  const [what, todo = ''] = row.tell(t, { ...culprit, image: culprit.image || imageIn(says) });
  return { id: row.id, isFailure: row.isNormal !== true, what, todo, says };
}

/** The image that words name, where no container tells. */
function imageIn(says: string): string {
  return /[\w.-]+(?:\/[\w.-]+)+(?:[:@][\w:.-]*\w)?/.exec(says.slice(0, 1_000))?.[0] ?? '…';
}

/** The container that brought the task down: the others are stopped because of it, and have exit codes of their own. */
export function culpritOf({ containers, stoppedReason = '' }: StoppedTask): Culprit {
  const byReason = containers.find(({ reason }) => reason !== undefined && reason !== '');
  const byImage = containers.find(({ image }) => image !== undefined && stoppedReason.includes(image));
  const byExit = [...containers]
    .filter(({ exitCode }) => exitCode !== undefined)
    .sort((one, other) => rank(one.exitCode) - rank(other.exitCode));
  const found = byReason ?? byImage ?? byExit[0] ?? containers[0];
  return {
    container: found?.name ?? '',
    image: (found?.image ?? '').replace(/^[^/]*[.:][^/]*\//, ''),
    exit: found?.exitCode,
  };
}

/** Exit codes by how likely they are the cause: those of a program, then those of signals, with which ECS stops the others, then 0. */
function rank(exit = 0): number {
  return exit === 0 ? 2 : exit === 137 || exit === 143 ? 1 : 0;
}
