import type { RuleDescription } from '../../server/src/engine/rule';
import { catalogue } from './catalogue';
import type { CatalogueRow, Source } from './catalogue/row';
import { table } from './markdown';

const sourceNames: Record<Source, string> = {
  server: "ECS's own answer on record",
  model: 'API model',
  guide: 'developer guide',
  transcript: 'a public transcript',
  inferred: 'inferred',
  linter: 'other linters',
  tool: 'AWS tools',
};

/** docs/task-definition-catalogue.md: everything known to be wrong with task definitions, and the rule that says so. */
export function cataloguePage(rules: readonly RuleDescription[]): string {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [
    '# What can be wrong with a task definition',
    'Every row is something that Amazon ECS rejects, that its documentation warns of, or that linters object to. The right',
    'side names the rule that reports it, or says why none does.',
    ...catalogue.map(
      ({ title, rows }) =>
        `\n## ${title}\n\n${table(
          head,
          rows.map((row) => line(row, byId)),
        )}`,
    ),
    '',
  ].join('\n');
}

const head = ['row', 'what', 'who says so', 'rule', 'severity', 'note'];

function line(row: CatalogueRow, byId: ReadonlyMap<string, RuleDescription>): string[] {
  const found = row.rules.map((id) => {
    const rule = byId.get(id);
    if (rule === undefined) throw new Error(`Row ${row.row} of the catalogue names ${id}, which is no rule.`);
    return rule;
  });
  if (found.length === 0 && row.note === undefined)
    throw new Error(`Row ${row.row} of the catalogue has neither a rule nor a note that says why.`);
  return [
    String(row.row),
    row.what,
    sourceNames[row.source],
    found.map((rule) => `[${rule.id}](rules/${rule.id}.md)`).join(', '),
    [...new Set(found.map((rule) => (rule.preset === 'all' ? `${rule.severity} (all)` : rule.severity)))].join(', '),
    row.note ?? '',
  ];
}
