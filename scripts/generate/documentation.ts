import picocolors from 'picocolors';
import { kindOf } from '../../server/src/engine/documents';
import { lint } from '../../server/src/engine/lint';
import { languageOf, languages } from '../../server/src/languages';
import { textReport } from '../../server/src/report/text';
import { buildkitPage } from './buildkit-page';
import { cataloguePage } from './catalogue-page';
import { causesTable } from './causes-table';
import { hadolintPage } from './hadolint-page';
import { fence, replaceSection } from './markdown';
import { rulePage, rulesPage, rulesSummary } from './rule-pages';
import { type Manifest, settingsTable } from './settings-page';

/** Files by path from the root, as `read` gives them. */
export type Read = (file: string) => string;

/** Every page of documentation that is made from the rules and the manifest: path and content. */
export function* documentation(read: Read): Generator<[file: string, content: string]> {
  for (const language of languages)
    for (const rule of language.rules) yield [`docs/rules/${rule.id}.md`, rulePage(language, rule)];
  yield ['docs/rules/README.md', rulesPage(languages)];
  yield ['docs/task-definition-catalogue.md', cataloguePage(languageOf('task-definition').rules)];
  yield ['docs/buildkit.md', buildkitPage(languageOf('dockerfile').rules)];
  yield ['docs/hadolint.md', hadolintPage(languageOf('dockerfile').rules)];
  const settings = settingsTable(JSON.parse(read('package.json')) as Manifest, JSON.parse(read('package.nls.json')));
  yield ['docs/settings.md', `# Settings of the VS Code extension\n\n${settings}\n`];
  yield ['docs/deploy.md', replaceSection(read('docs/deploy.md'), 'causes', causesTable())];
  yield ['README.md', readme(read, settings)];
}

function readme(read: Read, settings: string): string {
  let text = read('README.md');
  text = replaceSection(text, 'lint-output', fence(reportOf('examples/deploy/task-definition-web.json', read), 'text'));
  text = replaceSection(text, 'settings', settings);
  return replaceSection(text, 'rules', rulesSummary(languages));
}

/** What the command line prints for one of the examples. */
function reportOf(file: string, read: Read): string {
  const text = read(file);
  const kind = kindOf({ path: file, head: text });
  if (kind === undefined) throw new Error(`${file} is no document of ours.`);
  const findings = lint(languageOf(kind), { text, kind, path: file }, {}, (id, error) => {
    throw new Error(`Rule ${id} threw.`, { cause: error });
  });
  const result = { files: [{ path: file, kind, text, findings }], failures: [] };
  return textReport(result, { colors: picocolors.createColors(false), columns: 100 });
}
