import { inSpellingOf } from '../../../sizes';
import { fargateSize, fargateSizes, memoryInWords } from '../../../tables/fargate-sizes';
import { mayRunOnFargate } from '../../fargate';
import type { Site } from '../../site';
import type { Suggestion } from '../suggestion';

/** CPU sizes of the task. On Fargate those that go with its memory come first. */
export function cpuSizes(site: Site): Suggestion[] {
  const { definition } = site;
  const { value: memory } = definition.memory;
  const rows = fargateSizes.filter(({ windows }) => windows || !isWindows(site));
  const fits = (cpu: number) => memory !== undefined && fargateSize(cpu)?.memory.includes(memory) === true;
  const order = nearestFirst(
    rows.map(({ cpu }) => cpu),
    definition.cpu.value,
  );
  const units = [...order.filter(fits), ...order.filter((cpu) => !fits(cpu))];
  return inBothSpellings(units, spellingOf(site, 'cpu', 'memory', 'vCPU'), 'vCPU', (cpu) => {
    const row = fargateSize(cpu);
    if (row === undefined || !mayRunOnFargate(definition)) return '';
    return `${fits(cpu) || memory === undefined ? 'memory' : 'needs memory'} ${memoryInWords(row)} MiB`;
  });
}

/** Memory sizes of the task. On Fargate those that go with its CPU, where that is a size of Fargate. */
export function memorySizes(site: Site): Suggestion[] {
  const { definition } = site;
  const row = fargateSize(definition.cpu.value ?? 0);
  const all = fargateSizes.flatMap(({ memory }) => memory);
  const sizes = row !== undefined && mayRunOnFargate(definition) ? row.memory : [...new Set(all)].sort((a, b) => a - b);
  const order = nearestFirst(sizes, definition.memory.value);
  return inBothSpellings(order, spellingOf(site, 'memory', 'cpu', 'GB'), 'GB', (memory) => {
    if (row !== undefined || !mayRunOnFargate(definition)) return '';
    const cpus = fargateSizes.filter((size) => size.memory.includes(memory)).map(({ cpu }) => cpu);
    return `with ${cpus.join(', ')} CPU units`;
  });
}

function isWindows({ definition }: Site): boolean {
  return definition.compatibility.isFargate && definition.compatibility.isWindows === 'yes';
}

/** Ascending, or by the distance from what stands there. */
function nearestFirst(sizes: readonly number[], from: number | undefined): number[] {
  if (from === undefined) return [...sizes];
  return [...sizes].sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
}

/** A size in the author's spelling, such as `1 vCPU`; empty where sizes are plain numbers. */
function spellingOf({ definition }: Site, key: string, partner: string, unit: Unit): string {
  const written = definition.task.text(key).value ?? '';
  if (/[a-z]$/i.test(written)) return written;
  const blanks = /^[\d.]+(\s*)[a-z]+$/i.exec(definition.task.text(partner).value ?? '')?.[1];
  return blanks === undefined ? '' : `1${blanks}${unit}`;
}

type Unit = 'vCPU' | 'GB';

/** Every size as the author would write it, then every size in the other spelling. */
function inBothSpellings(
  sizes: readonly number[],
  spelling: string,
  unit: Unit,
  more: (size: number) => string,
): Suggestion[] {
  const suggestion = (size: number, isNamed: boolean): Suggestion => {
    const named = inSpellingOf(isNamed ? spelling || `1 ${unit}` : `1 ${unit}`, size);
    const plain = unit === 'GB' ? `${size} MiB` : `${size} units`;
    const detail = [isNamed ? plain : named.replace('GB', 'GiB'), more(size)].filter(Boolean).join(', ');
    return { value: isNamed ? named : String(size), detail, kind: 'constant' };
  };
  const usesNames = spelling !== '';
  return [usesNames, !usesNames].flatMap((isNamed) => sizes.map((size) => suggestion(size, isNamed)));
}
