import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'program-without-use',
  severity: 'information',
  preset: 'recommended',
  summary: 'RUN calls a program that has no use in a build.',
  why:
    'No person sits at the terminal of a build, and no machine runs in it: editors wait for nobody, tools that show processes, memory or network show those ' +
    'of the builder, and there is nothing to shut down. `ssh` is reported where no `--mount=type=ssh` lends it a key.',
  aliases: ['DL3001'],
  evidence: [{ source: 'Docker documentation', reference: 'What is a container' }],
  examples: {
    bad: [
      { code: 'FROM debian\nRUN «top» -bn1 && «shutdown» now\n' },
      { code: 'FROM debian\nRUN «ssh» host.example.com true\n' },
    ],
    good: [
      {
        code: 'FROM debian\nRUN apt-get install -y vim=2:9.* && vim --version\nRUN --mount=type=ssh ssh -T git@example.com\n',
      },
    ],
  },
  script: {
    programs: [
      'ssh',
      'vim',
      'vi',
      'nano',
      'emacs',
      'shutdown',
      'reboot',
      'poweroff',
      'free',
      'top',
      'htop',
      'ifconfig',
    ],
    command(command, report) {
      const { name, script } = command;
      if (command.has('--version', '-V', '-version')) return;
      if (name === 'ssh' && script.instruction.mounts.some((mount) => mount.field('type')?.value?.text === 'ssh'))
        return;
      report({
        span: command.program.span,
        message: `${quoted(name)} has no use in a build, where no person and no machine is. Remove it.`,
      });
    },
  },
};
