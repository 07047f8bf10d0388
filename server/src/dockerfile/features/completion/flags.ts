import type { CompletionChoice } from '../../../engine/features';
import { paragraphs } from '../../../engine/markdown';
import type { Flag } from '../../syntax/flags';
import { type FlagFact, type FlagKind, instructionFact } from '../../tables/instructions';
import { flagLink } from '../reference';
import { choice } from './choices';
import type { Slot } from './slot';

/** Kinds whose values are offered: another list follows at once. */
const listed: ReadonlySet<FlagKind> = new Set([
  'mount',
  'network',
  'security',
  'platform',
  'stage',
  'mode',
  'owner',
  'duration',
  'count',
]);

/** The flags of an instruction that can be added to those that it has. */
export function flagChoices(keyword: string, present: readonly Flag[], slot: Slot): CompletionChoice[] {
  const given = new Set(present.map(({ name }) => name));
  return (instructionFact(keyword)?.flags ?? [])
    .filter(({ name, repeatable }) => repeatable || !given.has(name))
    .map((flag) => flagChoice(keyword, flag, slot));
}

function flagChoice(keyword: string, { name, kind, description }: FlagFact, slot: Slot): CompletionChoice {
  const documentation = paragraphs(description, flagLink(keyword, name));
  // A truth value that is left out is true.
  if (kind === 'boolean') return choice(slot, 'property', `--${name}`, { documentation });
  const hasValue = slot.rest.endsWith('=');
  const text = kind === 'mount' && !hasValue ? `--${name}=type=` : `--${name}=`;
  return choice(slot, 'property', text, {
    label: `--${name}=`,
    documentation,
    continues: listed.has(kind) && !hasValue,
  });
}
