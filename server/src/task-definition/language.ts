import type { Language } from '../engine/language';
import type { TaskDefinitionModel } from './model';
import type { TaskDefinitionRule } from './rule';
import { rules } from './rules';

/** The task-definition half of the engine. */
export const taskDefinitionLanguage: Language<TaskDefinitionModel, TaskDefinitionRule> = {
  id: 'task-definition',
  rules,
  parse: ({ text }) => ({ text }),
  evaluate(model, enabled, runner) {
    for (const rule of enabled) runner.run(rule, (report) => rule.check(model, report));
  },
  suppressions: () => [],
};
