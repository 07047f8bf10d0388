import type { Report, RuleDescription } from '../engine/rule';
import type { TaskDefinitionModel } from './model';

/** A rule about task definitions. */
export interface TaskDefinitionRule extends RuleDescription {
  check(taskDefinition: TaskDefinitionModel, report: Report): void;
}
