import type { AnyLanguage } from '../languages';
import type { InitializationOptions } from './initialization';

/** Whether symbols and folding of the language's documents come from the editor's own JSON service. */
export function isLeftToJsonService({ id }: AnyLanguage, { hasJsonService }: InitializationOptions): boolean {
  return hasJsonService === true && id === 'task-definition';
}
