import { stripVTControlCharacters } from 'node:util';
import type { logs } from '../../infrastructure/aws/room';

/** An event as one or more lines: its time in UTC, who wrote it where there are several, and its words without colours. */
export function lineText({ at, message }: Pick<logs.LogLine, 'at' | 'message'>, label: string): string {
  const words = stripVTControlCharacters(message).replace(/[\r\n]+$/, '');
  return [at.toISOString(), label, words].filter((part) => part !== '').join(' ');
}

/** The first digits of the id of a task; they tell the tasks of a service apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
