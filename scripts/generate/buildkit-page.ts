import { buildChecks, checkOfRule } from '../../server/src/dockerfile/tables/checks';
import { type CoverageRow, checkNotes, hardErrors } from '../../server/src/dockerfile/tables/coverage';
import type { RuleDescription } from '../../server/src/engine/rule';
import { table } from './markdown';
import { isFixable } from './rule-pages';

const head = ['row', 'what BuildKit rejects', 'rule', 'fix', 'where ours differs, and why'];

/** docs/buildkit.md: every check and every hard error of BuildKit, and the rule that reports it. */
export function buildkitPage(rules: readonly RuleDescription[]): string {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [
    '# BuildKit, and what of it is reported here',
    'The checks of BuildKit are what `docker build --check` warns of. The errors are what a build ends with before anything runs.',
    '## Checks',
    table(
      ['check', 'rule', 'severity', 'fix', 'where ours differs, and why'],
      buildChecks.map(({ name }) => checkRow(name, rules)),
    ),
    '## Errors',
    ...hardErrors.map(
      ({ title, rows }) =>
        `### ${title}\n\n${table(
          head,
          rows.map((row) => errorRow(row, byId)),
        )}`,
    ),
    '',
  ].join('\n\n');
}

function checkRow(name: string, rules: readonly RuleDescription[]): string[] {
  const reporting = rules.filter((rule) => checkOfRule(rule)?.name === name);
  const note = checkNotes[name] ?? '';
  if (reporting.length === 0 && note === '') throw new Error(`The check ${name} has neither a rule nor a note.`);
  return [`\`${name}\``, links(reporting), severities(reporting), fixes(reporting), note];
}

function errorRow(row: CoverageRow, byId: ReadonlyMap<string, RuleDescription>): string[] {
  const reporting = row.rules.map((id) => {
    const rule = byId.get(id);
    if (rule === undefined) throw new Error(`Row ${row.row} names ${id}, which is no rule.`);
    return rule;
  });
  return [String(row.row), row.what, links(reporting), fixes(reporting), row.note ?? ''];
}

function links(rules: readonly RuleDescription[]): string {
  return rules.map(({ id }) => `[${id}](rules/${id}.md)`).join(', ');
}

function severities(rules: readonly RuleDescription[]): string {
  return [...new Set(rules.map(({ severity }) => severity))].join(', ');
}

function fixes(rules: readonly RuleDescription[]): string {
  return rules.some(isFixable) ? 'yes' : '';
}
