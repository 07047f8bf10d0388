import type { AnyLanguage } from '../languages';
import type { InitializationOptions } from './initialization';

/** Whether symbols, folding and formatting of the language's documents are left to the editor's own JSON service. */
export function isLeftToJsonService({ id }: AnyLanguage, { hasJsonService }: InitializationOptions): boolean {
  return hasJsonService === true && id === 'task-definition';
}
