/**
 * What the commands do: the engine and all that hangs on it. Bundled as a file of its own beside `cli.js`, so that the version,
 * the help and a mistake on the command line do not wait for it.
 */
export { explain } from './commands/explain';
export { lint } from './commands/lint';
export { migrate } from './commands/migrate';
export { register } from './commands/register/register';
export { listRules } from './commands/rules';
