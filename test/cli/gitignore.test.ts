import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { collect } from '../../server/src/commands/collect';
import { workspace } from './quaymaster';

const folders = ['', 'a/', 'b/', 'a/b/', 'a/c/', 'b/a/', 'a/b/c/'];
const files = folders.flatMap((folder) => [`${folder}Dockerfile`, `${folder}Dockerfile.dev`]);

const part = fc.constantFrom('a', 'b', 'c', 'Dockerfile', '*', '**', 'a*', '?', '[ab]', '[!a]', 'Docker*');
const pattern = fc
  .tuple(
    fc.constantFrom('', '!'),
    fc.constantFrom('', '/'),
    fc.array(part, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '/'),
  )
  .map(([not, anchor, parts, slash]) => `${not}${anchor}${parts.join('/')}${slash}`);
const ignoreFiles = fc.dictionary(
  fc.constantFrom(...folders.map((folder) => `${folder}.gitignore`)),
  fc.array(pattern, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
  { maxKeys: 4 },
);

describe('command line: .gitignore', () => {
  it('leaves out what Git leaves out, whatever the patterns', async () => {
    await fc.assert(
      fc.asyncProperty(ignoreFiles, async (ignores) => {
        const cwd = workspace({ ...Object.fromEntries(files.map((file) => [file, ''])), ...ignores });
        execFileSync('git', ['init', '--quiet'], { cwd });
        const listed = execFileSync('git', ['ls-files', '--others', '--exclude-standard'], { cwd }).toString();
        const expected = listed.split('\n').filter((file) => files.includes(file));
        const { candidates } = await collect(['.'], cwd);
        const found = candidates.map(({ absolute }) => path.relative(cwd, absolute));
        assert.deepEqual(found.sort(), expected.sort());
      }),
      { numRuns: 60 },
    );
  });
});
