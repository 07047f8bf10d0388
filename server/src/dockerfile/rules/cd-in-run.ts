import type { Problem } from '../../engine/finding';
import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import type { Command } from '../shell/command';

/** Instructions that do not ask which folder they stand in. */
const indifferent = new Set(['ARG', 'ENV', 'LABEL', 'EXPOSE', 'USER', 'STOPSIGNAL', 'MAINTAINER', 'SHELL']);

export const rule: DockerfileRule = {
  id: 'cd-in-run',
  severity: 'information',
  preset: 'recommended',
  summary: 'A RUN begins with `cd` where WORKDIR would do.',
  why:
    'A `cd` ends with its RUN. WORKDIR holds for the instructions below it, makes the folder where there is none, and shows where each RUN stands. ' +
    'A `cd` in the middle of a script is not reported: to take it out would cut the layer in two.',
  aliases: ['DL3003'],
  evidence: [{ source: 'Docker documentation', reference: 'Building best practices, WORKDIR' }],
  examples: {
    bad: [
      {
        code: 'FROM gcc\nRUN «cd» /src && make\nWORKDIR /app\n',
        fixed: 'FROM gcc\nWORKDIR /src\nRUN make\nWORKDIR /app\n',
      },
      { code: 'FROM gcc\nRUN «cd» /src \\\n  && make\nRUN make test\n' },
    ],
    good: [
      { code: 'FROM gcc\nWORKDIR /src\nRUN make && (cd /tmp; rm -rf *)\n' },
      { code: 'FROM gcc\nRUN tar xzf /a.tgz && cd a && make\nRUN cd "$(mktemp -d)" && ls\n' },
    ],
  },
  script: {
    programs: ['cd'],
    command(command, report) {
      const { script, words } = command;
      const [, folder, more] = words;
      if (script.commands[0] !== command || !command.isTopLevel || folder === undefined || more !== undefined) return;
      const next = /^\s*(?:&&|;|\n)\s*(?=\S)/.exec(script.text.text.slice(folder.to));
      if (!folder.isConstant || !/^[\w./-]+$/.test(folder.text) || folder.text === '-' || next === null) return;
      const problem: Problem = {
        span: command.program.span,
        message: 'A cd ends with its RUN. Write a WORKDIR above it, which holds for the instructions below it, too.',
      };
      report({ ...problem, fixes: fixesFor(command, folder.text, folder.to + next[0].length) });
    },
  },
  settle: (problem, statement, dockerfile) => (isFree(statement, dockerfile) ? problem : { ...problem, fixes: [] }),
};

/** WORKDIR in place of the `cd`; `to` is where the next command begins. */
function fixesFor({ program, script }: Command, folder: string, to: number): Problem['fixes'] {
  const { text, source, instruction } = script;
  const start = program.span.start;
  const end = text.at(to);
  const isSimple = source?.heredoc === undefined && !instruction.source.slice(start, end).includes('#');
  if (!folder.startsWith('/') || !isSimple || instruction.line.at(0) !== 0) return [];
  const newline = instruction.source.includes('\r\n') ? '\r\n' : '\n';
  const edits = [
    { span: { start: 0, end: 0 }, text: `WORKDIR ${folder}${newline}` },
    { span: { start, end }, text: '' },
  ];
  return [{ title: 'Change to WORKDIR', safety: 'suggested', edits }];
}

/** Whether no instruction below would stand in another folder: WORKDIR names one first, or the stage ends and nothing builds on it. */
function isFree(statement: Statement, { stages }: DockerfileModel): boolean {
  const { stage } = statement;
  if (stage === undefined || statement.keyword === 'ONBUILD') return false;
  const below = stage.statements.find(({ index, keyword }) => index > statement.index && !indifferent.has(keyword));
  if (below !== undefined) return below.keyword === 'WORKDIR' && below.instruction.arguments.text.startsWith('/');
  return stage !== stages.at(-1) && !stages.some(({ parent }) => parent === stage);
}
