import type { Data } from '../syntax/editor';
import type { Node, ObjectNode } from '../syntax/node';
import { fits } from './fits';
import type { TextType, Type } from './types';

/** What should be written in place of a value of the wrong type. */
export interface Conversion {
  readonly value: Data;
  /** It says the same. Otherwise it is a guess at what was meant. */
  readonly lossless: boolean;
}

/** The value of another type that was meant, where that can be told. `source` is the text of the node. */
export function conversionTo(type: Type, node: Node, source: string): Conversion | undefined {
  switch (type.kind) {
    case 'text':
      return toText(node, type, source);
    case 'integer':
      return toInteger(node, type);
    case 'flag':
      return toFlag(node);
    case 'list':
      return toList(node, type.of);
    default:
      return undefined;
  }
}

function toText(node: Node, { values, open, pattern }: TextType, source: string): Conversion | undefined {
  if (node.kind !== 'number' && node.kind !== 'boolean') return undefined;
  if (values !== undefined && !open) return undefined;
  if (pattern !== undefined && !new RegExp(pattern.source, 'u').test(source)) return undefined;
  return { value: source, lossless: true };
}

function toInteger(node: Node, { min = -Infinity, max = Infinity }: { min?: number; max?: number }) {
  if (node.kind !== 'string' || !/^\s*-?(?:0|[1-9]\d{0,14})\s*$/.test(node.value)) return undefined;
  const value = Number(node.value);
  return value < min || value > max ? undefined : { value, lossless: true };
}

function toFlag(node: Node): Conversion | undefined {
  if (node.kind === 'number')
    return [0, 1].includes(node.value) ? { value: node.value === 1, lossless: false } : undefined;
  if (node.kind !== 'string') return undefined;
  if (/^(?:true|false)$/.test(node.value)) return { value: node.value === 'true', lossless: true };
  if (/^(?:true|yes|on|1)$/i.test(node.value)) return { value: true, lossless: false };
  return /^(?:false|no|off|0)$/i.test(node.value) ? { value: false, lossless: false } : undefined;
}

function toList(node: Node, of: Type): Conversion | undefined {
  if (node.kind === 'object' && of.kind === 'structure') return entries(node, of.name);
  // A command line without quotes and operators is its words; anything else would need a shell.
  if (node.kind !== 'string' || of.kind !== 'text') return undefined;
  if (of.values !== undefined) return fits(node, of) ? { value: [node.value], lossless: false } : undefined;
  return /^[\w@%+=:,./ -]+$/.test(node.value) ? { value: node.value.trim().split(/ +/), lossless: false } : undefined;
}

/** Lists of pairs that people write as an object, with the names of the two halves. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  KeyValuePair: ['name', 'value'],
  Tag: ['key', 'value'],
  Secret: ['name', 'valueFrom'],
  SystemControl: ['namespace', 'value'],
};

function entries({ members, open }: ObjectNode, structure: string): Conversion | undefined {
  const halves = pairs[structure];
  if (halves === undefined || open || members.length === 0) return undefined;
  const [key, value] = halves;
  // `{ "name": …, "value": … }` is one entry that lacks its brackets, not two entries.
  if (members.every((member) => member.key === key || member.key === value)) return undefined;
  const list = members.map((member) => ({ [key]: member.key, [value]: scalar(member.value) }));
  return list.every((entry) => entry[value] !== undefined) ? { value: list as Data, lossless: false } : undefined;
}

function scalar(node: Node): string | undefined {
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean' ? String(node.value) : undefined;
}
