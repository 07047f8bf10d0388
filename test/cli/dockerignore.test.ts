import assert from 'node:assert/strict';
import { report, workspace } from './quaymaster';

const Dockerfile = 'FROM node:24\nUSER node\nCOPY dist package.json /app/\n';

/** What a run says of files that the builder does not get. */
async function ignored(files: Record<string, string>, args: string[], input?: string): Promise<string[]> {
  const { json } = await report(args, { cwd: workspace(files), input });
  return json.files.flatMap(({ path, diagnostics }) =>
    diagnostics
      .filter(({ code }) => code === 'copy-ignored-file')
      .map(({ range }) => `${path}:${range.start.line + 1}:${range.start.character + 1}`),
  );
}

describe('command line: .dockerignore', () => {
  const table: [what: string, files: Record<string, string>, found: string[]][] = [
    ['beside the Dockerfile', { Dockerfile, '.dockerignore': 'dist\n' }, ['Dockerfile:3:6']],
    ['none', { Dockerfile }, []],
    ['of the Dockerfile alone', { Dockerfile, 'Dockerfile.dockerignore': 'dist' }, ['Dockerfile:3:6']],
    [
      'of the Dockerfile instead of that of its folder',
      { Dockerfile, 'Dockerfile.dockerignore': 'package.json', '.dockerignore': 'dist' },
      ['Dockerfile:3:11'],
    ],
    [
      'in a folder above: nobody knows whether that is the context',
      { 'a/Dockerfile': Dockerfile, '.dockerignore': 'dist' },
      [],
    ],
    ['that is a folder', { Dockerfile, '.dockerignore/': '' }, []],
  ];
  for (const [what, files, found] of table)
    it(`reads one ${what}`, async () => assert.deepEqual(await ignored(files, ['.']), found));

  it('reads one beside the file that standard input is named after', async () => {
    assert.deepEqual(
      await ignored({ '.dockerignore': 'dist' }, ['--stdin', '--stdin-filename', 'Dockerfile'], Dockerfile),
      ['Dockerfile:3:6'],
    );
  });
});
