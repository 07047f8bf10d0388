/**
 * The sizes that Fargate has, in CPU units (1024 to a vCPU) and MiB.
 * Sources: Amazon ECS developer guide, "Task CPU and memory" and the console's table for the 32 vCPU row; the rows up to
 * 4096 units were also measured against RegisterTaskDefinition.
 */
export interface FargateSize {
  readonly cpu: number;
  /** As people speak of it: ".25 vCPU". */
  readonly vcpu: string;
  /** Every memory size that goes with it, ascending. */
  readonly memory: readonly number[];
  /** The difference between neighbours, where it is one. */
  readonly step?: number;
  readonly windows: boolean;
  /** The platform version from which on it exists. */
  readonly platform?: string;
}

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: (to - from) / by + 1 }, (_, index) => from + index * by);
}

/** Ascending by CPU. */
export const fargateSizes: readonly FargateSize[] = [
  { cpu: 256, vcpu: '.25 vCPU', memory: [512, 1024, 2048], windows: false },
  { cpu: 512, vcpu: '.5 vCPU', memory: steps(1024, 4096, 1024), step: 1024, windows: false },
  { cpu: 1024, vcpu: '1 vCPU', memory: steps(2048, 8192, 1024), step: 1024, windows: true },
  { cpu: 2048, vcpu: '2 vCPU', memory: steps(4096, 16384, 1024), step: 1024, windows: true },
  { cpu: 4096, vcpu: '4 vCPU', memory: steps(8192, 30720, 1024), step: 1024, windows: true },
  { cpu: 8192, vcpu: '8 vCPU', memory: steps(16384, 61440, 4096), step: 4096, windows: false, platform: '1.4.0' },
  { cpu: 16384, vcpu: '16 vCPU', memory: steps(32768, 122880, 8192), step: 8192, windows: false, platform: '1.4.0' },
  { cpu: 32768, vcpu: '32 vCPU', memory: [61440, 122880, 249856], windows: false, platform: '1.4.0' },
];

/** The row of a CPU size. */
export function fargateSize(cpu: number): FargateSize | undefined {
  return fargateSizes.find((size) => size.cpu === cpu);
}

/** The memory of a row in words: "512, 1024 or 2048", "2048 to 8192 in steps of 1024". */
export function memoryInWords({ memory, step }: FargateSize): string {
  if (step !== undefined) return `${memory[0]} to ${memory.at(-1)} in steps of ${step}`;
  return `${memory.slice(0, -1).join(', ')} or ${memory.at(-1)}`;
}
