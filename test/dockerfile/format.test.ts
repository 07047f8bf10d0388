import assert from 'node:assert/strict';
import fc from 'fast-check';
import { format, formatLine } from '../../server/src/dockerfile/features/format';
import type { DockerfileModel } from '../../server/src/dockerfile/model';
import type { Instruction } from '../../server/src/dockerfile/syntax/instruction';
import { applyEdits } from '../../server/src/engine/edits';
import { soup } from './soup';
import { modelOf } from './support';

const formatted = (text: string) => applyEdits(text, format(modelOf(text)));

/** Pieces whose blanks matter, or do not. */
const laidOut = fc
  .array(
    fc.constantFrom(
      ...[
        'FROM  a',
        '\tRUN b',
        'RUN\tc \\',
        '    d  ',
        '  ',
        '\n',
        '\n',
        '\n',
        '\r\n',
        ' ',
        '\t',
        '\\',
        '\\\n',
        '`\n',
        '# e  ',
      ],
      ...[
        '  # f',
        '# escape=`  ',
        '# check= ',
        '  # check=skip=all',
        ' # syntax=x',
        '  #',
        ' #! g',
        "'h  ",
        '"',
        'COPY <<I  <<-J /k',
        'I',
      ],
      ...[
        '\tJ',
        'ENV L  m ',
        '["n",  "o"] ',
        'RUN',
        'LABEL   p=1',
        'ONBUILD   RUN  q',
        ' -- ',
        '--link  ',
        '\ufeff',
        '\u00a0',
        '\v',
      ],
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

/** All that BuildKit makes of an instruction. */
function builtOf({ keyword, flags, separator, arguments: rest, heredocs, source, trigger }: Instruction): unknown {
  return {
    keyword,
    flags: flags.map(({ name, value }) => [name, value?.text]),
    isSeparated: separator !== undefined,
    text: rest.text,
    heredocs: heredocs.map(({ opener: { from: _from, to: _to, ...opener }, body, terminator }) => {
      return { opener, body: source.slice(body.start, body.end), isEnded: terminator !== undefined };
    }),
    trigger: trigger && builtOf(trigger),
  };
}

function builtOfAll({ statements, directives, shebang, frontend, escapeCharacter }: DockerfileModel): unknown {
  return {
    instructions: statements.map((statement) => [builtOf(statement.instruction), statement.check?.text]),
    directives: directives.map(({ name, value, indented }) => ({ name, value, indented })),
    hasShebang: shebang !== undefined,
    frontend,
    escapeCharacter,
  };
}

describe('dockerfile: formatting, whatever the text', () => {
  for (const [what, texts] of [
    ['parts of Dockerfiles', soup],
    ['blanks in all places', laidOut],
  ] as const) {
    it(`never changes what is built: ${what}`, () => {
      const check = (text: string) => assert.deepEqual(builtOfAll(modelOf(formatted(text))), builtOfAll(modelOf(text)));
      fc.assert(fc.property(texts, check), { numRuns: 2_000 });
    });

    it(`gives twice what it gives once: ${what}`, () => {
      fc.assert(
        fc.property(texts, (text) => assert.equal(formatted(formatted(text)), formatted(text))),
        { numRuns: 2_000 },
      );
    });

    it(`has every range within the text, and none over another: ${what}`, () => {
      const check = (text: string) => {
        const spans = format(modelOf(text)).map(({ span }) => span);
        let at = 0;
        for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
          assert.ok(at <= start && start <= end && end <= text.length);
          at = end;
        }
      };
      fc.assert(fc.property(texts, check), { numRuns: 1_000 });
    });

    it(`indents no line that says something, wherever one is begun: ${what}`, () => {
      const check = (text: string, pick: number) => {
        const offset = pick % (text.length + 1);
        const edits = formatLine(modelOf(text), offset, { tabSize: 4, insertSpaces: true });
        for (const { span } of edits) assert.match(text.slice(span.start, span.end), /^[\s\ufeff]*$/);
        const after = applyEdits(text, edits);
        assert.deepEqual(builtOfAll(modelOf(after)), builtOfAll(modelOf(text)));
      };
      fc.assert(fc.property(texts, fc.nat(), check), { numRuns: 1_000 });
    });
  }
});
