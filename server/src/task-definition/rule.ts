import type { Report, RuleDescription } from '../engine/rule';
import type { Container } from './container';
import type { TaskDefinitionModel } from './model';

/** A rule about task definitions. See `model.ts` for what it reads, `syntax/editor.ts` for how it makes fixes. */
export interface TaskDefinitionRule extends RuleDescription {
  check(definition: TaskDefinitionModel, report: Report): void;
}

/** What a rule does to each container definition. */
export type ContainerCheck = (container: Container, report: Report, definition: TaskDefinitionModel) => void;

/** The check of a rule that looks at one container definition at a time. */
export function forEachContainer(check: ContainerCheck): TaskDefinitionRule['check'] {
  return (definition, report) => {
    for (const container of definition.containers) check(container, report, definition);
  };
}
