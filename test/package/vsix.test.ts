import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { openBare, packedExtension, root, type Window } from './support/bare';

// The packed extension, as the Marketplace would have it: what is in it, how large it is, and that it works by itself.

/** What VS Code unpacks. Whatever comes to this list is shipped to everyone. */
const shipped = [
  'LICENSE.txt',
  'changelog.md',
  'client/languages/task-definition-template/configuration.json',
  'client/languages/task-definition-template/grammar.tmLanguage.json',
  'client/languages/task-definition/empty.schema.json',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/aws-features.js',
  'dist/aws.js',
  'dist/extension.js',
  'dist/language-client.js',
  'dist/project.js',
  'dist/protocol.js',
  'dist/server.js',
  'media/explorer.svg',
  'media/icon.png',
  'media/walkthrough/deploy.md',
  'media/walkthrough/explorer.md',
  'media/walkthrough/files.md',
  'media/walkthrough/images.md',
  'media/walkthrough/push.md',
  'media/walkthrough/register.md',
  'media/walkthrough/session.md',
  'package.json',
  'package.nls.json',
  'readme.md',
  'schemas/quaymaster.schema.json',
  'snippets/dockerfile.json',
  'snippets/task-definition.json',
];

const kibibyte = 1024;

describe('the packed extension', function () {
  this.timeout(180_000);
  let window: Window;

  before(async () => {
    window = await openBare({ files: { 'settings/.quaymaster.json': '{ "rules": { "no-such-rule": "off" } }\n' } });
  });

  after(() => window?.close());

  it('is at most 600 KB', () => {
    const { size } = statSync(packedExtension());
    assert.ok(size <= 600 * kibibyte, `it is ${Math.round(size / kibibyte)} KB`);
  });

  it('holds exactly what it needs', () => {
    const [extension = ''] = readdirSync(window.extensions).filter((name) => name.startsWith('quaymaster.'));
    const unpacked = path.join(window.extensions, extension);
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(path.join(unpacked, file)).isFile())
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file !== '.vsixmanifest');
    assert.deepEqual(files.sort(), [...shipped].sort());
  });

  it('has little to load for a JSON file that is not ours', () => {
    const { size } = statSync(path.join(root, 'dist', 'extension.js'));
    assert.ok(size <= 40 * kibibyte, `the bundle that every JSON file loads is ${Math.round(size / kibibyte)} KB`);
  });

  it('activates in a bare VS Code, and shows findings on a Dockerfile and on a task definition', async () => {
    const { workbench } = window;
    for (const file of ['web/Dockerfile', 'deploy/task-definition-web.json']) {
      await workbench.openFile(file);
      await workbench.squiggles.first().waitFor();
    }
    const problems = (await workbench.problems()).join('\n');
    assert.match(problems, /quaymaster/);
    assert.match(problems, /json-args-recommended/);
    assert.match(problems, /fargate-cpu-memory/);
  });

  it('knows in .quaymaster.json by which names rules are set, and what each finds', async () => {
    const { page, workbench } = window;
    await workbench.openFile('settings/.quaymaster.json');
    await workbench.squiggles.first().waitFor();
    assert.match((await workbench.problems()).join('\n'), /Property no-such-rule is not allowed/);
    await page.locator('.view-line', { hasText: 'no-such-rule' }).click();
    await workbench.press('End');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Delete');
    await page.keyboard.type('{ "rules": { "DL302', { delay: 5 });
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'DL3020' }).waitFor();
    const details = page.getByText('The same as `add-instead-of-copy`. ADD brings files');
    for (let tries = 0; tries < 10 && !(await details.isVisible()); tries += 1) {
      await workbench.press('Control+Space');
      await page.waitForTimeout(1_000);
    }
    await details.waitFor();
    if (process.env.QUAYMASTER_PICTURES !== undefined)
      await page.screenshot({ path: `${process.env.QUAYMASTER_PICTURES}/rule-settings.png` });
  });
});
