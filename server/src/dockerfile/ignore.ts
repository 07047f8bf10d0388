import type { Edit, Finding, Fix } from '../engine/finding';
import { statementAt } from './evaluate';
import { readIgnoreComment } from './ignore-comments';
import type { DockerfileModel, Statement } from './model';
import { rules } from './rules';
import { type CheckValue, readCheckValue } from './syntax/check-options';
import type { Directive } from './syntax/directives';
import { type BuildCheck, checkOfRule } from './tables/checks';

/**
 * Edits that silence a finding with a comment: at its instruction, then in the whole file. BuildKit's checks get the `# check=skip=` that
 * BuildKit obeys too, where it does; all others `# quaymaster ignore=`.
 */
export function ignoreFixes(model: DockerfileModel, finding: Finding): readonly Fix[] {
  const rule = rules.find(({ id }) => id === finding.ruleId);
  const check = rule === undefined ? undefined : checkOfRule(rule);
  const statement = answering(model, finding, check);
  const fixes: Fix[] = [];
  if (statement !== undefined)
    fixes.push(fix(`Ignore ${finding.ruleId} here`, atStatement(model, statement, finding.ruleId, check)));
  const inFile = (isSkippable(check) ? inDirective(model, check.name) : undefined) ?? globally(model, finding.ruleId);
  fixes.push(fix(`Ignore ${finding.ruleId} in this file`, inFile));
  return fixes;
}

function fix(title: string, edit: Edit): Fix {
  return { title, safety: 'suggested', edits: [edit] };
}

/** `# check=skip=` does not silence experimental checks. */
function isSkippable(check: BuildCheck | undefined): check is BuildCheck {
  return check !== undefined && check.experimental !== true;
}

/** The instruction whose comments decide: BuildKit asks the later one of two. */
function answering(model: DockerfileModel, finding: Finding, check: BuildCheck | undefined): Statement | undefined {
  const later = check?.name === 'MultipleInstructionsDisallowed' ? finding.related[0] : undefined;
  const { start } = (later ?? finding).span;
  const statement = statementAt(model, start);
  return statement !== undefined && start <= statement.end ? statement : undefined;
}

function atStatement(model: DockerfileModel, statement: Statement, id: string, check: BuildCheck | undefined): Edit {
  if (isSkippable(check) && !check.fileWide) {
    const existing = statement.check;
    const edit =
      existing === undefined
        ? checkAbove(model, statement, check.name)
        : withSkip(existing.value, existing.text, existing.valueStart, check.name);
    if (edit !== undefined) return edit;
  }
  return ignoreAbove(model, statement, id);
}

/** Undefined at the head of the file, where the comment would be a directive. */
function checkAbove(model: DockerfileModel, statement: Statement, name: string): Edit | undefined {
  const at = lineStart(model.text, statement.start);
  const between = model.text.slice(directivesEnd(model), at);
  if (between !== '') return inserted(model, at, `# check=skip=${name}`);
  // A blank line ends the directives.
  return model.directives.length > 0 ? inserted(model, at, `${lineBreak(model.text)}# check=skip=${name}`) : undefined;
}

/** Adds a name to what a value skips; undefined where the value cannot be read. */
function withSkip({ faults, names, options }: CheckValue, text: string, start: number, name: string): Edit | undefined {
  if (faults.length > 0 || options.skip === 'all') return undefined;
  const last = names.findLast(({ key }) => key === 'skip');
  const end = (text.split(' ', 1)[0] as string).length;
  const at = start + (last?.to ?? end);
  const added = last === undefined ? `;skip=${name}` : last.name === '' ? name : `,${name}`;
  return { span: { start: at, end: at }, text: added };
}

function ignoreAbove(model: DockerfileModel, statement: Statement, id: string): Edit {
  for (const comment of statement.comments) {
    const ignore = readIgnoreComment(comment);
    if (ignore?.tool === 'quaymaster' && !ignore.global) return insertion(ignore.namesEnd, `,${id}`);
  }
  const at = lineStart(model.text, statement.start);
  return inserted(model, at, `${model.text.slice(at, statement.start)}# quaymaster ignore=${id}`);
}

/** The directive with the check added, or a new one below the others; undefined where the one there is cannot be read. */
function inDirective(model: DockerfileModel, name: string): Edit | undefined {
  const existing = model.directives.find((directive) => directive.name === 'check');
  if (existing === undefined) return inserted(model, readDirectivesEnd(model), `# check=skip=${name}`);
  if (existing.indented) return undefined;
  return withSkip(readCheckValue(existing.value), existing.value, existing.valueSpan.start, name);
}

function globally(model: DockerfileModel, id: string): Edit {
  for (const comment of model.comments) {
    const ignore = readIgnoreComment(comment);
    if (ignore?.tool === 'quaymaster' && ignore.global) return insertion(ignore.namesEnd, `,${id}`);
  }
  return inserted(model, directivesEnd(model), `# quaymaster global ignore=${id}`);
}

/** Where the line below the last directive begins. */
function directivesEnd(model: DockerfileModel): number {
  return below(model, model.directives.at(-1));
}

/** The same for the directives that BuildKit reads `check` from: it stops at an indented one. */
function readDirectivesEnd(model: DockerfileModel): number {
  const indented = model.directives.findIndex((directive) => directive.indented);
  return below(model, indented === -1 ? model.directives.at(-1) : model.directives[indented - 1]);
}

function below({ text, shebang }: DockerfileModel, directive: Directive | undefined): number {
  const last = directive?.span ?? shebang;
  if (last === undefined) return text.startsWith('\uFEFF') ? 1 : 0;
  const end = text.indexOf('\n', last.end);
  return end === -1 ? text.length : end + 1;
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}

/** A line of its own at the start of a line, or after the last one. */
function inserted({ text }: DockerfileModel, at: number, line: string): Edit {
  const isOpen = at > 0 && at === text.length && !text.endsWith('\n') && text !== '\uFEFF';
  return insertion(at, isOpen ? `${lineBreak(text)}${line}` : `${line}${lineBreak(text)}`);
}

function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
