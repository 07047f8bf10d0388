import type { Language } from '../engine/language';
import { evaluate } from './evaluate';
import { features } from './features';
import { type DockerfileModel, readModel } from './model';
import type { DockerfileRule } from './rule';
import { rules } from './rules';
import { suppressions } from './suppressions';

/** The Dockerfile half of the engine. */
export const dockerfileLanguage: Language<DockerfileModel, DockerfileRule> = {
  id: 'dockerfile',
  rules,
  parse: readModel,
  evaluate,
  suppressions,
  features,
};
