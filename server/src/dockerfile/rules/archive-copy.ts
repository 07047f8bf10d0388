import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import type { Word } from '../shell/word';
import type { SourcedText } from '../syntax/sourced-text';

/** What ADD unpacks by itself. */
const archive = /\.(?:tar|tar\.gz|tgz|tar\.bz2|tbz2?|tar\.xz|txz)$/;

export const rule: DockerfileRule = {
  id: 'archive-copy',
  severity: 'information',
  preset: 'recommended',
  summary: 'COPY brings an archive that a RUN below unpacks, and ADD would do so at once.',
  why:
    'The archive stays in a layer of the image, packed, beside what comes out of it. ADD unpacks an archive from the build context while it copies, so that only its ' +
    'files are in the image. Stages that the image is not made of are not reported.',
  aliases: ['DL3010'],
  evidence: [{ source: 'Dockerfile reference', reference: 'ADD, local tar archives' }],
  examples: {
    bad: [{ code: 'FROM debian\nCOPY «app.tar.gz» /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt\n' }],
    good: [
      { code: 'FROM debian\nADD app.tar.gz /opt/\n' },
      { code: 'FROM debian\nCOPY app.tar.gz /srv/downloads/\n' },
      {
        code: 'FROM debian AS a\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt\nFROM debian\nCOPY --from=a /opt /opt\n',
      },
      { code: 'FROM debian AS a\nCOPY app.tar.gz /tmp/\nFROM debian\nRUN tar -xzf /tmp/app.tar.gz -C /opt\n' },
    ],
  },
  check(dockerfile, report) {
    for (const copy of dockerfile.of('COPY'))
      for (const source of archivesOf(copy)) {
        if (copy.stage === undefined || !dockerfile.shipped.has(copy.stage)) continue;
        if (!isUnpacked(nameOf(source), copy, dockerfile)) continue;
        report({
          span: copy.at(source.span()),
          message:
            'A RUN below unpacks this archive, which stays in the image as well. ADD unpacks it while it copies.',
        });
      }
  },
};

function archivesOf({ instruction }: Statement): SourcedText[] {
  if (instruction.flag('from') !== undefined || !/\.t/.test(instruction.source)) return [];
  return instruction.operands.slice(0, -1).filter(({ text }) => archive.test(text));
}

function nameOf({ text }: SourcedText): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

function isUnpacked(name: string, copy: Statement, dockerfile: DockerfileModel): boolean {
  const below = copy.stage?.statements.filter(({ index, keyword }) => keyword === 'RUN' && index > copy.index) ?? [];
  return below.some((statement) => {
    if (!statement.instruction.source.includes(name) || !dockerfile.shells.at(statement).isPosix) return false;
    return statement.instruction.script
      .of('tar')
      .some(({ words }) => words.some(({ text }) => text.endsWith(name)) && words.some(unpacks));
  });
}

/** Whether a word of a call of tar asks to unpack: the first one needs no hyphen. */
function unpacks({ text }: Word, index: number): boolean {
  return /^(?:-[A-Za-z]*x|--extract$|--get$)/.test(text) || (index === 1 && /^[A-Za-z]*x/.test(text));
}
