import type { Compatibility } from './compatibility';
import type { Reader } from './values';

/**
 * The grammar of `cpu` and `memory` of a task: units and MiB as digits, or vCPU and GB in any case, with or without a blank.
 * Source: RegisterTaskDefinition (`1 vCPU`, `1GB`, `1 GB`), and AWS's CloudFormation engine for the forms without a leading
 * zero and without a blank.
 */
const cpuForm = /^(?:(\d+)|(\d+|\d*\.\d+)\s*vcpu)$/i;
const memoryForm = /^(?:(\d+)|(\d+|\d*\.\d+)\s*gb)$/i;

/** CPU units (1024 to a vCPU), or `undefined` if the text is no CPU size. */
export function parseCpu(text: string): number | undefined {
  return parse(cpuForm, text);
}

/** MiB (1024 to a GB), or `undefined` if the text is no memory size. */
export function parseMemory(text: string): number | undefined {
  return parse(memoryForm, text);
}

function parse(form: RegExp, text: string): number | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  return match[1] !== undefined ? Number(match[1]) : Math.round(Number(match[2]) * 1024);
}

/** The `cpu` of a task in units. */
export const asCpu: Reader<number> = reader(parseCpu);

/** The `memory` of a task in MiB. */
export const asMemory: Reader<number> = reader(parseMemory);

function reader(parseText: (text: string) => number | undefined): Reader<number> {
  return (node) => {
    if (node.kind === 'string') return node.hasPlaceholder ? undefined : parseText(node.value);
    return node.kind === 'number' && Number.isSafeInteger(node.value) && node.value >= 0 ? node.value : undefined;
  };
}

/** A size in the spelling of the one that it replaces: `2 vCPU` for `1 vCPU`, `2048` for `1024`. */
export function inSpellingOf(old: string, units: number): string {
  const match = /^[\d.]+(\s*)(vcpu|gb)$/i.exec(old);
  if (match === null) return String(units);
  const amount = String(units / 1024);
  return `${old.startsWith('.') ? amount.replace(/^0\./, '.') : amount}${match[1]}${match[2]}`;
}

/** Whether the size of the task counts. On container instances with Windows ECS ignores it. Source: RegisterTaskDefinition, `cpu`. */
export function countsTaskSize(compatibility: Compatibility): boolean {
  return compatibility.isFargate || compatibility.isWindows !== 'yes';
}
