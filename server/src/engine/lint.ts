import type { Finding, Problem, Severity } from './finding';
import type { Language, Runner, Source } from './language';
import type { Policy } from './policy';
import type { RuleDescription } from './rule';
import { decide, isEverOn, policyOf, type Settings } from './settings';
import { SuppressionIndex } from './suppression-index';

/** Told of a rule that threw; the other rules have gone on. */
export type OnRuleFailure = (ruleId: string, error: unknown) => void;

/** Parses and lints in one go: for the command line and for tests. Never throws. */
export function lint<Model, R extends RuleDescription>(
  language: Language<Model, R>,
  source: Source,
  settings: Settings,
  onRuleFailure: OnRuleFailure,
): Finding[] {
  return findings(language, language.parse(source), settings, onRuleFailure);
}

/** The findings of a parsed document in the order of the text, each once. Never throws. */
export function findings<Model, R extends RuleDescription>(
  language: Language<Model, R>,
  model: Model,
  settings: Settings,
  onRuleFailure: OnRuleFailure,
): Finding[] {
  const enabled = enabledRules(language, settings);
  const problems: { rule: R; problem: Problem }[] = [];
  const policy = policyOf(settings);
  const runner: Runner<R> = {
    run(rule, body) {
      try {
        body((problem) => problems.push({ rule, problem }));
      } catch (error) {
        onRuleFailure(rule.id, error);
      }
    },
  };
  language.evaluate(model, enabled, runner, policy);
  const isSuppressed = suppressionTest(language, model, policy);
  const shown = new Map<string, Finding>();
  for (const { rule, problem } of problems) {
    const { level, byCommandLine } = decide(rule, settings, language.containerAt?.(model, problem.span.start));
    if (level === 'off') continue;
    if (!byCommandLine && isSuppressed(rule, problem)) continue;
    const key = `${rule.id} ${problem.span.start} ${problem.span.end} ${problem.message}`;
    shown.set(key, toFinding(rule, problem, level));
  }
  return inTextOrder([...shown.values()]);
}

/** What another tool says of a document; `id` is its own code. */
export interface ForeignProblem {
  readonly id: string;
  readonly problem: Problem & { readonly severity: Severity };
}

/** The findings of another tool as settings and comments let them be shown. */
export function foreignFindings<Model, R extends RuleDescription>(
  language: Language<Model, R>,
  model: Model,
  settings: Settings,
  problems: readonly ForeignProblem[],
): Finding[] {
  if (problems.length === 0) return [];
  const isSuppressed = suppressionTest(language, model, policyOf(settings));
  return problems.flatMap(({ id, problem }) => {
    const { level, byCommandLine } = decide({ id, preset: 'recommended' }, settings);
    if (level === 'off' || (!byCommandLine && isSuppressed({ id }, problem))) return [];
    return [toFinding({ id, severity: problem.severity }, problem, level)];
  });
}

/** Findings in the order of the text. */
export function inTextOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function toFinding(
  rule: Pick<RuleDescription, 'id' | 'severity'>,
  problem: Problem,
  level: Finding['severity'] | undefined,
): Finding {
  return {
    ruleId: rule.id,
    severity: level ?? problem.severity ?? rule.severity,
    message: problem.message,
    span: problem.span,
    tags: problem.tags ?? [],
    related: problem.related ?? [],
    fixes: problem.fixes ?? [],
  };
}

/** Settings stay for many keystrokes, and asking every rule takes longer than running most of them. */
const enabledBySettings = new WeakMap<Settings, Map<unknown, unknown>>();

function enabledRules<Model, R extends RuleDescription>(
  language: Language<Model, R>,
  settings: Settings,
): readonly R[] {
  const byLanguage = enabledBySettings.get(settings) ?? new Map<unknown, unknown>();
  enabledBySettings.set(settings, byLanguage);
  const known = byLanguage.get(language.rules) as readonly R[] | undefined;
  if (known !== undefined) return known;
  const enabled = language.rules.filter((rule) => isEverOn(rule, settings));
  byLanguage.set(language.rules, enabled);
  return enabled;
}

function suppressionTest<Model, R extends RuleDescription>(language: Language<Model, R>, model: Model, policy: Policy) {
  const suppressions = new SuppressionIndex(language.suppressions(model, policy));
  return (rule: Pick<RuleDescription, 'id'>, { span }: Problem) => suppressions.silences(rule.id, span.start);
}
