import type { Container } from '../../../container';
import type { Value } from '../../../values';
import type { Site } from '../../site';
import type { Suggestion } from '../suggestion';

/** CPU units of a container: what the task has left, and the usual shares of a vCPU that fit. */
export function containerCpu(site: Site): Suggestion[] {
  return sizes(leftOver(site, 'cpu', site.definition.cpu), [256, 512, 1024], 'CPU units');
}

/** The hard limit of a container: what the task has left, and the usual sizes that fit. */
export function containerMemory(site: Site): Suggestion[] {
  const reserved = site.owner.integer('memoryReservation').value ?? 0;
  return sizes(leftOver(site, 'memory', site.definition.memory), [512, 1024, 2048], 'MiB').filter(({ value }) => {
    return Number(value) >= reserved;
  });
}

/** The soft limit of a container: not above the hard one. */
export function containerReservation(site: Site): Suggestion[] {
  const limit = site.owner.integer('memory').value;
  if (limit === undefined) {
    return sizes(leftOver(site, 'memoryReservation', site.definition.memory), [256, 512, 1024], 'MiB');
  }
  const half: Suggestion = { value: Math.ceil(limit / 2), detail: 'MiB, half of the hard limit' };
  return [half, { value: limit, detail: 'MiB, the hard limit' }];
}

/** The other limit of a ulimit. */
export function ulimits({ owner, description }: Site): Suggestion[] {
  const other = description.name === 'softLimit' ? 'hardLimit' : 'softLimit';
  const { value } = owner.integer(other);
  return value === undefined ? [] : [{ value, detail: `the ${other === 'hardLimit' ? 'hard' : 'soft'} limit` }];
}

/** What is left of the task's size when the other containers have theirs; `undefined` where the task has none. */
function leftOver({ definition, container }: Site, key: string, task: Value<number>): number | undefined {
  if (task.value === undefined) return undefined;
  const others = definition.containers.filter((other) => other !== container);
  const taken = others.reduce((sum, other: Container) => sum + (other.integer(key).value ?? 0), 0);
  return task.value - taken;
}

function sizes(left: number | undefined, usual: readonly number[], unit: string): Suggestion[] {
  const fitting = usual.filter((value) => left === undefined || value < left);
  const suggestions = fitting.map((value): Suggestion => ({ value, detail: unit }));
  if (left === undefined || left <= 0) return suggestions;
  return [...suggestions, { value: left, detail: `${unit}, what the task has left` }];
}
