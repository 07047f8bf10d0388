/** The only room of the extension that starts programs. It knows no editor. */
export { type Environment, findProgram, isProgram, type Surroundings, safeEnvironment } from './programs';
export { type ProcessOptions, type ProcessResult, runProcess } from './run';
