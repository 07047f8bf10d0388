import type { ListType, Structure } from '../types';
import { containerDefinition } from './container';
import { daemonTaskDefinition } from './daemon';
import { taskDefinition } from './task-definition';

/** A bare list of container definitions, as Terraform modules and `ecs-cli` keep it. */
export const containerDefinitions: ListType = { kind: 'list', of: containerDefinition, min: 1, max: 10 };

/** The documents that there are, by the name of their variant. */
export const documents = {
  'task-definition': taskDefinition,
  'container-definitions': containerDefinitions,
  'daemon-task-definition': daemonTaskDefinition,
} as const satisfies Record<string, Structure | ListType>;

/** What kind of document a text is. */
export type Variant = keyof typeof documents;
