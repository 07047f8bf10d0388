import type { Span } from '../engine/span';
import type { Node } from './syntax/node';

/**
 * A value of a task definition is known, unknown or absent. Rules ask for what they need and stay silent on unknown.
 *
 * ```ts
 * const period = container.section('restartPolicy').integer('restartAttemptPeriod');
 * if (period.state !== 'known' || (period.value >= 60 && period.value <= 1800)) return;
 * report({ span: period.node.span, message: … });
 * ```
 *
 * - **known**: it stands there, with the type that was asked for.
 * - **unknown**: it is a placeholder or holds one, or has another JSON type (which the rules of shape report), or stands in a
 *   part of the document that cannot be seen (a placeholder for whole members, the task around a fragment), or a
 *   misspelt name may be meant to be it (which `unknown-property` reports).
 * - **absent**: nobody wrote it, or it is `null`.
 *
 * `value.value` may be read in every state and is `undefined` unless known.
 */
export type Value<T> = Known<T> | Unknown | Absent;

/** What stands there, and where. */
export interface Known<T> {
  readonly state: 'known';
  readonly value: T;
  readonly node: Node;
}

/** Something stands there, or may stand there. */
export interface Unknown {
  readonly state: 'unknown';
  readonly value?: undefined;
  /** Absent where the document does not show the place. */
  readonly node?: Node;
}

/** Nothing stands there. */
export interface Absent {
  readonly state: 'absent';
  readonly value?: undefined;
  readonly node?: undefined;
}

/** The answer to a question about a document that may hold placeholders. */
export type Answer = 'yes' | 'no' | 'unknown';

/** The value that is not there. */
export const absent: Absent = { state: 'absent' };

/** A value that cannot be told. */
export function unknown(node?: Node): Unknown {
  return { state: 'unknown', node };
}

/** A reader: what one type makes of a node. */
export type Reader<T> = (node: Node) => T | undefined;

/** Reads a node that may not be there; what `reader` cannot make out is unknown. */
export function read<T>(node: Node | undefined, reader: Reader<T>): Value<T> {
  if (node === undefined || node.kind === 'null') return absent;
  const value = reader(node);
  return value === undefined ? unknown(node) : { state: 'known', value, node };
}

/** A string without placeholders. */
export const asString: Reader<string> = (node) =>
  node.kind === 'string' && !node.hasPlaceholder ? node.value : undefined;

/** A string as it is written, placeholders and all: for names that are compared only with each other. */
export const asText: Reader<string> = (node) => (node.kind === 'string' ? node.value : undefined);

/** A whole number; one in quotes counts, since its wrong type is reported by the rules of shape. */
export const asInteger: Reader<number> = (node) => {
  if (node.kind === 'number') return Number.isSafeInteger(node.value) ? node.value : undefined;
  if (node.kind === 'string' && /^-?\d{1,15}$/.test(node.value)) return Number(node.value);
  return undefined;
};

/** `true` or `false`; in quotes too. */
export const asBoolean: Reader<boolean> = (node) => {
  if (node.kind === 'boolean') return node.value;
  if (node.kind === 'string' && /^(?:true|false)$/.test(node.value)) return node.value === 'true';
  return undefined;
};

/** The values that are known, with their places. */
export function knownOf<T>(values: readonly Value<T>[]): Known<T>[] {
  return values.filter((value) => value.state === 'known');
}

/** The first code unit of a span: how an object or array is pointed at without covering it all. */
export function opening({ start, end }: Span): Span {
  return { start, end: Math.min(start + 1, end) };
}
