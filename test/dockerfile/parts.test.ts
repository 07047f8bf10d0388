import assert from 'node:assert/strict';
import type { Instruction } from '../../server/src/dockerfile/syntax/instruction';
import { usesIn } from '../../server/src/dockerfile/syntax/variables';
import { readMarks } from '../../server/src/engine/markers';
import type { Span } from '../../server/src/engine/span';
import { modelOf } from './support';

/** The places that `pick` finds in the last instruction must be those that are marked. */
function checkMarks(code: string, pick: (instruction: Instruction) => readonly Span[]): void {
  const { text, spans } = readMarks(code);
  const statement = modelOf(text).statements.at(-1);
  assert.ok(statement);
  const show = ({ start, end }: Span) => `${start}-${end} ${JSON.stringify(text.slice(start, end))}`;
  assert.deepEqual(
    pick(statement.instruction).map((span) => show(statement.at(span))),
    spans.map(show),
  );
}

function table(
  title: string,
  rows: readonly [string, string][],
  pick: (instruction: Instruction) => readonly Span[],
): void {
  describe(`dockerfile: ${title}`, () => {
    for (const [what, code] of rows) it(what, () => checkMarks(code, pick));
  });
}

table(
  'flags',
  [
    ['one', 'COPY «--from=a» b c'],
    ['several, across lines', 'RUN «--mount=type=cache,target=/c» \\\n  «--network=none» \\\n  true'],
    ['none behind the first argument', 'RUN true --network=none'],
    ['none behind --', 'COPY -- --a b'],
    ['quotes hold blanks together', 'RUN «--mount="type=bind, source=a b"» true'],
    ['broken by a continuation', 'COPY «--fr\\\nom=a» b c'],
    ['HEALTHCHECK', 'HEALTHCHECK «--interval=5s» CMD true'],
  ],
  ({ flags }) => flags.map(({ span }) => span),
);

table(
  'values of flags',
  [
    ['without the name', 'COPY --from=«a» b c'],
    ['within quotes', 'RUN --mount="«type=bind»" true'],
    ['across a continuation', 'COPY --from=«a\\\nb» b c'],
    ['empty', 'COPY --from=«» b c'],
  ],
  ({ flags }) => flags.flatMap(({ value }) => value?.span() ?? []),
);

table(
  'words',
  [
    ['of COPY: quotes mean nothing', 'COPY «"a» «b"» «c»'],
    ['of COPY, across lines', 'COPY «a» \\\n  # why\n  «b» «c»'],
    ['of ENV: quotes hold together', 'ENV «A="b c"» «D=\'e f\'» «G=h\\ i»'],
    ['of ENV: an escaped quote', 'ENV «A="b \\" c"» «D=e»'],
    ['of ENV: an open quote takes the rest', 'ENV «A="b c»'],
    ['a word that a continuation breaks', 'ENV «A=b\\\nc» «D=e»'],
  ],
  ({ words }) => words.map((word) => word.span()),
);

table(
  'operands',
  [
    ['of a JSON array: without quotes', 'COPY ["«a b»", "«c»"]'],
    ['with escapes', 'COPY ["«a\\u0020\\"b»", "«c»"]'],
    ['words where the JSON is broken', 'COPY «["a",» «"b",]»'],
    ['across lines', 'VOLUME ["«/a»", \\\n  "«/b»"]'],
  ],
  ({ operands }) => operands.map((operand) => operand.span()),
);

table(
  'names of variables',
  [
    ['both forms', 'ENV A=$«B» C=${«D»}'],
    [
      'every modifier',
      'ENV A=${«B»:-c}${«B»:+c}${«B»:?c}${«B»-c}${«B»+c}${«B»?c}${«B»#c}${«B»##c}${«B»%c}${«B»%%c}${«B»/c/d}${«B»//c/d}',
    ],
    ['one within another', 'ENV A=${«B»:-${«C»:-$«D»}}'],
    ['in double quotes, not in single ones', 'ENV A="$«B»" C=\'$D\''],
    ['escaped', 'ENV A=\\$B C="\\$D"'],
    ['in flags and paths', 'COPY --chown=$«U»:$«G» $«A» /b'],
    ['in mounts', 'RUN --mount=type=cache,target=$«T»,id=${«I»} echo $X'],
    ['in a JSON array', 'COPY ["$«A»", "/b"]'],
    ['in a heredoc, quotes or not', 'COPY <<EOF /x\n"$«A»" \'${«B»}\'\nEOF'],
    ['not in a quoted heredoc', "COPY <<'EOF' /x\n$A\nEOF"],
    ['not in commands', 'RUN echo $A <<EOF\n$B\nEOF'],
    ['across a continuation', 'ENV A=$«B\\\nC»'],
    ['special parameters and digits', 'ENV A=$«1» B=$«@» C=$ D=$('],
  ],
  ({ expansions }) => expansions.flatMap(({ template }) => [...usesIn(template)].map(({ nameSpan }) => nameSpan)),
);

describe('dockerfile: decoded values', () => {
  const last = (text: string) => modelOf(text).statements.at(-1)?.instruction;

  it('keeps blanks in JSON strings and decodes escapes', () =>
    assert.deepEqual(
      last('CMD ["a  b", "\\u0041\\n"]')?.operands.map(({ text }) => text),
      ['a  b', 'A\n'],
    ));

  it('removes quotes and escapes from flags', () =>
    assert.equal(
      last('RUN --mount=type=bind,source="a b",target=/\\c true')?.flags[0]?.value?.text,
      'type=bind,source=a b,target=/c',
    ));

  it('parts mounts as CSV', () =>
    assert.deepEqual(
      last('RUN --mount=\'type=bind,"source=a,b","target=""c"""\' true')?.mounts[0]?.fields.map(
        ({ whole }) => whole.text,
      ),
      ['type=bind', 'source=a,b', 'target="c"'],
    ));

  it('parts the old form of ENV at the first blanks', () => {
    const pair = last('ENV  A \t b  c ')?.pairs[0];
    assert.deepEqual([pair?.key.text, pair?.value?.text, pair?.legacy], ['A', 'b  c', true]);
  });
});
