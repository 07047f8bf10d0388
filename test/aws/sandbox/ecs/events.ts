import { newId } from '../ids';
import type { Ecs } from './state';
import type { StoredService, StoredTask, TaskHolder } from './stored';

// The diary of a service. Source of the sentences: Amazon ECS developer guide, "Service event messages", and DescribeServices as people have
// shown it in public.

/** ECS keeps a hundred lines. */
const kept = 100;

/** A line in the service's diary, behind its name. */
export function note(ecs: Ecs, service: StoredService, says: string, holder?: TaskHolder): void {
  const who = holder === undefined ? service.name : `${service.name}, taskSet ${holder.id}`;
  const event = { id: newId(), createdAt: ecs.options.now(), message: `(service ${who}) ${says}` };
  service.events = [event, ...service.events].slice(0, kept);
}

/** As `note`, but not again before something has changed: ECS leaves out what it has said. */
export function noteOnce(ecs: Ecs, service: StoredService, says: string): void {
  const message = `(service ${service.name}) ${says}`;
  const changed = service.events.findIndex((event) =>
    /has (?:started|stopped|reached)|rolling back/.test(event.message),
  );
  const recent = changed === -1 ? service.events : service.events.slice(0, changed);
  if (!recent.some((event) => event.message === message)) note(ecs, service, says);
}

const list = (tasks: readonly StoredTask[]) => tasks.map(({ id }) => `(task ${id})`).join(' ');

export function noteStarted(ecs: Ecs, service: StoredService, tasks: readonly StoredTask[], replaced = 0): void {
  const why = replaced === 0 ? '' : ` Amazon ECS replaced ${replaced} tasks due to an unhealthy status.`;
  if (tasks.length > 0) note(ecs, service, `has started ${tasks.length} tasks: ${list(tasks)}.${why}`);
}

export function noteStopped(ecs: Ecs, service: StoredService, tasks: readonly StoredTask[]): void {
  if (tasks.length === 0) return;
  note(ecs, service, `has stopped ${tasks.length} running tasks: ${list(tasks)}.`);
  noteTargets(ecs, service, 'deregistered', tasks.length);
}

export function noteTargets(
  ecs: Ecs,
  service: StoredService,
  what: 'registered' | 'deregistered',
  count: number,
): void {
  for (const { targetGroupArn } of service.loadBalancers)
    if (count > 0) note(ecs, service, `${what} ${count} targets in (target-group ${targetGroupArn})`);
}

/** Why a task is about to be stopped. */
export function noteUnhealthy(ecs: Ecs, service: StoredService, { id, fate }: StoredTask): void {
  if (fate === 'health-check') note(ecs, service, `(task ${id}) failed container health checks.`);
  if (fate !== 'load-balancer') return;
  const [{ targetGroupArn, containerPort } = {}] = service.loadBalancers;
  note(
    ecs,
    service,
    `(task ${id}) (port ${containerPort ?? 80}) is unhealthy in (target-group ${targetGroupArn}) due to (reason Health checks failed with these codes: [503]).`,
  );
}
