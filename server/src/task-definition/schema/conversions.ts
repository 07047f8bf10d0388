import type { Data } from '../syntax/editor';
import type { Node, ObjectNode } from '../syntax/node';
import { fits } from './fits';
import type { IntegerType, TextType, Type } from './types';

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
    case 'map':
      return toMap(node);
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

function toInteger(node: Node, type: IntegerType): Conversion | undefined {
  const conversion = node.kind === 'number' ? cpuUnits(node.value, type) : fromText(node, type);
  const { min = -Infinity, max = Infinity } = type;
  const value = Number(conversion?.value);
  return value >= min && value <= max ? conversion : undefined;
}

function fromText(node: Node, { unit }: IntegerType): Conversion | undefined {
  if (node.kind !== 'string') return undefined;
  if (/^\s*-?(?:0|[1-9]\d{0,14})\s*$/.test(node.value)) return { value: Number(node.value), lossless: true };
  const amount = /^\s*(\d{1,9}(?:\.\d{1,3})?)\s*([mg])i?b?\s*$/i.exec(node.value);
  if (amount === null || unit !== 'MiB') return undefined;
  const value = Number(amount[1]) * (amount[2]?.toLowerCase() === 'g' ? 1024 : 1);
  return Number.isInteger(value) ? { value, lossless: false } : undefined;
}

/** A fraction of a CPU is how other tools count; ECS counts 1024 units to a vCPU. */
function cpuUnits(value: number, { unit }: IntegerType): Conversion | undefined {
  const units = value * 1024;
  return unit === 'CPU units' && Number.isInteger(units) ? { value: units, lossless: false } : undefined;
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

/** `["NAME=value"]`, or a list of pairs, as other tools write maps. */
function toMap(node: Node): Conversion | undefined {
  if (node.kind !== 'array' || node.open || node.elements.length === 0) return undefined;
  const pairsFound = node.elements.map((element) =>
    element.kind === 'object' ? namedPair(element) : assignment(element),
  );
  if (pairsFound.includes(undefined)) return undefined;
  const pairs = pairsFound.filter((pair) => pair !== undefined);
  const value = Object.fromEntries(pairs);
  return Object.keys(value).length === pairs.length ? { value, lossless: false } : undefined;
}

function assignment(node: Node): [string, string] | undefined {
  const [, name, value] = (node.kind === 'string' && /^([^=]+)=(.*)$/s.exec(node.value)) || [];
  return name === undefined || value === undefined ? undefined : [name, value];
}

function namedPair({ members }: ObjectNode): [string, string] | undefined {
  const name = members.find(({ key }) => key === 'name' || key === 'key')?.value;
  const value = members.find(({ key }) => key === 'value')?.value;
  const [first, second] = [name && scalar(name), value && scalar(value)];
  return members.length !== 2 || first === undefined || second === undefined ? undefined : [first, second];
}
