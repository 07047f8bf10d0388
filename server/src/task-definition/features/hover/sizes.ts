import { paragraphs } from '../../../engine/markdown';
import { type FargateSize, fargateSize, fargateSizes, memoryInWords } from '../../tables/fargate-sizes';
import { mayRunOnFargate } from '../fargate';
import type { Site } from '../site';

/** `1 vCPU`, and what memory Fargate has with it. */
export function explainCpu({ definition }: Site): string | undefined {
  const { value: units } = definition.cpu;
  if (units === undefined) return undefined;
  const row = fargateSize(units);
  const fargate = row === undefined ? undefined : `With it memory can be ${memoryInWords(row)} MiB${limits(row)}.`;
  return paragraphs(`**${units} CPU units** are ${units / 1024} vCPU.`, onFargate(definition, fargate));
}

/** `2 GiB`, and with which CPU sizes Fargate has it. */
export function explainMemory({ definition }: Site): string | undefined {
  const { value: memory } = definition.memory;
  if (memory === undefined) return undefined;
  const { value: units } = definition.cpu;
  const row = units === undefined ? undefined : fargateSize(units);
  const with_ = row && `With ${row.cpu} CPU units memory can be ${memoryInWords(row)} MiB.`;
  const cpus = fargateSizes.filter((size) => size.memory.includes(memory)).map(({ cpu }) => String(cpu));
  const goesWith = cpus.length === 0 ? undefined : `It goes with ${cpus.join(', ')} CPU units.`;
  const fargate = [with_, goesWith].filter((sentence) => sentence !== undefined).join(' ');
  return paragraphs(`**${memory} MiB** are ${memory / 1024} GiB.`, onFargate(definition, fargate));
}

function onFargate(definition: Site['definition'], text: string | undefined): string | undefined {
  return text && mayRunOnFargate(definition) ? `**Fargate:** ${text}` : undefined;
}

function limits({ windows, platform }: FargateSize): string {
  return `${windows ? '' : '; for Linux only'}${platform === undefined ? '' : `, from platform version ${platform} on`}`;
}

/** A number of a container, in the unit that people think in: `512 MiB`, `0.5 vCPU`. */
export function explainNumber({ description: { type } }: Site, value: number): string | undefined {
  if (type.kind !== 'integer' || value <= 0) return undefined;
  if (type.unit === 'CPU units') return `**${value} CPU units** are ${rounded(value / 1024)} vCPU.`;
  if (type.unit === 'MiB' && value >= 1024) return `**${value} MiB** are ${rounded(value / 1024)} GiB.`;
  if (type.unit === 'seconds' && value >= 60) return `**${value} seconds** are ${rounded(value / 60)} minutes.`;
  return undefined;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
