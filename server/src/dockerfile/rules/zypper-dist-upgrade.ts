import type { DockerfileRule } from '../rule';
import { readCall } from '../shell/call';
import { zypper } from '../tables/package-managers';

export const rule: DockerfileRule = {
  id: 'zypper-dist-upgrade',
  severity: 'information',
  preset: 'recommended',
  summary: '`zypper dist-upgrade` changes the distribution below the image.',
  why:
    'It may replace the vendor of packages and remove some, so the image no longer is what its FROM says. Take a newer base image, and `zypper patch` for ' +
    'what is urgent.',
  aliases: ['DL3035'],
  evidence: [{ source: 'zypper(8)', reference: 'dist-upgrade' }],
  examples: {
    bad: [{ code: 'FROM opensuse/leap\nRUN zypper -n «dup» && zypper clean\n' }],
    good: [{ code: 'FROM opensuse/leap\nRUN zypper -n patch && zypper clean\n' }],
  },
  script: {
    programs: zypper.programs,
    words: ['dist-upgrade', 'dup'],
    command(command, report) {
      const { subcommand } = readCall(command, zypper.valued);
      if (subcommand === undefined || !/^(?:dist-upgrade|dup)$/.test(subcommand.text)) return;
      report({
        span: subcommand.span,
        message:
          'This replaces the distribution below the image. Take a newer base image, or install patches with zypper patch.',
      });
    },
  },
};
