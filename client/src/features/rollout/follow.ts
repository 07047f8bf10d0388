import type { AwsProblem, AwsRegion, AwsRoom, ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { taskSubject } from '../cluster-explorer/tasks';
import { sourcesOf, targetOf } from '../logs/target';
import { culpritOf } from './causes';
import { newestOf } from './phase';
import { Rollout, type View } from './rollout';

/** What a watch reads of one service. Each may throw a problem. */
export interface RolloutReader {
  service(signal: AbortSignal): Promise<ecs.Service>;
  stopped(signal: AbortSignal): Promise<readonly ecs.Task[]>;
  /** The last lines that the container wrote which brought a task down; none where they cannot be read. */
  lastWords(task: ecs.Task, signal: AbortSignal): Promise<readonly string[]>;
  /** By its ARN; `undefined` where it is gone. */
  rollout(arn: string, signal: AbortSignal): Promise<ecs.ServiceDeployment | undefined>;
}

/** So many stopped tasks are read at most; ECS keeps them for an hour. */
const mostTasks = 1_000;

/** Waits, or returns sooner when the signal is given. Milliseconds. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Between two looks, in milliseconds: at first, while nothing moves, and while AWS is in trouble. */
const pace = { first: 3_000, still: 5_000, trouble: 60_000 };

/** Reads a service from AWS. */
export function rolloutReader(
  room: AwsRoom,
  region: AwsRegion,
  cluster: string,
  name: string,
  t: Translate,
): RolloutReader {
  const { ecs, collect } = room;
  const stopped = { cluster, service: name, stopped: true };
  return {
    service: (signal) => ecs.describeService(region, cluster, name, { signal }),
    stopped: (signal) => collect(ecs.listTasks(region, stopped, { signal }), mostTasks),
    lastWords: (task, signal) => lastWords(room, region, task, t, signal).catch(() => []),
    rollout: async (arn, signal) => (await ecs.describeServiceDeployments(region, [arn], { signal }))[0],
  };
}

/** So long before its end a container wrote its last words, in milliseconds, and so many of them are kept. */
const lastMoments = { time: 60_000, lines: 5 };

async function lastWords(
  { ecs, logs, collect }: AwsRoom,
  region: AwsRegion,
  task: ecs.Task,
  t: Translate,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { document } = await ecs.describeTaskDefinition(region, task.taskDefinition, { signal });
  const { container } = culpritOf(task);
  const target = targetOf({ ...taskSubject(region.name, task), name: container, arn: undefined });
  const [source] = target === undefined ? [] : sourcesOf(target, task, document, t).found;
  if (source?.stream === undefined || source.region !== region.name) return [];
  const from = new Date((task.stoppedAt?.getTime() ?? Date.now()) - lastMoments.time);
  const which = { group: source.group, streams: [source.stream], from };
  const lines = await collect(logs.filterLogs(region, which, { signal }), 10_000);
  return lines.slice(-lastMoments.lines).map(({ message }) => message);
}

/**
 * The newest deployment of a service until it is over; one that replaces it is followed in its place. Trouble that passes is waited out, and
 * told to `onTrouble`; any other is thrown. Ends without a last view when the signal is given.
 */
export async function* followRollout(
  reader: RolloutReader,
  t: Translate,
  signal: AbortSignal,
  { wait = sleep, onTrouble = () => {} }: { wait?: Wait; onTrouble?: (problem: AwsProblem) => void } = {},
): AsyncGenerator<View> {
  let rollout: Rollout | undefined;
  let arn: string | undefined;
  let mayReadRollouts = true;
  let pause = pace.first;
  let last = '';
  const readRollout = async (): Promise<ecs.ServiceDeployment | undefined> => {
    if (arn === undefined || !mayReadRollouts) return undefined;
    try {
      return await reader.rollout(arn, signal);
    } catch (error) {
      if (isOfKind(error, 'passing') || isOfKind(error, 'cancelled')) throw error;
      mayReadRollouts = false;
      return undefined;
    }
  };
  while (!signal.aborted) {
    try {
      const service = await reader.service(signal);
      const newest = newestOf(service);
      if (newest === undefined) return;
      rollout ??= new Rollout(newest.id, service, t);
      arn ??= service.serviceDeployment;
      const wantsTasks = rollout.wantsTasks(service);
      const stopped = wantsTasks ? await reader.stopped(signal) : [];
      const puzzle = rollout.puzzleIn(stopped);
      if (puzzle !== undefined) rollout.learn(puzzle, await reader.lastWords(puzzle, signal));
      // Stages and traffic change all the time; of a rolling update there is nothing more to know than why it failed.
      const wantsRollout = service.strategy !== 'ROLLING';
      const view = rollout.next({
        at: new Date(),
        service,
        stopped,
        rollout: wantsRollout ? await readRollout() : undefined,
      });
      yield view;
      if (view.isOver) return;
      if (view.phase === 'superseded') {
        rollout = undefined;
        arn = undefined;
        continue;
      }
      pause = view.line === last ? Math.min(pause * 1.2, pace.still) : pace.first;
      last = view.line;
    } catch (error) {
      if (isOfKind(error, 'cancelled')) return;
      if (!isOfKind(error, 'passing')) throw error;
      onTrouble(error);
      pause = Math.min(Math.max(pause, pace.still) * 2, pace.trouble);
    }
    await wait(pause, signal);
  }
}

function isOfKind(error: unknown, what: 'passing' | 'cancelled'): error is AwsProblem {
  if (!(error instanceof Error) || error.name !== 'AwsProblem') return false;
  const { passes, kind } = error as AwsProblem;
  return what === 'passing' ? passes : kind === what;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
