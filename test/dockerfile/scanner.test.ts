import assert from 'node:assert/strict';
import { readMarks } from '../../server/src/engine/markers';
import { modelOf } from './support';

/** What the marks of a text must be. */
interface Row {
  readonly what: string;
  /** Marks stand around each instruction, from its first word to its end, heredocs included. */
  readonly text: string;
  /** Keywords, if they are not the first words as they stand. */
  readonly keywords?: readonly string[];
}

const rows: readonly Row[] = [
  { what: 'one instruction a line', text: '«FROM alpine»\n«RUN true»\n' },
  { what: 'no line break at the end', text: '«FROM alpine»' },
  { what: 'blanks around an instruction', text: '\t «FROM alpine  »\n' },
  { what: 'a byte-order mark', text: '\uFEFF«FROM alpine»\n' },
  { what: 'CRLF', text: '«FROM alpine»\r\n«RUN a \\\r\n  b»\r\n«USER 1»\r\n' },
  { what: 'continued lines', text: '«RUN a \\\n  b \\  \n  c»\n«USER 1»\n' },
  { what: 'comments and blank lines within continued lines', text: '«RUN a \\\n# one\n\n  # two\n  b»\n«USER 1»\n' },
  { what: 'an escaped escape continues nothing', text: '«RUN a \\\\»\n«USER 1»\n' },
  { what: 'a continuation at the end of the file', text: '«RUN a \\»\n' },
  { what: 'another escape character', text: '# escape=`\n«RUN a `\n  b»\n«RUN a \\»\n«USER 1»\n' },
  { what: 'a comment that ends in the escape character', text: '# a \\\n«USER 1»\n' },
  { what: 'a keyword across two lines', text: '«RU\\\nN a»\n', keywords: ['RUN'] },
  { what: 'a heredoc', text: '«RUN <<EOF\nFROM x\n\nEOF»\n«USER 1»\n' },
  { what: 'a heredoc with a number', text: '«RUN cat 3<<EOF\nUSER 2\nEOF»\n«USER 1»\n' },
  { what: 'a heredoc with a blank before its name', text: '«RUN cat << EOF\nUSER 2\nEOF»\n«USER 1»\n' },
  { what: 'a heredoc whose tabs are dropped', text: '«RUN <<-EOF\n\tUSER 2\n\tEOF»\n«USER 1»\n' },
  { what: 'only tabs are dropped', text: '«RUN <<-EOF\n EOF\nEOF»\n«USER 1»\n' },
  { what: 'a quoted name', text: '«RUN <<"E F" cat\nUSER 2\nE F»\n«USER 1»\n' },
  { what: 'a partly quoted name', text: "«RUN <<E'O'F\nEOF»\n«USER 1»\n" },
  { what: 'several heredocs', text: '«COPY <<a <<b /x/\na1\na\nb1\nb»\n«USER 1»\n' },
  { what: 'a heredoc in a continued line', text: '«RUN cat <<EOF \\\n  && true\nUSER 2\nEOF»\n«USER 1»\n' },
  { what: 'a heredoc after a pipe', text: '«RUN cat <<EOF | sh\nUSER 2\nEOF»\n«USER 1»\n' },
  { what: 'a heredoc of ADD', text: '«ADD <<EOF /x\n\nUSER 2\nEOF»\n«USER 1»\n' },
  { what: 'a heredoc of ONBUILD', text: '«ONBUILD RUN <<EOF\nUSER 2\nEOF»\n«USER 1»\n' },
  { what: 'a heredoc with CRLF', text: '«RUN <<EOF\r\nUSER 2\r\nEOF»\r\n«USER 1»\r\n' },
  { what: 'a heredoc that is not ended', text: '«RUN <<EOF\nUSER 2\n EOF\n»' },
  { what: 'no heredoc: a here-string', text: '«RUN cat <<<EOF»\n«USER 1»\n' },
  { what: 'no heredoc: within quotes', text: '«RUN echo "<<EOF"»\n«USER 1»\n' },
  { what: 'no heredoc: a shift without blanks', text: '«RUN echo $((1<<2))»\n«USER 1»\n' },
  { what: 'no heredoc: a JSON array', text: '«RUN ["cat", "<<EOF"]»\n«USER 1»\n' },
  { what: 'no heredoc: CMD', text: '«CMD cat <<EOF»\n«USER 1»\n' },
  { what: 'no heredoc: a quote stays open', text: "«RUN echo it's <<EOF»\n«USER 1»\n" },
  { what: 'a heredoc after a flag', text: '«RUN --mount=type=cache,target=/c <<EOF\nUSER 2\nEOF»\n«USER 1»\n' },
];

