import { isBusyBoxBased } from '../base-images';
import type { DockerfileRule } from '../rule';
import { addingOption } from '../shell/adding';
import { hasOption, readCall } from '../shell/call';

const option = '--progress=dot:giga';
const quiet = [
  '--progress',
  '-q',
  '--quiet',
  '-nv',
  '--no-verbose',
  '-o',
  '--output-file',
  '-a',
  '--append-output',
  '--version',
];

export const rule: DockerfileRule = {
  id: 'wget-progress',
  severity: 'information',
  preset: 'all',
  summary: '`wget` fills the log of the build with its progress.',
  why:
    'It writes a line for each 50 KB that it loads, so that one large file buries what else a build says. `--progress=dot:giga` writes one for each 32 MB, `-nv` one for ' +
    'each file. The wget of Alpine and BusyBox has neither option and is not reported. It is a matter of taste, so the rule is not among the recommended ones.',
  aliases: ['DL3047'],
  evidence: [{ source: 'GNU Wget manual', reference: 'Download options, --progress' }],
  examples: {
    bad: [
      {
        code: 'FROM debian\nRUN «wget» https://example.com/a.tgz\n',
        fixed: 'FROM debian\nRUN wget --progress=dot:giga https://example.com/a.tgz\n',
      },
    ],
    good: [
      { code: 'FROM debian\nRUN wget -qO- https://example.com/a && wget -nv https://example.com/b\n' },
      { code: 'FROM alpine\nRUN wget https://example.com/a.tgz\n' },
    ],
  },
  script: {
    programs: ['wget'],
    command(command, report) {
      const call = readCall(command, new Set(['-O', '-P']));
      if (call.isUnclear || hasOption(call, ...quiet)) return;
      report({
        span: command.program.span,
        message: `This writes its progress line by line into the log of the build. Add ${option}, or -nv.`,
        fixes: [addingOption([command.program], option, 'suggested')],
      });
    },
  },
  settle: (problem, { stage }) => (isBusyBoxBased(stage) ? undefined : problem),
};
