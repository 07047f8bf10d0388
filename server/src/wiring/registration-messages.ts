import type { Range } from 'vscode-languageserver-types';

/** The requests by which a client learns what of a file can be registered, and what would change by it. */
export const registrationRequests = {
  /** `RegistrationParams` → `Registration` */
  read: 'quaymaster/registration',
  /** `CompareParams` → `Comparison` */
  compare: 'quaymaster/compareTaskDefinitions',
} as const;

/** A text of a task definition. In a member of this name no log shows it: it may hold secrets. */
export interface DefinitionText {
  readonly text: string;
}

/** What is to be registered. */
export interface RegistrationParams {
  readonly text: string;
  /** The document that the text is of, for its settings. */
  readonly uri?: string;
  /** What stands for placeholders. */
  readonly values?: readonly PlaceholderValue[];
}

/** What stands for a placeholder. */
export interface PlaceholderValue {
  readonly name: string;
  readonly value: string;
}

/** What of a file can be registered. */
export interface Registration {
  /** Why this can never be registered. One or two sentences. */
  readonly problem?: string;
  /** Known once the placeholders in it are filled. */
  readonly family?: string;
  /** Those without a value yet, in the order of the file, each name once. */
  readonly placeholders: readonly OpenPlaceholder[];
  /** What ECS would reject, the values filled in, with its place in the text of the file. */
  readonly findings: readonly RegistrationFinding[];
  /** Members that are left out, since RegisterTaskDefinition does not take them: `revision`, `containerDefinitions[web].healthCheck.x`. */
  readonly leftOut: readonly string[];
  /** What is to be registered: JSON, indented by two blanks. Absent while there is a problem or an open placeholder. */
  readonly text?: string;
}

/** A placeholder without a value. */
export interface OpenPlaceholder {
  /** `IMAGE` */
  readonly name: string;
  /** As written first: `${IMAGE}`. */
  readonly text: string;
  /** Where it stands: `containerDefinitions[web].image`. */
  readonly places: readonly string[];
  /** Its value is likely to be a secret: ask for it unseen, and keep it nowhere. */
  readonly isSecret: boolean;
  /** What it says itself should stand there without a value: `nginx` for `${IMAGE:-nginx}`. */
  readonly proposal?: string;
}

/** Something that ECS would reject. */
export interface RegistrationFinding {
  readonly ruleId: string;
  readonly message: string;
  readonly range: Range;
}

/** Two task definitions. */
export interface CompareParams {
  readonly before: DefinitionText;
  readonly after: DefinitionText;
}

/** How two task definitions differ for ECS: order and defaults do not count. */
export interface Comparison {
  /** Empty: registering `after` would change nothing. */
  readonly differences: readonly Difference[];
  /** Both in one canonical form, for a diff editor: only what differs shows there. */
  readonly before: DefinitionText;
  readonly after: DefinitionText;
}

/** One difference. The values are JSON. */
export interface Difference {
  /** `containerDefinitions[web].environment[LOG_LEVEL]` */
  readonly place: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: DefinitionText;
  readonly after?: DefinitionText;
}
