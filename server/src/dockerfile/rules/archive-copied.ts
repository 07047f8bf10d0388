import { sourcesOf } from '../copy-sources';
import type { Statement } from '../model';
import { normalize } from '../paths';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { SourcedText } from '../syntax/sourced-text';

const archive = /\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|t[gbx]z|tbz2|tzst)$/i;

export const rule: DockerfileRule = {
  id: 'archive-copied',
  severity: 'information',
  preset: 'all',
  summary: 'COPY brings an archive that a RUN below unpacks.',
  why: 'The archive stays in the layer of the COPY, whatever the RUN removes later. ADD unpacks a local tar archive while it copies, and leaves nothing behind.',
  aliases: ['DL3010'],
  evidence: [
    { source: 'Docker', reference: 'https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives' },
  ],
  examples: {
    bad: [
      { code: 'FROM node:24\nCOPY «vendor.tar.gz» /tmp/\nRUN tar -xzf /tmp/vendor.tar.gz -C /app\n' },
      { code: 'FROM node:24\nWORKDIR /src\nCOPY «vendor.tgz» ./v.tgz\nRUN tar xf v.tgz && rm v.tgz\n' },
    ],
    good: [
      { code: 'FROM node:24\nADD vendor.tar.gz /app/\n' },
      {
        code: 'FROM node:24\nCOPY vendor.tar.gz data.zip /tmp/\nRUN unzip /tmp/data.zip && tar -czf /tmp/vendor.tar.gz /app\n',
      },
    ],
  },
  check(dockerfile, report) {
    for (const statement of dockerfile.of('COPY'))
      for (const { source, target } of archives(statement))
        if (isUnpackedBelow(statement, target))
          report({
            span: statement.at(source.span()),
            message: `${quoted(source.text)} stays in the image, although it is unpacked below. Write ADD, which unpacks it while copying.`,
          });
  },
};

/** The archives that a COPY brings from the build context, with the names that they get, without folders. */
function* archives({ instruction }: Statement): Generator<{ source: SourcedText; target: string }> {
  const sources = sourcesOf(instruction).filter(({ text }) => archive.test(text) && !/[*?[$]/.test(text));
  const destination = instruction.operands.at(-1)?.text;
  if (sources.length === 0 || destination === undefined || instruction.flag('from')?.value?.length) return;
  for (const source of sources)
    yield { source, target: baseName(archive.test(destination) ? destination : source.text) };
}

function baseName(path: string): string {
  return normalize(path).replace(/^.*\//, '');
}

/** Whether a `tar -x` below in the stage names the file. */
function isUnpackedBelow({ stage, index }: Statement, name: string): boolean {
  return (stage?.statements ?? []).some(
    (statement) =>
      statement.index > index &&
      statement.keyword === 'RUN' &&
      statement.instruction.line.text.includes(name) &&
      statement.instruction.script
        .of('tar')
        .some(
          ({ arguments: words }) =>
            words.some(
              ({ text }, place) =>
                text === '--extract' || /^-[a-zA-Z]*x/.test(text) || (place === 0 && /^[a-zA-Z]*x/.test(text)),
            ) && words.some(({ text }) => baseName(text) === name),
        ),
  );
}
