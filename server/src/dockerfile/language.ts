import type { Language } from '../engine/language';
import type { DockerfileModel } from './model';
import type { DockerfileRule } from './rule';
import { rules } from './rules';

/** The Dockerfile half of the engine. */
export const dockerfileLanguage: Language<DockerfileModel, DockerfileRule> = {
  id: 'dockerfile',
  rules,
  parse: ({ text }) => ({ text }),
  evaluate(model, enabled, runner) {
    for (const rule of enabled) runner.run(rule, (report) => rule.check?.(model, report));
  },
  suppressions: () => [],
};
