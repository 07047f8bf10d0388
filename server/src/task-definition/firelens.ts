import type { Container } from './container';
import type { TaskDefinitionModel } from './model';
import type { Answer } from './values';

/** The containers that are log routers: those with a `firelensConfiguration`. A placeholder may turn out to be none. */
export function routersOf({ containers }: TaskDefinitionModel): readonly Container[] {
  return containers.filter((container) => container.section('firelensConfiguration').state === 'known');
}

/** Whether a task has a log router. */
export function hasRouter(definition: TaskDefinitionModel): Answer {
  if (routersOf(definition).length > 0) return 'yes';
  return allSeen(definition) && definition.containers.every((it) => it.has('firelensConfiguration') === 'no')
    ? 'no'
    : 'unknown';
}

/** Whether a container sends its logs to the router. */
export function usesRouter(container: Container): Answer {
  const driver = container.section('logConfiguration').string('logDriver');
  if (driver.state === 'known') return driver.value === 'awsfirelens' ? 'yes' : 'no';
  return driver.state === 'absent' ? 'no' : 'unknown';
}

/** Whether every container of the task stands in the document. */
export function allSeen({ containers, containerList }: TaskDefinitionModel): boolean {
  return (
    containerList.state === 'known' && containerList.isComplete && containerList.items.length === containers.length
  );
}
