import type { DockerfileRule } from '../rule';
import { addingOption } from '../shell/adding';
import { hasOption, readCall } from '../shell/call';

const valued = new Set(['-b', '-c', '-d', '-e', '-f', '-g', '-G', '-k', '-K', '-p', '-R', '-P', '-s', '-Z']);

export const rule: DockerfileRule = {
  id: 'useradd-high-uid',
  severity: 'warning',
  preset: 'recommended',
  summary: '`useradd` with a high number fills the image with an empty file.',
  why:
    'It keeps a record of each login in `/var/log/lastlog` and `/var/log/faillog`, at a place that grows with the number of the user. The files are sparse on ' +
    'disk, but a layer holds every byte of them: gigabytes for numbers as directories of companies give them. `-l` leaves the records out.',
  aliases: ['DL3046'],
  evidence: [{ source: 'Docker documentation', reference: 'Building best practices, USER: --no-log-init' }],
  examples: {
    bad: [
      {
        code: 'FROM debian\nRUN useradd -m -u «1234567» app\n',
        fixed: 'FROM debian\nRUN useradd -l -m -u 1234567 app\n',
      },
      {
        code: 'FROM debian\nRUN useradd «--uid=1234567» app\n',
        fixed: 'FROM debian\nRUN useradd -l --uid=1234567 app\n',
      },
    ],
    good: [
      { code: 'FROM debian\nRUN useradd -u 1000 a && useradd -lu 1234567 b && useradd --no-log-init -u 1234567 c\n' },
    ],
  },
  script: {
    programs: ['useradd'],
    command(command, report) {
      if (hasOption(readCall(command, valued), '-l', '--no-log-init')) return;
      const { words, program } = command;
      const value = words.find(({ text, isConstant }, index) => {
        if (!isConstant) return false;
        const before = words[index - 1]?.text ?? '';
        return (
          /^--uid=\d{6,}$|^-[a-z]*u\d{6,}$/.test(text) ||
          (/^\d{6,}$/.test(text) && /^(?:--uid|-[A-Za-z]*u)$/.test(before))
        );
      });
      if (value === undefined) return;
      report({
        span: value.span,
        message:
          'With so high a number useradd makes log files of up to gigabytes, which the layer holds in full. Add -l.',
        fixes: [addingOption([program], '-l', 'safe')],
      });
    },
  },
};
