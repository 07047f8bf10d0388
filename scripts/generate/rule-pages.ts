import { structuredPatch } from 'diff';
import { readMarks } from '../../server/src/engine/markers';
import type { Example, RuleDescription } from '../../server/src/engine/rule';
import type { AnyLanguage } from '../../server/src/languages';
import { cell, fence, table } from './markdown';

const titles = { dockerfile: 'Dockerfiles', 'task-definition': 'Task definitions' };
const fenceOf = { dockerfile: 'dockerfile', 'task-definition': 'json' };

/** docs/rules/<id>.md: all that a rule says of itself. */
export function rulePage(language: AnyLanguage, rule: RuleDescription): string {
  const { bad, good } = rule.examples;
  return [
    `# ${rule.id}`,
    rule.summary,
    facts(language, rule),
    rule.why,
    '## Reported',
    ...bad.map((example) => badExample(language, example)),
    '## Not reported',
    ...good.map((example) => fence(example.code, fenceOf[language.id])),
    '## Who says so',
    evidence(rule),
    '## Turn it off',
    silence(language, rule),
    '',
  ].join('\n\n');
}

/** docs/rules/README.md: every rule, a line each. */
export function rulesPage(languages: readonly AnyLanguage[]): string {
  return ['# Rules', ...languages.map(rulesTable), ''].join('\n\n');
}

/** The rules of preset `recommended` as a list for the README, and how many there are in all. */
export function rulesSummary(languages: readonly AnyLanguage[]): string {
  const sections = languages.map((language) => {
    const links = language.rules
      .filter((rule) => rule.preset === 'recommended')
      .map((rule) => `[${rule.id}](docs/rules/${rule.id}.md)`)
      .sort();
    const all = language.rules.length;
    return `<details>\n<summary><b>${titles[language.id]}</b>: ${all} rules, ${links.length} of them recommended</summary>\n\n${links.join(' · ')}\n\n</details>`;
  });
  return `[All rules in a table](docs/rules/README.md), with severity, preset and the names that other tools give them.\n\n${sections.join('\n')}`;
}

function rulesTable(language: AnyLanguage): string {
  const rows = [...language.rules]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((rule) => [
      `[${rule.id}](${rule.id}.md)`,
      cell(rule.summary),
      rule.severity,
      rule.preset,
      isFixable(rule) ? 'yes' : editorFix(rule),
      (rule.aliases ?? []).join(', '),
    ]);
  const head = ['rule', 'what it finds', 'severity', 'preset', 'fix', 'known elsewhere as'];
  return `## ${titles[language.id]}\n\n${language.rules.length} rules.\n\n${table(head, rows)}`;
}

/** What an editor writes that no example can show, since it comes from the machine. */
export function editorFix({ id }: RuleDescription): string {
  return ['apt-get-version', 'apk-version'].includes(id) ? 'in an editor, from the index of packages' : '';
}

/** Whether any example of the rule shows a fix. */
export function isFixable(rule: RuleDescription): boolean {
  return rule.examples.bad.some((example) => example.fixed !== undefined);
}

function facts(language: AnyLanguage, rule: RuleDescription): string {
  const rows = [
    ['language', titles[language.id]],
    ['severity', rule.severity],
    ['preset', `\`${rule.preset}\``],
    ['fix', isFixable(rule) ? 'yes' : editorFix(rule) || 'no'],
  ];
  const aliases = rule.aliases ?? [];
  if (aliases.length > 0) rows.push(['known elsewhere as', aliases.map((alias) => `\`${alias}\``).join(', ')]);
  return table(['', ''], rows);
}

function badExample(language: AnyLanguage, example: Example): string {
  const { text, spans } = readMarks(example.code);
  const places = spans.map(({ start, end }) => {
    const line = text.slice(0, start).split('\n').length;
    const token = text.slice(start, end).split('\n')[0]?.trim() ?? '';
    return token === '' ? `line ${line}` : `\`${token.replaceAll('`', "'")}\` in line ${line}`;
  });
  const parts = [fence(text, fenceOf[language.id]), `Reported: ${places.join(', ')}.`];
  if (example.fixed !== undefined) parts.push('Its fix:', fence(difference(text, example.fixed), 'diff'));
  return parts.join('\n\n');
}

/** What a fix changes, with a line of context around it. */
function difference(before: string, after: string): string {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 1 });
  return hunks.map(({ lines }) => lines.filter((line) => !line.startsWith('\\')).join('\n')).join('\n…\n');
}

function evidence(rule: RuleDescription): string {
  return rule.evidence
    .map(({ source, reference, says }) => {
      const where = reference === undefined ? source : `${source}: ${reference}`;
      return says === undefined ? `- ${where}` : `- ${where}\n  > ${says}`;
    })
    .join('\n');
}

function silence(language: AnyLanguage, rule: RuleDescription): string {
  const config = `In \`.quaymaster.json\`:\n\n${fence(JSON.stringify({ rules: { [rule.id]: 'off' } }, null, 2), 'json')}`;
  if (language.id !== 'dockerfile') return config;
  return `For one instruction, in a comment above it:\n\n${fence(`# quaymaster ignore=${rule.id}`, 'dockerfile')}\n\n${config}`;
}