describe('dockerfile: instructions', () => {
  for (const { what, text: code, keywords } of rows)
    it(what, () => {
      const { text, spans } = readMarks(code);
      const { statements } = modelOf(text);
      const found = statements.map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(
        found,
        spans.map(({ start, end }) => text.slice(start, end)),
      );
      const first = /^\S+/;
      assert.deepEqual(
        statements.map(({ keyword }) => keyword),
        keywords ?? found.map((own) => first.exec(own)?.[0]),
      );
    });
});

interface DirectiveRow {
  readonly what: string;
  readonly text: string;
  /** Name and value of each directive that is read. */
  readonly directives: readonly string[];
  readonly escapeCharacter?: string;
}

const directiveRows: readonly DirectiveRow[] = [
  {
    what: 'all three, in any case and spacing',
    text: '# syntax=docker/dockerfile:1\n#ESCAPE = `\n#  check = skip=A;error=true // text\nFROM x\n',
    directives: ['syntax docker/dockerfile:1', 'escape `', 'check skip=A;error=true // text'],
    escapeCharacter: '`',
  },
  { what: 'a blank line ends them', text: '\n# escape=`\nFROM x\n', directives: [] },
  { what: 'a comment ends them', text: '# a comment\n# escape=`\nFROM x\n', directives: [] },
  { what: 'an unknown name ends them', text: '# unknown=1\n# escape=`\nFROM x\n', directives: [] },
  { what: 'several words are no name', text: '# TODO a=b\n# escape=`\nFROM x\n', directives: [] },
  { what: 'an instruction ends them', text: 'FROM x\n# escape=`\n', directives: [] },
  { what: 'blanks before one', text: '  # escape=`\nFROM x\n', directives: ['escape `'], escapeCharacter: '`' },
  {
    what: 'a byte-order mark and CRLF',
    text: '\uFEFF# escape=`\r\nFROM x\r\n',
    directives: ['escape `'],
    escapeCharacter: '`',
  },
  {
    what: 'the first of two counts',
    text: '# escape=`\n# escape=\\\nFROM x\n',
    directives: ['escape `', 'escape \\'],
    escapeCharacter: '`',
  },
  {
    what: 'below a shebang syntax and check are read, escape is not',
    text: '#!/bin/x\n# syntax=a\n# escape=`\n# check=skip=A\nFROM x\n',
    directives: ['syntax a', 'check skip=A'],
  },
  { what: 'a bad value', text: '# escape=x\nFROM x\n', directives: ['escape x'] },
];

describe('dockerfile: directives', () => {
  for (const { what, text, directives, escapeCharacter } of directiveRows)
    it(what, () => {
      const model = modelOf(text);
      assert.deepEqual(
        model.directives.map(({ name, value }) => `${name} ${value}`),
        directives,
      );
      assert.equal(model.escapeCharacter, escapeCharacter ?? '\\');
      for (const { name, nameSpan, value, valueSpan } of model.directives) {
        assert.equal(text.slice(nameSpan.start, nameSpan.end).toLowerCase(), name);
        assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
      }
    });
});

describe('dockerfile: comments above an instruction', () => {
  const above = (text: string) =>
    modelOf(text)
      .statements.at(-1)
      ?.comments.map((comment) => comment.text);

  it('blank lines do not part them, an empty comment does', () => {
    assert.deepEqual(above('FROM x\n# a\n\n# b\nRUN y\n'), ['a', 'b']);
    assert.deepEqual(above('FROM x\n# a\n#\n# b\nRUN y\n'), ['b']);
  });

  it('an instruction takes those above it', () => assert.deepEqual(above('# a\nFROM x\nRUN y\n'), []));
  it('directives are none', () => assert.deepEqual(above('# escape=`\n# a\nFROM x\n'), ['a']));
});
