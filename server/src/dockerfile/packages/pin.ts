import type { Preset } from '../../engine/rule';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { hasOption, readCall } from '../shell/call';
import type { Command } from '../shell/command';
import type { Script } from '../shell/script';
import type { Word } from '../shell/word';
import type { PackageManager, Pinning } from '../tables/package-managers';
import type { PackageRule } from './description';

/** A package without a version, and the command that installs it. */
interface Loose {
  readonly command: Command;
  readonly word: Word;
}

/** A rule that finds packages without a version: one finding for each script, however many there are. */
export function pinning(
  preset: Preset,
  { manager, ...description }: PackageRule & { manager: PackageManager & { pinning: Pinning } },
): DockerfileRule {
  const { programs } = manager;
  const { form } = manager.pinning;
  const found = new WeakMap<Script, readonly Loose[]>();
  const loose = (script: Script) => {
    const known = found.get(script) ?? script.commands.flatMap((command) => looseIn(command, manager, manager.pinning));
    found.set(script, known);
    return known;
  };
  return {
    ...description,
    severity: 'information',
    preset,
    script: {
      programs,
      words: manager.install,
      command(command, report) {
        const all = loose(command.script);
        const [first] = all;
        if (first?.command !== command) return;
        const { text, span } = first.word;
        const more = all.length === 1 ? '' : ` and ${all.length - 1} more`;
        report({
          span,
          message: `${quoted(text)}${more} can be another version in each build. Write the version, as in ${quoted(form(text))}.`,
        });
      },
    },
  };
}

/** The packages that a command installs without a version. */
export function looseIn(command: Command, { programs, install, valued }: PackageManager, rule: Pinning): Loose[] {
  if (!programs.includes(command.name)) return [];
  const call = readCall(command, valued);
  if (!install.includes(call.subcommand?.text ?? '') || hasOption(call, ...(rule.options ?? []))) return [];
  const isLoose = ({ text, isConstant }: Word) => isConstant && !rule.pinned.test(text) && !rule.exempt.test(text);
  return call.operands.filter(isLoose).map((word) => ({ command, word }));
}
