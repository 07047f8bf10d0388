import assert from 'node:assert/strict';
import picocolors from 'picocolors';
import { readMarks } from '../../server/src/engine/markers';
import { textReport } from '../../server/src/report/text';

/** The code frame of a finding at the marked place. */
function frameOf(marked: string, columns = 60): string[] {
  const { text, spans } = readMarks(marked);
  const [span] = spans;
  assert.ok(span);
  const finding = { ruleId: 'rule', severity: 'error', message: 'M', span, tags: [], related: [], fixes: [] } as const;
  const files = [{ path: 'Dockerfile', kind: 'dockerfile' as const, text, findings: [finding] }];
  const report = textReport({ files, failures: [] }, { colors: picocolors.createColors(false), columns });
  return report.split('\n\n')[0]?.split('\n').slice(2) ?? [];
}

describe('the code frame', () => {
  const table: [what: string, marked: string, expected: string[]][] = [
    ['one line', 'FROM a\nRUN «x y» z\n', ['  2 │ RUN x y z', '    │     ^^^']],
    ['the first line, without an end', '«FROM»', ['  1 │ FROM', '    │ ^^^^']],
    ['the number of a later line', `${'\n'.repeat(99)}«A»`, ['  100 │ A', '      │ ^']],
    ['CRLF', 'A\r\nB «c»\r\nD', ['  2 │ B c', '    │   ^']],
    ['a tab as four columns', '\tA\t«B\tC»', ['  1 │     A    B    C', '    │          ^^^^^^']],
    ['wide characters', '漢字 «かな» ｶﾅ', ['  1 │ 漢字 かな ｶﾅ', '    │      ^^^^']],
    ['emoji and accents', 'e\u0301 👩‍👩‍👧 «📦» x', ['  1 │ e\u0301 👩‍👩‍👧 📦 x', '    │      ^^']],
    ['an empty range', 'FROM«»\nRUN x', ['  1 │ FROM', '    │     ^']],
    ['an empty range at the end', 'FROM a\n«»', ['  2 │ ', '    │ ^']],
    ['an empty text', '«»', []],
    ['control characters as pictures', 'A\u001B[31m «B»', ['  1 │ A␛[31m B', '    │        ^']],
    ['no marks that turn the direction', 'A\u202E «B»', ['  1 │ A\uFFFD B', '    │    ^']],
    ['two lines', 'RUN «a \\\n  b» c\n', ['  1 │ RUN a \\', '    │     ^^^', '  2 │   b c', '    │   ^']],
    ['many lines', 'A «b\nc\nd\ne» f\n', ['  1 │ A b', '    │   ^', '  ⋮ │', '  4 │ e f', '    │ ^']],
    ['whole lines', '«A\nB\n»C', ['  1 │ A', '    │ ^', '  ⋮ │']],
  ];
  for (const [what, marked, expected] of table) it(what, () => assert.deepEqual(frameOf(marked), expected));

  const long = 'abcdefghij'.repeat(100);
  for (const [what, marked] of [
    ['at the start', `«wrong»${long}`],
    ['in the middle', `${long}«wrong»${long}`],
    ['at the end', `${long}«wrong»`],
    ['behind wide characters', `${'漢'.repeat(300)}«wrong»${'📦'.repeat(300)}`],
  ] as const) {
    it(`cuts a long line around a range ${what}`, () => {
      const [code = '', carets = ''] = frameOf(marked);
      const at = columnOf(code, 'wrong');
      assert.ok(at > 0, code);
      assert.equal(carets.indexOf('^^^^^'), at);
      assert.ok(columnOf(`${code}|`, '|') <= 60, 'it fits');
      assert.match(code, /…/);
    });
  }

  it('underlines as much of a range as it shows', () => {
    const [code = '', carets = ''] = frameOf(`x «${long}»`);
    assert.equal(carets.trimEnd().length, code.length - 1);
  });

  it('cuts no character in two', () => {
    const lines = Array.from({ length: 4 }, (_, pad) =>
      frameOf(`${'x'.repeat(pad)}${'📦'.repeat(300)}«y»${'📦'.repeat(300)}`),
    );
    for (const [code = ''] of lines) assert.doesNotMatch(code, /\p{Surrogate}/u);
  });
});

/** The column that a word starts in, with these wide characters as two. */
function columnOf(line: string, word: string): number {
  return [...line.slice(0, line.lastIndexOf(word))].reduce(
    (columns, character) => columns + (/[漢📦]/u.test(character) ? 2 : 1),
    0,
  );
}
