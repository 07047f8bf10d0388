import type { Edit, Fix, Problem, Severity } from '../engine/finding';
import type { Runner } from '../engine/language';
import type { Policy } from '../engine/policy';
import type { Report } from '../engine/rule';
import { shift } from '../engine/span';
import type { DockerfileModel, Statement } from './model';
import type { DockerfileRule, ScriptCheck } from './rule';
import type { Instruction } from './syntax/instruction';
import { checkOfRule } from './tables/checks';
import type { Kept, Verdict } from './verdict';

/** The rules that are on, sorted once by the keywords that they look at. */
class RuleSet {
  readonly #byKeyword = new Map<string, readonly number[]>();
  readonly #byProgram = new Map<string, number[]>();
  /** The places in `rules` of those that look at pipes. */
  readonly lookingAtPipes: readonly number[];
  /** What a text holds if a rule may have something to say about its script. */
  readonly #interest: RegExp;

  constructor(readonly rules: readonly DockerfileRule[]) {
    for (const [index, { script }] of rules.entries())
      for (const program of script?.programs ?? [])
        this.#byProgram.set(program, [...(this.#byProgram.get(program) ?? []), index]);
    this.lookingAtPipes = rules.flatMap(({ script }, index) => (script?.pipe === undefined ? [] : [index]));
    const programs = [...this.#byProgram.keys()].map((name) => name.replace(/\W/g, '\\$&')).join('|');
    const words = programs === '' ? [] : [`(?<![\\w-])(?:${programs})(?![\\w-])`];
    const pipes = this.lookingAtPipes.length === 0 ? [] : ['(?<!\\|)\\|(?!\\|)'];
    this.#interest = new RegExp([...words, ...pipes].join('|') || '$^');
  }

  /** Whether a rule may have something to say about what an instruction runs. */
  wantsScript({ keyword, source }: Instruction): boolean {
    return keyword === 'RUN' && this.#interest.test(source);
  }

  /** The places in `rules` of those that look at calls of a program. */
  lookingAtProgram(name: string): readonly number[] {
    return this.#byProgram.get(name) ?? [];
  }

  isOf(rules: readonly DockerfileRule[]): boolean {
    return rules.length === this.rules.length && rules.every((rule, index) => rule === this.rules[index]);
  }

  /** The places in `rules` of those that look at instructions of a keyword. */
  lookingAt(keyword: string): readonly number[] {
    let found = this.#byKeyword.get(keyword);
    if (found === undefined) {
      found = this.rules.flatMap(({ instruction }, index) => {
        if (instruction === undefined) return [];
        return instruction.keywords === undefined || instruction.keywords.includes(keyword) ? [index] : [];
      });
      this.#byKeyword.set(keyword, found);
    }
    return found;
  }
}

/** Documents with different settings take turns; a few sets are enough to keep what they found. */
const maxSets = 8;
const sets: RuleSet[] = [];

function ruleSet(rules: readonly DockerfileRule[]): RuleSet {
  const place = sets.findIndex((set) => set.isOf(rules));
  const set = place === -1 ? new RuleSet([...rules]) : (sets[place] as RuleSet);
  if (place !== -1) sets.splice(place, 1);
  sets.unshift(set);
  sets.length = Math.min(sets.length, maxSets);
  return set;
}

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
  for (const [index, rule] of rules.entries()) {
    const own = found.get(index);
    if (own === undefined && rule.check === undefined && !failed.has(index)) continue;
    runner.run(rule, (report) => {
      for (const { statement, kept } of own ?? []) {
        const problem = settled(rule, moved(kept.problem, statement.start), model, statement);
        if (problem !== undefined) report(judged(rule, problem, model, statement, kept.stored));
      }
      const reportHere: Report = (problem) =>
        report(judged(rule, problem, model, statementAt(model, problem.span.start), false));
      rule.check?.(model, reportHere, policy);
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

function look(instruction: Instruction, stored: boolean, set: RuleSet, { kept, failures }: Verdict): void {
  for (const rule of set.lookingAt(instruction.keyword)) {
    if (stored && set.rules[rule]?.instruction?.stored === false) continue;
    try {
      set.rules[rule]?.instruction?.check(instruction, (problem) => kept.push({ rule, problem, stored }));
    } catch (error) {
      failures.push({ rule, error });
    }
  }
  if (set.wantsScript(instruction)) lookAtScript(instruction, stored, set, { set, kept, failures });
}

function lookAtScript(instruction: Instruction, stored: boolean, set: RuleSet, { kept, failures }: Verdict): void {
  const ask = (rule: number, question: (check: ScriptCheck, report: Report) => void) => {
    const check = set.rules[rule]?.script;
    try {
      if (check !== undefined) question(check, (problem) => kept.push({ rule, problem, stored }));
    } catch (error) {
      failures.push({ rule, error });
    }
  };
  const { script } = instruction;
  const { commands, pipes } = script;
  for (const command of commands)
    for (const rule of set.lookingAtProgram(command.name))
      ask(rule, (check, report) => check.command?.(command, report));
  for (const pipe of pipes)
    for (const rule of set.lookingAtPipes) ask(rule, (check, report) => check.pipe?.(pipe, script, report));
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
