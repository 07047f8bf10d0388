/** What of a file can be registered, and what registering it would change. Pure. */
export { compareTexts, type DefinitionComparison, type DefinitionDifference } from './compare';
export { problemOf } from './problems';
export { type FileToRegister, type OpenPlaceholder, type ReadRegistration, readRegistration } from './read';
