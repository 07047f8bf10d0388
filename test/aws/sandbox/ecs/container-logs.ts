import { containersOf, type Ecs } from './state';
import type { StoredTask } from './stored';

/** How many lines of a container are kept: there may be thousands of them, and steps without an end. */
const kept = 100;

/** Has the containers of a task write lines, each with its name in front, where their definition says: `awslogs` alone keeps anything here. */
export function writeLines(ecs: Ecs, task: StoredTask, lines: readonly string[]): void {
  for (const { name, logConfiguration = {} } of containersOf(task.definition)) {
    const { logDriver, options = {} } = logConfiguration as { logDriver?: string; options?: Record<string, string> };
    const group = options['awslogs-group'];
    if (logDriver !== 'awslogs' || group === undefined) continue;
    const prefix = options['awslogs-stream-prefix'];
    const stream = prefix === undefined ? runtimeId(task, String(name)) : `${prefix}/${name}/${task.id}`;
    for (const line of lines) ecs.logs.write(group, stream, `${name} ${line}`, ecs.options.now(), kept);
  }
}

/** What the container runtime calls a container. */
export function runtimeId(task: StoredTask, name: string): string {
  const container = task.containers.find((one) => one.name === name);
  return `${task.id}-${container?.id.slice(0, 10)}`;
}

/** What a container has done in a step, told in various ways. */
export function workText(step: number): string {
  const number = 4_200 + step;
  const texts = [
    `took parcel ${number}`,
    `weighed parcel ${number}: ${(step % 30) + 1} kg`,
    `sent parcel ${number} on`,
  ];
  return texts[step % texts.length] ?? '';
}
