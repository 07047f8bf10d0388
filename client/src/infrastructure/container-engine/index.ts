export { type EngineConfiguration, makeConfiguration } from './configuration';
export {
  type Builder,
  type Engine,
  type EngineChoice,
  type EngineName,
  engineNames,
  findEngine,
  platformsOf,
  runEngine,
} from './engine';
export { faultLine } from './fault-line';
export { EngineProblem, type EngineProblemKind, kindOf, lastWords } from './problem';
