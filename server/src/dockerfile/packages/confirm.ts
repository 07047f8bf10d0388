import type { DockerfileRule } from '../rule';
import { addingOption } from '../shell/adding';
import { hasOption, readCall } from '../shell/call';
import type { PackageRule } from './description';

/** A configuration that the file writes can answer, too. */
const configured = /APT::Get::Assume-Yes|assumeyes *=/i;

/** A rule that finds where a package manager asks before it begins. */
export function confirming({ manager, ...description }: PackageRule): DockerfileRule {
  const { programs, install, asks = [], valued, yes = [] } = manager;
  const [answer = ''] = yes;
  return {
    ...description,
    severity: 'warning',
    preset: 'recommended',
    script: {
      programs,
      words: [...install, ...asks],
      command(command, report) {
        const call = readCall(command, valued);
        const { subcommand, isUnclear } = call;
        if (
          subcommand === undefined ||
          isUnclear ||
          !(install.includes(subcommand.text) || asks.includes(subcommand.text))
        )
          return;
        // What is only unpacked needs no other package, as far as one can tell.
        if (call.operands.length > 0 && call.operands.every(({ text }) => /^[./~]/.test(text))) return;
        const isAnswered =
          command.pipedFrom !== undefined || hasOption(call, ...yes) || /assume/i.test(call.options.join());
        if (isAnswered || call.options.some(({ isConstant }) => !isConstant)) return;
        report({
          span: subcommand.span,
          message: `Nobody answers during a build, so ${command.name} ${subcommand.text} stops where it asks to go on. Add ${answer}.`,
          fixes: [addingOption([subcommand], answer, 'safe')],
        });
      },
    },
    settle: (problem, _, dockerfile) => (dockerfile.says(configured) ? undefined : problem),
  };
}
