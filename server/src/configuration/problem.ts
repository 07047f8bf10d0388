import type { Span } from '../engine/span';

/** Something in a `.quaymaster.json` that cannot be followed. */
export interface ConfigurationProblem {
  readonly span: Span;
  /** One line: what is wrong and what to do. */
  readonly message: string;
}
