import type { Language } from '../engine/language';
import { features } from './features';
import { containerAt, parseTaskDefinition, type TaskDefinitionModel } from './model';
import type { TaskDefinitionRule } from './rule';
import { rules } from './rules';

/** The task-definition half of the engine. */
export const taskDefinitionLanguage: Language<TaskDefinitionModel, TaskDefinitionRule> = {
  id: 'task-definition',
  rules,
  parse: (source) => parseTaskDefinition(source),
  evaluate(model, enabled, runner) {
    for (const rule of enabled) runner.run(rule, (report) => rule.check(model, report));
  },
  // JSON has no comments.
  suppressions: () => [],
  containerAt: (model, offset) => containerAt(model, offset)?.name,
  features,
};
