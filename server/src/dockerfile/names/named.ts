import type { ReferenceRole } from '../../engine/features';
import type { Edit } from '../../engine/finding';
import type { Span } from '../../engine/span';
import type { DockerfileModel } from '../model';

/** Something in a Dockerfile that has a name: a stage, a variable, a heredoc. */
export interface Named {
  /** As a person would call it. */
  readonly name: string;
  /** The places that name it; in the order of the text once all have been read. */
  readonly mentions: Mention[];
  /** Why its name cannot be changed, as a sentence; `undefined` where it can. */
  refusal(model: DockerfileModel): string | undefined;
  /** What gives it another name, or a sentence on why it cannot be that one. `others`: all that has a name. */
  rename(model: DockerfileModel, newName: string, others: ReadonlySet<Named>): readonly Edit[] | string;
}

/** A place that names something. */
export interface Mention {
  readonly named: Named;
  /** The name, in the text. */
  readonly span: Span;
  readonly role: ReferenceRole;
  /** All of what the mention belongs to: the instruction that defines a stage, or a variable and its value. */
  readonly whole: Span;
  /** The mentions that define what this one means; the mention itself where it is the definition. */
  readonly definitions: readonly Mention[];
}
