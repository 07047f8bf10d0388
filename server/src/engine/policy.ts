/** What the value of a label can be asked to be. The words are those of the configuration. */
export const labelKinds = ['text', 'url', 'rfc3339', 'spdx', 'hash', 'semver', 'email'] as const;
export type LabelKind = (typeof labelKinds)[number];

/** What a project asks of its files beyond levels. Rules that need it are silent where it is not said. */
export interface Policy {
  /** Hosts that images may come from; `*` stands for any text. */
  readonly trustedRegistries?: readonly string[];
  /** Labels that an image must have, and what their values must be. */
  readonly labelSchema?: Readonly<Record<string, LabelKind>>;
  /** No other labels may be there. */
  readonly strictLabels?: boolean;
  /** `false`: comments of ours and of hadolint silence nothing. BuildKit obeys its own `# check=` anyway. */
  readonly ignoreComments?: boolean;
}
