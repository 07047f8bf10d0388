import type { Fix } from '../../engine/finding';
import { isBusyBoxBased } from '../base-images';
import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import type { Command } from '../shell/command';
import type { Pipe, Script } from '../shell/script';

/** Programs that hardly fail. */
const sure = new Set(['echo', 'printf', 'yes', 'true', ':']);
/** Programs that change what they read, and hardly fail either. */
const filters = new Set(['awk', 'cut', 'head', 'rev', 'sed', 'sort', 'tac', 'tail', 'tee', 'tr', 'uniq', 'wc']);

export const rule: DockerfileRule = {
  id: 'pipefail',
  severity: 'information',
  preset: 'recommended',
  summary: 'A pipe hides that its first command failed.',
  why:
    'The shell takes the result of a pipe from its last command: where `curl … | tar x` cannot load the file, a build may go on without it. `pipefail` lets the pipe fail with ' +
    'each of its commands; `sh` of Debian has it only lately, so name `bash` (on Alpine `ash`) with SHELL, or write `set -o pipefail` in the script. ' +
    'Not reported are pipes from commands that hardly fail, such as `echo` and what cuts up its text, and into `head` and `grep -q`, which stop reading early and would make the first command fail.',
  aliases: ['DL4006'],
  evidence: [{ source: 'Docker documentation', reference: 'Building best practices, Using pipes' }],
  examples: {
    bad: [
      {
        code: 'FROM debian\nRUN curl -fsS https://example.com/a.tgz «|» tar xz\n',
        fixed:
          'FROM debian\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsS https://example.com/a.tgz | tar xz\n',
      },
      {
        code: 'FROM node:alpine\nRUN wget -qO- https://example.com/a.tgz «|» tar xz\n',
        fixed:
          'FROM node:alpine\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN wget -qO- https://example.com/a.tgz | tar xz\n',
      },
    ],
    good: [
      {
        code: 'FROM debian\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsS https://example.com/a.tgz | tar xz\n',
      },
      { code: 'FROM alpine\nRUN set -o pipefail && wget -qO- https://example.com/a.tgz | tar xz\n' },
      { code: 'FROM debian\nRUN echo "a  b" | sha256sum -c - && ls | grep -q a || ls | head -1\n' },
    ],
  },
  script: {
    pipe(pipe, script, report) {
      if (script.namesShell || firstHiding(script) !== pipe) return;
      report({
        span: pipe.span,
        message:
          'Where the command before this pipe fails, the build goes on as if it had not. Set pipefail with SHELL, or in the script.',
      });
    },
  },
  settle(problem, statement, dockerfile) {
    if (dockerfile.shells.at(statement).hasPipefail) return undefined;
    return statement.keyword === 'RUN' ? { ...problem, fixes: [withShell(statement, dockerfile)] } : problem;
  },
};

/** For each script its first pipe that hides a failure; `null` for none. */
const firsts = new WeakMap<Script, Pipe | null>();

function firstHiding(script: Script): Pipe | null {
  let first = firsts.get(script);
  if (first === undefined) {
    first = script.pipes.find(hides) ?? null;
    firsts.set(script, first);
  }
  return first;
}

function hides({ isGuarded, left, right }: Pipe): boolean {
  return !isGuarded && !left.every(isSure) && !stopsEarly(right);
}

/** Whether a command hardly fails: by itself, or since it only changes what such a one writes. */
function isSure(command: Command): boolean {
  let first = command;
  while (first.pipedFrom !== undefined && filters.has(first.name)) first = first.pipedFrom;
  return sure.has(first.name);
}

function stopsEarly(command: Command | undefined): boolean {
  if (command === undefined) return false;
  return (
    command.name === 'head' ||
    (/^[ef]?grep$/.test(command.name) && command.words.some(({ text }) => /^(?:-[A-Za-z]*q|--quiet)/.test(text)))
  );
}

function withShell({ start, stage }: Statement, { text, newline }: DockerfileModel): Fix {
  const shell = isBusyBoxBased(stage) ? '/bin/ash' : '/bin/bash';
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = `SHELL ["${shell}", "-o", "pipefail", "-c"]${newline}${text.slice(lineStart, start)}`;
  return {
    title: 'Add SHELL with pipefail',
    safety: 'suggested',
    edits: [{ span: { start, end: start }, text: line }],
  };
}
