import assert from 'node:assert/strict';
import type { Script } from '../../server/src/dockerfile/shell/script';
import { readMarks } from '../../server/src/engine/markers';
import { modelOf } from './support';

// What a RUN calls: which programs, with which words, and where they stand.

function scriptOf(text: string): Script {
  const statement = modelOf(text).statements.find(({ keyword }) => keyword !== 'FROM' && keyword !== 'SHELL');
  assert.ok(statement);
  return (statement.instruction.trigger ?? statement.instruction).script;
}

/** The calls of a script; words that are only known when it runs stand in parentheses. */
function calls(text: string): string[] {
  return scriptOf(text).commands.map(({ words }) =>
    words.map((word) => (word.isConstant ? word.text : `(${word.text})`)).join(' '),
  );
}

const table: [what: string, text: string, calls: string[]][] = [
  ['one command', 'RUN apt-get update', ['apt-get update']],
  ['nothing', 'RUN', []],
  ['a list', 'RUN a && b || c; d &', ['a', 'b', 'c', 'd']],
  ['a pipe', 'RUN a 1 | b 2 |& c', ['a 1', 'b 2', 'c']],
  ['continued lines', 'RUN a \\\n  1 \\\n  # a comment\n\n  && b', ['a 1', 'b']],
  ['a word over two lines', 'RUN apt-\\\nget update', ['apt-get update']],
  ['the escape directive', '# escape=`\nFROM alpine\nRUN a `\n 1', ['a 1']],
  ['quotes', 'RUN a "b c" \'d\' e\\ f', ['a b c d e f']],
  ['variables', 'RUN a $B "c=${D}" e', ['a ($B) (c=${D}) e']],
  ['lists in braces', 'RUN a {b,c}', ['a ({b,c})']],
  ['patterns', 'RUN rm -rf /var/lib/apt/lists/*', ['rm -rf /var/lib/apt/lists/*']],
  ['redirections', 'RUN a >b 2>&1 <c d', ['a d']],
  ['assignments', 'RUN A=1 B="2" a c', ['a c']],
  ['only an assignment', 'RUN A=$(b)', ['b']],
  ['substitutions', 'RUN a "$(b $(c))" `d`', ['c', 'b ($(c))', 'd', 'a ($(b $(c))) (`d`)']],
  ['subshells and groups', 'RUN (a; b) && { c; }', ['a', 'b', 'c']],
  ['conditions', 'RUN if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
  ['loops', 'RUN for x in $(a); do b $x; done; while c; do d; done', ['a', 'b ($x)', 'c', 'd']],
  ['cases', 'RUN case $x in a) b;; *) c;; esac', ['b', 'c']],
  ['functions', 'RUN f() { a; }; f', ['a', 'f']],
  ['export', 'RUN export A=1 && b', ['export A=1', 'b']],
  ['sudo', 'RUN sudo -Eu root A=1 apt-get update', ['sudo -Eu root A=1 apt-get update', 'apt-get update']],
  ['sudo --', 'RUN sudo -- a', ['sudo -- a', 'a']],
  ['env', 'RUN env -u X A=1 a 1', ['env -u X A=1 a 1', 'a 1']],
  [
    'time, nice and timeout',
    'RUN time nice -n 5 timeout -s KILL 10 a',
    ['nice -n 5 timeout -s KILL 10 a', 'timeout -s KILL 10 a', 'a'],
  ],
  ['xargs', 'RUN a | xargs -r -n 1 b -c', ['a', 'xargs -r -n 1 b -c', 'b -c']],
  ['sh -c', 'RUN sh -c "a \\"$B\\" && c"', ['sh -c (a "$B" && c)', 'a ($B)', 'c']],
  ['bash -lc', "RUN bash -lc 'a; b'", ['bash -lc a; b', 'a', 'b']],
  ['su -c', "RUN su app -c 'a b'", ['su app -c a b', 'a b']],
  ['bash with a heredoc', 'RUN bash -e <<EOF\na\nb\nEOF\n', ['bash -e', 'a', 'b']],
  ['python -m', 'RUN python3 -m pip install x', ['python3 -m pip install x', 'pip install x']],
  ['uv pip', 'RUN uv pip install x', ['uv pip install x', 'pip install x']],
  ['folders', 'RUN /usr/bin/apt-get update', ['/usr/bin/apt-get update']],
  ['a JSON array', 'RUN ["apt-get", "install", "a b"]', ['apt-get install a b']],
  ['a script in a JSON array', 'RUN ["sh", "-c", "a && b"]', ['sh -c a && b', 'a', 'b']],
  ['a heredoc', 'RUN <<EOF\na\n# comment\nb \\\n c\nEOF\n', ['a', 'b c']],
  ['a heredoc of CRLF', 'RUN <<EOF\r\na\r\nb\r\nEOF\r\n', ['a', 'b']],
  ['a heredoc with tabs', 'RUN <<-EOF\n\ta\n\tEOF\n', ['a']],
  ['a heredoc for bash', 'RUN <<EOF\n#!/bin/bash -e\na\nEOF\n', ['a']],
  ['a heredoc for bash by env', 'RUN <<EOF\n#!/usr/bin/env bash\na\nEOF\n', ['a']],
  ['a heredoc for Python', 'RUN <<EOF\n#!/usr/bin/env python3\nimport os\nEOF\n', []],
  ['Python with a heredoc', 'RUN python3 <<EOF\nimport os\nEOF\n', ['python3']],
  ['a file in a heredoc', 'RUN cat <<A >a && b\nrm x\nA\n', ['cat', 'b']],
  ['mounts', 'RUN --mount=type=cache,target=/a a', ['a']],
  ['ONBUILD', 'ONBUILD RUN a && b', ['a', 'b']],
  ['CMD', 'CMD a && b', ['a', 'b']],
  ['what is not finished', 'RUN a && "b', []],
  ['what is nested too deeply', `RUN ${'('.repeat(200)}a${')'.repeat(200)}`, []],
  ['what exhausts a stack', `RUN ${'f() '.repeat(30_000)}`, []],
];

describe('what a script calls', () => {
  for (const [what, text, expected] of table)
    it(what, () => assert.deepEqual(calls(text.startsWith('#') ? text : `FROM alpine\n${text}`), expected));
});

// «…» are the words of the commands that are asked for.
const places: [what: string, program: string, text: string][] = [
  ['continued lines', 'a', 'RUN x \\\n  && «a» «1» \\\n  # b\n  «2»'],
  ['quotes', 'a', 'RUN «a» «"b c"»'],
  ['a script within a script', 'a', `RUN sh -c "x \\"y\\" && «a» «1»"`],
  ['a JSON array', 'a', 'RUN ["«a»", "«b»"]'],
  ['a heredoc', 'a', 'RUN <<EOF\nx\n«a» «1»\nEOF\n'],
  ['the command beside a heredoc', 'a', 'RUN cat <<EOF >x \\\n && «a» «1»\ny\nEOF\n'],
  ['substitutions', 'a', 'RUN x "$(«a» «1»)"'],
  ['wrapped', 'a', 'RUN sudo «a» «1»'],
];

describe('where the words of a script stand', () => {
  for (const [what, program, marked] of places)
    it(what, () => {
      const { text, spans } = readMarks(marked);
      const statement = modelOf(`FROM alpine\n${text}`).statements[1];
      const words = statement?.instruction.script.of(program).flatMap((command) => command.words) ?? [];
      assert.deepEqual(
        words.map(({ span }) => span),
        spans,
      );
    });
});

describe('pipes', () => {
  const pipes = (text: string) =>
    scriptOf(`FROM alpine\n${text}`).pipes.map(
      ({ left, right, isGuarded }) =>
        `${left.map(({ name }) => name).join(' ')} | ${right?.name}${isGuarded ? ' guarded' : ''}`,
    );
  const rows: [text: string, pipes: string[]][] = [
    ['RUN a | b | c', ['a | b', 'b | c']],
    ['RUN set -o pipefail && a | b', ['a | b guarded']],
    ['RUN set -euxo pipefail; a | b; set +o pipefail; c | d', ['a | b guarded', 'c | d']],
    ['RUN bash -o pipefail -c "a | b" | c', ['a | b guarded', 'bash | c']],
    ['RUN <<EOF\n#!/bin/bash -eo pipefail\na | b\nEOF\n', ['a | b guarded']],
    ['RUN (a; b) | c', ['a b | c']],
    ['RUN a $(b) | (c)', ['a | undefined']],
    ['RUN a || b', []],
  ];
  for (const [text, expected] of rows) it(text, () => assert.deepEqual(pipes(text), expected));
});

describe('the shell in force', () => {
  /** For each RUN whether its shell is POSIX, and whether it has pipefail. */
  const shells = (text: string) => {
    const model = modelOf(text);
    return model.of('RUN').map((statement) => {
      const { isPosix, hasPipefail } = model.shells.at(statement);
      return `${isPosix ? 'posix' : 'other'}${hasPipefail ? ' pipefail' : ''}`;
    });
  };
  const rows: [what: string, text: string, shells: string[]][] = [
    ['is /bin/sh', 'FROM alpine\nRUN a\n', ['posix']],
    [
      'is what SHELL says',
      'FROM a\nRUN a\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a\n',
      ['posix', 'posix pipefail'],
    ],
    ['is inherited', 'FROM a AS b\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM b\nRUN a\n', ['posix pipefail']],
    ['ends with its stage', 'FROM a\nSHELL ["pwsh", "-c"]\nRUN a\nFROM a\nRUN a\n', ['other', 'posix']],
    ['may be PowerShell', 'FROM a\nSHELL ["C:\\\\ps\\\\powershell.exe", "-Command"]\nRUN a\n', ['other']],
    ['may be Python', 'FROM python\nSHELL ["/usr/bin/python3", "-c"]\nRUN a\n', ['other']],
    ['is cmd on Windows', 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN a\n', ['other']],
    ['is cmd with --platform', 'FROM --platform=windows/amd64 a\nRUN a\n', ['other']],
    ['is not known with back ticks', '# escape=`\nFROM a\nRUN a\n', ['other']],
    ['is what a comment for hadolint says', 'FROM a\n# hadolint shell=powershell\nRUN a\nRUN b\n', ['other', 'other']],
    ['stays where SHELL cannot be read', 'FROM a\nSHELL bash\nRUN a\n', ['posix']],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.deepEqual(shells(text), expected));
});
