import type { Preset } from '../../engine/rule';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { hasOption, readCall } from '../shell/call';
import type { Word } from '../shell/word';
import type { PackageRule } from './description';

/** A rule that finds packages without a version. */
export function pinning(preset: Preset, { manager, ...description }: PackageRule): DockerfileRule {
  const { programs, install, valued, pinning: rule } = manager;
  return {
    ...description,
    severity: 'information',
    preset,
    script: {
      programs,
      command(command, report) {
        if (rule === undefined) return;
        const call = readCall(command, valued);
        if (!install.includes(call.subcommand?.text ?? '') || hasOption(call, ...(rule.options ?? []))) return;
        const isLoose = ({ text, isConstant }: Word) =>
          isConstant && !rule.pinned.test(text) && !rule.exempt.test(text);
        const [first, ...others] = call.operands.filter(isLoose);
        if (first === undefined) return;
        const what = others.length === 0 ? quoted(first.text) : `${quoted(first.text)} and ${others.length} more`;
        report({
          span: first.span,
          message: `${what} can be another version in each build. Write the version, as in ${quoted(rule.form(first.text))}.`,
        });
      },
    },
  };
}
