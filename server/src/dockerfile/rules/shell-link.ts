import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'shell-link',
  severity: 'information',
  preset: 'recommended',
  summary: 'A link puts another shell in the place of `/bin/sh`.',
  why:
    'Every script of the image runs in that shell from then on, also those that were written for the one that was there, and an update of the package ' +
    'puts the old one back. SHELL names the shell for the instructions of this file only.',
  aliases: ['DL4005'],
  evidence: [{ source: 'Dockerfile reference', reference: 'SHELL' }],
  examples: {
    bad: [
      { code: 'FROM debian\nRUN «ln -sf /bin/bash /bin/sh»\n', fixed: 'FROM debian\nSHELL ["/bin/bash", "-c"]\n' },
      { code: 'FROM debian\nRUN rm /bin/sh && «ln -s /bin/bash /bin/sh»\n' },
    ],
    good: [{ code: 'FROM debian\nSHELL ["/bin/bash", "-c"]\nRUN ln -s /bin/bash /usr/local/bin/sh2\n' }],
  },
  script: {
    programs: ['ln'],
    command(command, report) {
      const { words, script } = command;
      const target = words.at(-1);
      const shell = words.at(-2)?.text ?? '';
      if (target?.text !== '/bin/sh' || !target.isConstant || !/^\/\S*\/(?:bash|dash|ash|ksh|zsh)$/.test(shell)) return;
      if (script.instruction.json !== undefined) return;
      const isAll =
        script.commands.length === 1 && script.instruction.flags.length === 0 && script.instruction.line.at(0) === 0;
      const { line } = script.instruction;
      report({
        span: command.span,
        message: 'This changes the shell of every script in the image. Name the shell of this file with SHELL instead.',
        fixes:
          isAll && script.text.text.trim() === script.text.text.slice(command.program.from, target.to)
            ? [
                replacing(
                  { start: 0, end: line.at(line.length) },
                  `SHELL ["${shell}", "-c"]`,
                  'Change to SHELL',
                  'suggested',
                ),
              ]
            : [],
      });
    },
  },
};
