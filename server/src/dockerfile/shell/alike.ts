import type { Related } from '../../engine/finding';
import type { Span } from '../../engine/span';
import type { Command } from './command';

/** All commands of the script that are alike, where this is the first of them; `undefined` elsewhere. So one finding stands for all. */
export function allAlike(command: Command, isAlike: (other: Command) => boolean): readonly Command[] | undefined {
  const { commands } = command.script;
  return commands.find(isAlike) === command ? commands.filter(isAlike) : undefined;
}

/** The places beyond the first, as what a finding is related to. */
export function others(spans: readonly Span[]): Related[] {
  return spans.slice(1).map((span) => ({ span, message: 'Here, too.' }));
}
