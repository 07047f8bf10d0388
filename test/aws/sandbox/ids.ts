import { createHash } from 'node:crypto';

let count = 0;

/** A new id of 32 hexadecimal digits, as ECS gives its tasks. The same ones in every run. */
export function newId(): string {
  count += 1;
  return createHash('sha256').update(`sandbox ${count}`).digest('hex').slice(0, 32);
}

/** The digest of a text, as registries write it. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
