import { type MountType, mountType } from '../tables/mounts';
import { csvFields } from './csv';
import type { Flag } from './flags';
import type { SourcedText } from './sourced-text';

/** One `key=value` of a mount or a device. */
export interface Field {
  /** Lower-cased, as BuildKit compares it. */
  readonly name: string;
  readonly key: SourcedText;
  /** Absent where no `=` stands. */
  readonly value: SourcedText | undefined;
  readonly whole: SourcedText;
}

/** The value of a flag that lists fields: `type=cache,target=/root/.cache`. */
export class FieldList {
  constructor(
    readonly flag: Flag,
    readonly fields: readonly Field[],
    /** Whether the value cannot be parted: a quote out of place. */
    readonly isBroken: boolean,
  ) {}

  /** The field of one of the names; the last one, which counts. */
  field(...names: readonly string[]): Field | undefined {
    return this.fields.findLast(({ name }) => names.includes(name));
  }
}

/** Reads the value of `--mount` or `--device`. */
export function readFields(flag: Flag): FieldList {
  const texts = flag.value === undefined ? [] : flag.value.length === 0 ? undefined : csvFields(flag.value);
  const fields = (texts ?? []).map((whole): Field => {
    const equals = whole.text.indexOf('=');
    const key = equals === -1 ? whole : whole.slice(0, equals);
    return { name: key.text.toLowerCase(), key, value: equals === -1 ? undefined : whole.slice(equals + 1), whole };
  });
  return new FieldList(flag, fields, texts === undefined);
}

/** Whether a variable, quote or escape decides what a value is: rules about words leave it alone. */
export function isUndecided({ text }: SourcedText, escapeCharacter: string): boolean {
  return /[$'"]/.test(text) || text.includes(escapeCharacter);
}

/** The type of a mount, `bind` if it has none; `undefined` where it is not known. */
export function typeOfMount(mount: FieldList, escapeCharacter: string): MountType | undefined {
  const value = mount.field('type')?.value;
  if (mount.isBroken) return undefined;
  if (value === undefined) return 'bind';
  return isUndecided(value, escapeCharacter) ? undefined : mountType(value.text.toLowerCase());
}
