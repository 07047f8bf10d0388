import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readModel } from '../../server/src/dockerfile/model';
import type { Instruction } from '../../server/src/dockerfile/syntax/instruction';
import { blankSeparated } from '../../server/src/dockerfile/syntax/words';

function instructionOf(text: string): Instruction {
  const [statement] = readModel({ text, kind: 'dockerfile' }).statements;
  assert.ok(statement !== undefined);
  return statement.instruction;
}

/** The instruction with its keyword in brackets and its words in angles, where they stand in the source. */
function marked(text: string): string {
  const { keywordSpan, words, source } = instructionOf(text);
  let shown = source;
  for (const { start, end } of words.map((word) => word.span()).reverse())
    shown = `${shown.slice(0, start)}‹${shown.slice(start, end)}›${shown.slice(end)}`;
  return `[${shown.slice(keywordSpan.start, keywordSpan.end)}]${shown.slice(keywordSpan.end)}`;
}

describe('what dockerfile-ast reads of one instruction', () => {
  const table: [what: string, text: string, marked: string][] = [
    ['keyword and words', 'copy a  b /c', '[copy] ‹a›  ‹b› ‹/c›'],
    ['no flags', 'COPY --from=build --link a b', '[COPY] --from=build --link ‹a› ‹b›'],
    ['no flags with quotes and blanks', 'COPY --chown="a b" a b', '[COPY] --chown="a b" ‹a› ‹b›'],
    ['words with dashes after --', 'COPY -- --a /b', '[COPY] -- ‹--a› ‹/b›'],
    ['words over several lines', 'COPY a \\\n# not a word\n  b', '[COPY] ‹a› \\\n# not a word\n  ‹b›'],
    ['a backslash before a blank as part of the word', 'COPY a\\ b /c', '[COPY] ‹a\\› ‹b› ‹/c›'],
    ['quotes as parts of words', 'COPY "a b" /c', '[COPY] ‹"a› ‹b"› ‹/c›'],
    ['other blanks', 'FROM\fa\vAS\rb', '[FROM]\f‹a›\v‹AS›\r‹b›'],
    ['a heredoc as a word', 'COPY <<EOF /a\nb c\nEOF', '[COPY] ‹<<EOF› ‹/a›\nb c\nEOF'],
    ['a heredoc with a file descriptor, too', 'COPY 3<<EOF /a\nRUN x\nEOF', '[COPY] ‹3<<EOF› ‹/a›\nRUN x\nEOF'],
    ['with the other escape character', '# escape=`\nCOPY a `\n  C:\\b', '[COPY] ‹a› `\n  ‹C:\\b›'],
    ['a hash as a word', 'EXPOSE # 80', '[EXPOSE] ‹#› ‹80›'],
    ['an instruction that nobody knows', 'FOO bar', '[FOO] ‹bar›'],
  ];
  for (const [what, text, expected] of table) it(`has ${what}`, () => assert.equal(marked(text), expected));

  it('parts words at blanks and nowhere else, as BuildKit does', () => {
    const words = fc.array(
      fc.constantFrom('a', '"', "'", '$', '{', '}', '[', ',', ']', ':', '<', '`', '#', '-', ' ', '\t', '=', 'é'),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('FROM', 'COPY', 'EXPOSE', 'HEALTHCHECK', 'VOLUME', 'CMD', 'SHELL'),
        words,
        (keyword, units) => {
          const instruction = instructionOf(`${keyword} x${units.join('')}`);
          const texts = (of: readonly { text: string }[]) => of.map(({ text }) => text);
          assert.deepEqual(texts(instruction.words), texts(blankSeparated(instruction.arguments)));
        },
      ),
    );
  });

  it('names the stage of FROM and the command of HEALTHCHECK', () => {
    assert.equal(instructionOf('FROM --platform="linux/amd64" a as Build').stageName?.text, 'Build');
    assert.equal(instructionOf('FROM a').stageName, undefined);
    assert.equal(instructionOf('HEALTHCHECK --interval=1s none').subcommand?.text, 'none');
  });

  it('is read once for a text', () => {
    const before = readModel({ text: 'FROM a AS b\nRUN x\n', kind: 'dockerfile' });
    const after = readModel({ text: 'FROM a AS b\nRUN y\n', kind: 'dockerfile' }, before);
    assert.equal(after.statements[0]?.instruction.parsed, before.statements[0]?.instruction.parsed);
    assert.notEqual(after.statements[1]?.instruction.parsed, before.statements[1]?.instruction.parsed);
  });
});
