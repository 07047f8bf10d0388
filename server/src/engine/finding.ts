import type { Span } from './span';

/** How bad a finding is, worst first. The words are those of the command line, the settings and the JSON report. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

/**
 * - `error`: BuildKit or Amazon ECS itself rejects this.
 * - `warning`: it is accepted and breaks, or very likely breaks, at run time.
 * - `information`: worth knowing; taste at most.
 * - `hint`: an editor shows it unobtrusively.
 */
export type Severity = (typeof severities)[number];

/** What an editor may show a finding as, besides its severity: faded out, or struck through. */
export type Tag = 'unnecessary' | 'deprecated';

/** Replaces the text of `span` with `text`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Whether a fix may run in bulk.
 * `safe` changes neither what is built nor what runs; anything that touches cost, roles, secrets or behaviour is `suggested`.
 */
export type Safety = 'safe' | 'suggested';

/** One way to heal a finding. */
export interface Fix {
  /** What applying it does, as an imperative: "Set memory to 1024". */
  readonly title: string;
  readonly safety: Safety;
  /** Minimal and non-overlapping, in any order. */
  readonly edits: readonly Edit[];
}

/** Another place that a finding speaks of. */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** What a rule says about one place, before settings decide whether and how it is shown. */
export interface Problem {
  /** Exactly the wrong token. */
  readonly span: Span;
  /** What is wrong, why, and what to write instead. Plain text. */
  readonly message: string;
  /** Where it differs from the severity of the rule. */
  readonly severity?: Severity;
  readonly tags?: readonly Tag[];
  readonly related?: readonly Related[];
  /** The preferred one first. */
  readonly fixes?: readonly Fix[];
}

/** A problem as the person gets it, through whichever door. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly tags: readonly Tag[];
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** Whether `severity` is as bad as `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
