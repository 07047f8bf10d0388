import { replacing } from '../fixes';
import type { Statement } from '../model';
import { normalize } from '../paths';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

/** Folders that images have. */
const common =
  /^\/(?:bin|dev|etc|home|lib|media|mnt|opt|root|run|sbin|srv|tmp|(?:usr|usr\/local)(?:\/(?:bin|etc|include|lib|libexec|sbin|share|src))?|var(?:\/(?:cache|lib|log|run|tmp|www))?)?$/;

/** A folder whatever lies there: it ends in a slash, or is this one or the one above. */
const isFolder = /(?:^|[/\\])\.{0,2}$/;

export const rule: DockerfileRule = {
  id: 'copy-destination-folder',
  severity: 'warning',
  preset: 'recommended',
  summary: 'COPY has several sources and a destination that may not be a folder.',
  why:
    'If the destination is there already, as a folder, the files go into it. If not, BuildKit makes a file of that name, and each source replaces the one ' +
    'before it; other builders stop. A `/` at the end makes it a folder.',
  aliases: ['DL3021', 'INVALID_DESTINATION'],
  evidence: [
    {
      source: 'Docker',
      reference: 'https://docs.docker.com/reference/dockerfile/#destination',
      says: 'the destination must be a directory and end with a /',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      {
        code: 'FROM node:24\nCOPY package.json package-lock.json «/app»\n',
        fixed: 'FROM node:24\nCOPY package.json package-lock.json /app/\n',
      },
      { code: 'FROM node:24\nCOPY ["a", "b", "«/c»"]\n', fixed: 'FROM node:24\nCOPY ["a", "b", "/c/"]\n' },
    ],
    good: [
      { code: 'FROM node:24\nWORKDIR /app\nCOPY a b /app\nCOPY a b .\nCOPY a b /tmp\nCOPY a b $HOME\n' },
      { code: 'FROM node:24\nRUN mkdir /data\nCOPY a b /data\nCOPY a /c\n' },
    ],
  },
  check(dockerfile, report) {
    for (const statement of dockerfile.of('COPY')) {
      const { operands } = statement.instruction;
      const written = operands.at(-1);
      if (operands.length < 3 || written === undefined || isFolder.test(written.text)) continue;
      const { source, expansion } =
        dockerfile.scopes.resolved(statement).findLast((text) => text.source === written) ?? {};
      const path = expansion?.text;
      if (source === undefined || path === undefined || isFolder.test(path)) continue;
      if (common.test(normalize(path))) continue;
      // Looking through the instructions takes time: most paths stand nowhere above.
      if (dockerfile.text.indexOf(path) < statement.start && isMadeAbove(statement, path)) continue;
      const span = statement.at(source.span());
      const isPlain = source.text === path && source.isContiguous();
      report({
        span,
        message: `Unless ${quoted(path)} is a folder already, each of these sources replaces the one before. Write ${quoted(`${path}/`)}.`,
        fixes: isPlain ? [replacing({ start: span.end, end: span.end }, '/', 'Append /', 'suggested')] : [],
      });
    }
  },
};

/** Whether anything above speaks of the path: it may make the folder. */
function isMadeAbove(statement: Statement, path: string): boolean {
  for (let stage = statement.stage; stage !== undefined; stage = stage.parent)
    for (const { index, instruction } of stage.statements)
      if (index < statement.index && instruction.line.text.includes(path)) return true;
  return false;
}
