import type { Edit, Fix, Problem, Severity } from '../engine/finding';
import type { Runner } from '../engine/language';
import type { Policy } from '../engine/policy';
import type { Report } from '../engine/rule';
import { shift } from '../engine/span';
import type { DockerfileModel, Statement } from './model';
import type { DockerfileRule } from './rule';
import { type RuleSet, ruleSet } from './rule-set';
import type { Instruction } from './syntax/instruction';
import { checkOfRule } from './tables/checks';
import type { Kept, Verdict } from './verdict';

/** Runs the rules: those of one instruction for each instruction that has changed, the others on the whole file. */
export function evaluate(
  model: DockerfileModel,
  enabled: readonly DockerfileRule[],
  runner: Runner<DockerfileRule>,
  policy: Policy,
): void {
  const rules = model.frontend === 'foreign' ? enabled.filter(({ anyFrontend }) => anyFrontend) : enabled;
  const set = ruleSet(rules);
  const found = new Map<number, { readonly statement: Statement; readonly kept: Kept }[]>();
  const failed = new Map<number, unknown>();
  for (const statement of model.statements) {
    const verdict = verdictOn(statement.instruction, set);
    for (const kept of verdict.kept) {
      if (statement.stage === undefined && rules[kept.rule]?.stagesOnly) continue;
      const own = found.get(kept.rule);
      if (own === undefined) found.set(kept.rule, [{ statement, kept }]);
      else own.push({ statement, kept });
    }
    for (const { rule, error } of verdict.failures) failed.set(rule, error);
  }
  for (let index = 0; index < rules.length; index += 1) {
    const rule = rules[index] as DockerfileRule;
    const own = found.get(index);
    const isAsked = rule.check !== undefined && (rule.needs === undefined || policy[rule.needs] !== undefined);
    if (own === undefined && !isAsked && !failed.has(index)) continue;
    runner.run(rule, (report) => {
      for (const { statement, kept } of own ?? []) {
        const problem = settled(rule, placed(kept, statement.start), model, statement);
        if (problem !== undefined) report(judged(rule, problem, model, statement, kept.stored));
      }
      if (isAsked)
        rule.check?.(
          model,
          (problem) => report(judged(rule, problem, model, statementAt(model, problem.span.start), false)),
          policy,
        );
      if (failed.has(index)) throw failed.get(index);
    });
  }
}

/** What the rules say about an instruction; said once for each set of rules. */
function verdictOn(instruction: Instruction, set: RuleSet): Verdict {
  if (instruction.verdict?.set === set) return instruction.verdict;
  const verdict: Verdict = { set, kept: [], failures: [] };
  look(instruction, false, set, verdict);
  if (instruction.trigger !== undefined) look(instruction.trigger, true, set, verdict);
  instruction.verdict = verdict;
  return verdict;
}

function look(instruction: Instruction, stored: boolean, set: RuleSet, verdict: Verdict): void {
  const asker = new Asker(stored, verdict);
  for (const index of set.lookingAt(instruction.keyword)) {
    const check = set.rules[index]?.instruction;
    if (check !== undefined && !(stored && check.stored === false))
      asker.ask(index, (report) => check.check(instruction, report));
  }
  if (!set.wantsScript(instruction)) return;
  const { script } = instruction;
  for (const command of script.commands)
    for (const index of set.lookingAtProgram(command.name))
      asker.ask(index, (report) => set.rules[index]?.script?.command?.(command, report));
  for (const pipe of script.pipes)
    for (const index of set.lookingAtPipes)
      asker.ask(index, (report) => set.rules[index]?.script?.pipe?.(pipe, script, report));
}

/** Asks rules one after the other, and keeps what they say. */
class Asker {
  #rule = 0;
  readonly #report: Report;

  constructor(
    stored: boolean,
    readonly verdict: Verdict,
  ) {
    this.#report = (problem) => verdict.kept.push({ rule: this.#rule, problem, stored, placed: undefined });
  }

  /** `rule` is the place of the rule that the question is put to. */
  ask(rule: number, question: (report: Report) => void): void {
    this.#rule = rule;
    try {
      question(this.#report);
    } catch (error) {
      this.verdict.failures.push({ rule, error });
    }
  }
}

/** What becomes of a problem at its place in the file. */
function settled(
  rule: DockerfileRule,
  problem: Problem,
  model: DockerfileModel,
  statement: Statement,
): Problem | undefined {
  if (rule.script !== undefined) {
    const { trigger, script } = statement.instruction;
    const { namesShell } = trigger?.script ?? script;
    if (!namesShell && !model.shells.at(statement).isPosix) return undefined;
  }
  return rule.settle === undefined ? problem : rule.settle(problem, statement, model);
}

/** The problem with the severity that it has in this file. */
function judged(
  rule: DockerfileRule,
  problem: Problem,
  model: DockerfileModel,
  statement: Statement | undefined,
  stored: boolean,
): Problem {
  const severity = problem.severity ?? rule.severity;
  const actual = severityHere(rule, severity, model, statement, stored);
  return actual === severity ? problem : { ...problem, severity: actual };
}

function severityHere(
  rule: DockerfileRule,
  severity: Severity,
  model: DockerfileModel,
  statement: Statement | undefined,
  stored: boolean,
): Severity {
  const phase = rule.phase ?? 'instruction';
  // FROM is read for every stage, needed or not.
  const isRead = phase !== 'build' || statement?.stage === undefined || statement.keyword === 'FROM';
  const isBuilt = isRead || statement.stage?.isNeeded === true;
  const isMet = isBuilt && (!stored || phase === 'parse');
  if (severity !== 'error') return model.check.error && isMet && checkOfRule(rule) !== undefined ? 'error' : severity;
  if (rule.frontendMayKnow && model.frontend === 'newer') return 'warning';
  return isMet ? 'error' : 'warning';
}

/** The statement that holds an offset; where none does, the one before it. */
export function statementAt(model: DockerfileModel, offset: number): Statement | undefined {
  let low = 0;
  let high = model.statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((model.statements[middle] as Statement).start <= offset) low = middle + 1;
    else high = middle;
  }
  return model.statements[low - 1];
}

/** The problem at its place in the file; what stands above most edits stays where it was. */
function placed(kept: Kept, start: number): Problem {
  if (kept.placed?.start === start) return kept.placed.problem;
  const problem = moved(kept.problem, start);
  kept.placed = { start, problem };
  return problem;
}

function moved(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  return {
    ...problem,
    span: shift(problem.span, by),
    related: problem.related?.map(({ span, message }) => ({ span: shift(span, by), message })),
    fixes: problem.fixes?.map((fix) => movedFix(fix, by)),
  };
}

function movedFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map(({ span, text }): Edit => ({ span: shift(span, by), text })) };
}
