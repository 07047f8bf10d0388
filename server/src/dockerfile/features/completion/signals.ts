import type { CompletionChoice } from '../../../engine/features';
import { signalDescriptions, signalNumbers } from '../../tables/signals';
import { choice } from './choices';
import type { Slot } from './slot';

/** Signals by their full names: those that stop programs first, then by number. */
export function signalChoices(slot: Slot): CompletionChoice[] {
  const first = Object.keys(signalDescriptions);
  const rest = [...signalNumbers.keys()].map((name) => `SIG${name}`).filter((name) => !first.includes(name));
  return [...first, ...rest].map((name) => {
    const detail = String(signalNumbers.get(name.slice('SIG'.length)) ?? '');
    return choice(slot, 'constant', name, { detail, documentation: signalDescriptions[name] });
  });
}
