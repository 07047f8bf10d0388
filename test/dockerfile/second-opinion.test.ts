import assert from 'node:assert/strict';
import { DockerfileParser, type Instruction, ModifiableInstruction } from 'dockerfile-ast';
import { modelOf } from './support';

// A parser that others wrote must see the same in ordinary files. Where it is known to be wrong (heredocs, `--`, JSON strings, what
// stands in quotes of flags), the other tests say what is right.

const files: Readonly<Record<string, string>> = {
  'several stages': `# escape=\\
ARG VERSION=3.22
FROM --platform=linux/amd64 alpine:\${VERSION} AS build
RUN apk add --no-cache \\
    # for the build
    curl \\
    git
COPY --chown=1000:1000 --link package.json src/ /app/

from scratch as final
ENV A=b C="d e" F=g\\ h
copy --from=build /app /app
HEALTHCHECK --interval=30s --timeout=3s CMD wget -qO- http://localhost/ || exit 1
ONBUILD RUN echo a
EXPOSE 80 443/udp
LABEL a.b="c" \\
      d=e
CMD ["node", "server.js"]
`,
  'a backtick':
    '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN dir `\n    C:\\\nWORKDIR C:\\app\n',
  CRLF: 'FROM alpine\r\nRUN a \\\r\n  b\r\n\r\n# comment\r\nUSER 1000\r\n',
};

function theirs(text: string): unknown[] {
  const document = DockerfileParser.parse(text);
  const lines = [0];
  for (let index = 0; index < text.length; index++) if (text[index] === '\n') lines.push(index + 1);
  const at = ({ line, character }: { line: number; character: number }) => (lines[line] ?? 0) + character;
  const flagsOf = (instruction: Instruction) =>
    instruction instanceof ModifiableInstruction
      ? instruction.getFlags().map((flag) => `${flag.getName()}=${flag.getValue() ?? ''}`)
      : [];
  return document.getInstructions().map((instruction) => ({
    keyword: instruction.getKeyword(),
    start: at(instruction.getRange().start),
    keywordEnd: at(instruction.getInstructionRange().end),
    flags: flagsOf(instruction),
  }));
}

function ours(text: string): unknown[] {
  return modelOf(text).statements.map(({ start, instruction }) => ({
    keyword: instruction.keyword,
    start,
    keywordEnd: start + instruction.keywordSpan.end,
    flags: instruction.flags.map(({ name, value }) => `${name}=${value?.text ?? ''}`),
  }));
}

describe('dockerfile: a second opinion', () => {
  for (const [what, text] of Object.entries(files)) it(what, () => assert.deepEqual(ours(text), theirs(text)));
});
