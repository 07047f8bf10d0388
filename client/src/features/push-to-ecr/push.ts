import type { PushPlan } from './plan';

/** What came of a plan. */
export type PushOutcome =
  /** Everything went well. */
  | {
      readonly kind: 'done';
      /** The names that the image has now. */
      readonly references: readonly string[];
      /** Of the manifest that was pushed, `sha256:…`; absent for a build alone. */
      readonly digest?: string;
    }
  /** The person was told why. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'cancelled' };

/** What a run is given besides its plan. */
export interface PushOptions {
  /** Values for the environment of the build, such as those of secrets that a person has typed; they are kept nowhere. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Carries out a plan that a person has seen and agreed to, as a task in a terminal of its own, with progress that can be
 * cancelled. What goes wrong is told to the person here; it never throws for that.
 */
export type RunPush = (plan: PushPlan, options?: PushOptions) => Promise<PushOutcome>;
