import type { Problem, Severity } from './finding';
import type { Policy } from './policy';

/** The two languages that rules are written for. */
export type LanguageId = 'dockerfile' | 'task-definition';

/** Named sets of rules: `recommended` is the default, `all` adds what is taste. */
export const presets = ['recommended', 'all'] as const;
export type Preset = (typeof presets)[number];

/** Where a rule belongs; one of `none` is on only where somebody sets it. */
export type RulePreset = Preset | 'none';

/** Who says that the rule is right. */
export interface Evidence {
  /** The tool, service or document: "BuildKit", "Amazon ECS", "Amazon ECS developer guide". */
  readonly source: string;
  /** Where it can be read, or the function that checks it. */
  readonly reference?: string;
  /** The other side's own words, where they are on record. */
  readonly says?: string;
}

/**
 * A document that shows a rule at work, and tests it.
 * `«` and `»` enclose each place that the rule must report, exactly; a good example has none.
 */
export interface Example {
  readonly code: string;
  /** The whole text once the preferred fix of every finding has been applied; absent where there is no fix. */
  readonly fixed?: string;
  /** Where it matters (a name that selects the kind, a `.json.tpl`). Default: `Dockerfile`, `task-definition.json`. */
  readonly file?: string;
  /** The text of the .dockerignore beside it, for a Dockerfile. */
  readonly ignore?: string;
  /** What the configuration asks for. */
  readonly policy?: Policy;
  /** What the message of the first finding must contain, where the wording carries the point. */
  readonly message?: string;
  /** Where the finding's severity differs from the rule's. */
  readonly severity?: Severity;
}

/** Everything about a rule but its code. Documentation, settings, SARIF and tests are made of this. */
export interface RuleDescription {
  /** Unique, kebab-case, in the field's own words: `fargate-cpu-memory`. */
  readonly id: string;
  readonly severity: Severity;
  /** The smallest preset that it belongs to. */
  readonly preset: RulePreset;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** Markdown: why it matters and what to do about it. */
  readonly why: string;
  /** What other tools call the same check: `JSONArgsRecommended`, `DL3025`, `CKV_AWS_336`. */
  readonly aliases?: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
}

/** How a rule hands over what it found. */
export type Report = (problem: Problem) => void;
