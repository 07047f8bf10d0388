import type { Finding, Problem } from './finding';
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
  const enabled = language.rules.filter((rule) => isEverOn(rule, settings));
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
  return [...shown.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function toFinding(rule: RuleDescription, problem: Problem, level: Finding['severity'] | undefined): Finding {
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

function suppressionTest<Model, R extends RuleDescription>(language: Language<Model, R>, model: Model, policy: Policy) {
  const suppressions = new SuppressionIndex(language.suppressions(model, policy));
  return (rule: RuleDescription, { span }: Problem) => suppressions.silences(rule.id, span.start);
}
