import type { CheckedFile } from '../../report/result';
import type { DefinitionDifference, OpenPlaceholder } from '../../task-definition/registration';

/**
 * - `registered`: there is a new revision. `unchanged`: the newest one is the same. `would-register`: `--dry-run`.
 * - `rejected`: ECS would reject it; see its findings. `incomplete`: placeholders are open.
 * - `failed`: the file cannot be registered, or AWS did not do it; see the message.
 */
export type Status = 'registered' | 'unchanged' | 'would-register' | 'rejected' | 'incomplete' | 'failed';

/** What came of a run. Secrets are masked. */
export interface Outcome {
  readonly status: Status;
  /** 0 done, 1 rejected, 2 the call or the file, 3 AWS. */
  readonly code: 0 | 1 | 2 | 3;
  /** With what ECS would reject. */
  readonly file: CheckedFile;
  readonly family?: string;
  /** Why it failed, or why nothing could be compared. One line. */
  readonly message?: string;
  readonly placeholders: readonly OpenPlaceholder[];
  readonly leftOut: readonly string[];
  /** The revision that the file was compared with. */
  readonly previous?: string;
  /** Absent where nothing could be compared. */
  readonly differences?: readonly DefinitionDifference[];
  /** Of the new revision, or of the one that is the same. */
  readonly arn?: string;
}
