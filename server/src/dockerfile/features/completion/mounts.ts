import type { CompletionChoice } from '../../../engine/features';
import { paragraphs } from '../../../engine/markdown';
import type { DockerfileModel } from '../../model';
import type { Flag } from '../../syntax/flags';
import { type FieldList, readFields, typeOfMount } from '../../syntax/mounts';
import { type MountKeyFact, type MountType, mountKey, mountKeys } from '../../tables/mounts';
import type { InstructionCursor } from '../cursor';
import { mountLink } from '../reference';
import { choice } from './choices';
import { mountValueChoices } from './mount-values';
import { fieldForm, fieldValueForm, type Slot, slotAt } from './slot';

/** Keys and values of the mount that a flag before the cursor begins. */
export function mountChoices(
  model: DockerfileModel,
  cursor: InstructionCursor,
  flag: Flag,
  offset: number,
): readonly CompletionChoice[] {
  const typed = readFields(flag).fields.at(-1);
  const whole = cursor.whole.mounts.find((mount) => mount.flag.span.start === flag.span.start);
  if (typed === undefined || whole === undefined || flag.value === undefined) return [];
  const place = offset - cursor.statement.start;
  const others = new FieldsBeside(whole, place);
  const start = (text: { length: number; at(index: number): number }) =>
    text.length === 0 ? offset : cursor.statement.start + text.at(0);
  if (typed.value === undefined) {
    const slot = slotAt(model, start(typed.key), offset, fieldForm);
    return slot === undefined ? [] : keyChoices(others, typeOfMount(whole, cursor.whole.escapeCharacter), slot);
  }
  const slot = slotAt(model, start(typed.value), offset, fieldValueForm);
  const key = mountKey(typed.name);
  return slot === undefined || key === undefined ? [] : mountValueChoices(model, cursor, whole, key, slot);
}

/** The fields of a mount that the cursor is not in. */
class FieldsBeside {
  readonly keys: ReadonlySet<string>;

  constructor({ fields }: FieldList, place: number) {
    const beside = fields.filter(({ whole }) => {
      const { start, end } = whole.span();
      return place < start || end < place;
    });
    this.keys = new Set(beside.map(({ name }) => mountKey(name)?.name ?? name));
  }
}

/** The keys that mean something to the type and are not there yet; the other names of each come last. */
function keyChoices({ keys }: FieldsBeside, type: MountType | undefined, slot: Slot): CompletionChoice[] {
  const open = mountKeys.filter(({ name, types }) => !keys.has(name) && (type === undefined || types.includes(type)));
  const excluded = keys.has('readonly') ? 'readwrite' : keys.has('readwrite') ? 'readonly' : undefined;
  const fitting = open.filter(({ name }) => name !== excluded);
  return [
    ...fitting.map((key) => keyChoice(key, key.name, type, slot)),
    ...fitting.flatMap((key) => key.aliases.map((alias) => keyChoice(key, alias, type, slot))),
  ];
}

const listed = new Set(['type', 'stage', 'boolean', 'sharing', 'mode', 'size']);

function keyChoice(key: MountKeyFact, name: string, type: MountType | undefined, slot: Slot): CompletionChoice {
  const documentation = paragraphs(key.description, type === undefined ? undefined : mountLink(type));
  const detail = name === key.name ? undefined : `the same as ${key.name}`;
  if (key.bare && !slot.rest.endsWith('=')) return choice(slot, 'property', name, { detail, documentation });
  const hasList = listed.has(key.kind) || (key.name === 'target' && type === 'cache');
  const continues = hasList && !slot.rest.endsWith('=');
  return choice(slot, 'property', `${name}=`, { detail, documentation, continues });
}
