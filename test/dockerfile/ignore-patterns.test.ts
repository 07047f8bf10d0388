import assert from 'node:assert/strict';
import { readIgnorePatterns } from '../../server/src/dockerfile/ignore-patterns';

interface Row {
  readonly pattern: string;
  readonly ignored: readonly string[];
  readonly kept: readonly string[];
}

// As moby/patternmatcher decides.
const rows: readonly Row[] = [
  { pattern: 'dist', ignored: ['dist', 'dist/a.js', 'dist/a/b'], kept: ['a/dist', 'distance'] },
  { pattern: '/dist/', ignored: ['dist', 'dist/a.js'], kept: ['a/dist'] },
  { pattern: './a/../dist', ignored: ['dist'], kept: ['a'] },
  { pattern: '*.md', ignored: ['a.md', '.md', 'a.md/b'], kept: ['a/b.md', 'amd'] },
  { pattern: '*/*.md', ignored: ['a/b.md'], kept: ['b.md', 'a/b/c.md'] },
  { pattern: '**/*.md', ignored: ['b.md', 'a/b/c.md'], kept: ['b.mdx'] },
  {
    pattern: '**/node_modules',
    ignored: ['node_modules', 'a/node_modules', 'a/node_modules/b'],
    kept: ['my_node_modules'],
  },
  { pattern: '**foo', ignored: ['foo', 'a/foo', 'barfoo'], kept: ['oo', 'foob'] },
  { pattern: 'a/**', ignored: ['a/b', 'a/b/c'], kept: ['a', 'b/a'] },
  { pattern: 'a/**/b', ignored: ['a/b', 'a/x/b', 'a/x/y/b'], kept: ['a/xb', 'b'] },
  { pattern: '**', ignored: ['a', 'a/b'], kept: [] },
  { pattern: 'a?c', ignored: ['abc'], kept: ['ac', 'a/c', 'abbc'] },
  { pattern: 'a[b-d]e', ignored: ['ace'], kept: ['aee', 'ae'] },
  { pattern: 'a[^b]e', ignored: ['ace'], kept: ['abe'] },
  { pattern: 'a\\*b', ignored: ['a*b'], kept: ['axb'] },
  { pattern: 'a+(b).c', ignored: ['a+(b).c'], kept: ['aa+(b).c', 'a+(b)xc'] },
  { pattern: '🚢?', ignored: ['🚢🚢'], kept: ['🚢'] },
];

describe('dockerfile: .dockerignore', () => {
  for (const { pattern, ignored, kept } of rows)
    it(pattern, () => {
      const patterns = readIgnorePatterns(`# a comment\n\n${pattern}\r\n`);
      for (const path of ignored) assert.ok(patterns.ignores(path), `${path} is ignored`);
      for (const path of kept) assert.ok(!patterns.ignores(path), `${path} is kept`);
    });

  it('knows exceptions and what ignores everything', () => {
    assert.ok(readIgnorePatterns('*\n!a\n').hasExceptions);
    assert.ok(readIgnorePatterns('\uFEFF**/*\n').ignoresAll);
    assert.ok(!readIgnorePatterns('#*\na*\n').ignoresAll);
  });

  it('takes no longer for a pattern that means harm', () => {
    const patterns = readIgnorePatterns(`${'*a'.repeat(200)}*b`);
    assert.ok(!patterns.ignores('a'.repeat(2_000)));
  });
});
