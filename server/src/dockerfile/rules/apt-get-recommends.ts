import type { DockerfileRule } from '../rule';
import { addingOption } from '../shell/adding';
import { allAlike, others } from '../shell/alike';
import { hasOption, readCall } from '../shell/call';
import type { Command } from '../shell/command';
import type { Word } from '../shell/word';
import { aptGet } from '../tables/package-managers';

/** A configuration that the file writes. */
const configured = /APT::Install-Recommends/i;
const option = '--no-install-recommends';

export const rule: DockerfileRule = {
  id: 'apt-get-recommends',
  severity: 'information',
  preset: 'all',
  summary: '`apt-get` installs packages that are only recommended, too.',
  why:
    'Debian installs what a package recommends along with what it needs. Without it images get smaller, but what was installed by chance may be missed: ' +
    '`ca-certificates` is a recommendation of `curl`. So the fix is a suggestion, and the rule is not among the recommended ones.',
  aliases: ['DL3015'],
  evidence: [{ source: 'apt-get(8)', reference: option }],
  examples: {
    bad: [
      {
        code: 'FROM debian\nRUN apt-get «install» -y git=1:2.39.*\n',
        fixed: 'FROM debian\nRUN apt-get install --no-install-recommends -y git=1:2.39.*\n',
      },
    ],
    good: [
      { code: 'FROM debian\nRUN apt-get install -y --no-install-recommends git=1:2.39.*\n' },
      { code: 'FROM debian\nRUN apt-get install -y -o APT::Install-Recommends=false git=1:2.39.*\n' },
      {
        code: "FROM debian\nRUN echo 'APT::Install-Recommends 0;' >/etc/apt/apt.conf.d/9\nRUN apt-get install -y git=1:2.39.*\n",
      },
    ],
  },
  script: {
    programs: ['apt-get'],
    words: ['install'],
    command(command, report) {
      const all = lacksOption(command) ? allAlike(command, lacksOption) : undefined;
      if (all === undefined) return;
      const words = all.map((other) => readCall(other, aptGet.valued).subcommand as Word);
      const [first] = words;
      if (first === undefined) return;
      report({
        span: first.span,
        message: `This installs recommended packages that the image may not need. Add ${option}, and name those that it does.`,
        related: others(words.map(({ span }) => span)),
        fixes: [addingOption(words, option, 'suggested')],
      });
    },
  },
  settle: (problem, _, dockerfile) => (dockerfile.says(configured) ? undefined : problem),
};

function lacksOption(command: Command): boolean {
  if (command.name !== 'apt-get') return false;
  const call = readCall(command, aptGet.valued);
  if (call.subcommand?.text !== 'install' || call.isUnclear || call.operands.length === 0) return false;
  return !hasOption(call, option);
}
