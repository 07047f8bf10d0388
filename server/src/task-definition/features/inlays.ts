import type { InlayInfo } from '../../engine/features';
import type { Span } from '../../engine/span';
import type { TaskDefinitionModel } from '../model';
import type { Section } from '../section';
import { asCpu, asMemory } from '../sizes';
import { asInteger, type Reader } from '../values';

interface Unit {
  readonly name: string;
  /** How many of the raw unit are one of this. */
  readonly size: number;
}

const vcpu: Unit = { name: 'vCPU', size: 1024 };
const gigabytes: Unit = { name: 'GB', size: 1024 };
const megabytes: Unit = { name: 'MB', size: 1 };

/** Sizes that are written as bare CPU units and MiB, in the units that people think in: `0.5 vCPU`, `2 GB`. */
export function inlays({ task, containers }: TaskDefinitionModel, within: Span): readonly InlayInfo[] {
  const found = [...sizesOf(task, 'cpu', asCpu, vcpu), ...sizesOf(task, 'memory', asMemory, gigabytes)];
  for (const container of containers) {
    found.push(
      ...sizesOf(container, 'cpu', asInteger, vcpu),
      ...sizesOf(container, 'memory', asInteger, gigabytes),
      ...sizesOf(container, 'memoryReservation', asInteger, gigabytes),
    );
  }
  return found
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .sort((a, b) => a.offset - b.offset);
}

function* sizesOf(section: Section, property: string, reader: Reader<number>, unit: Unit): Generator<InlayInfo> {
  const { state, value, node } = section.read(property, reader);
  // A text with its unit (`1 vCPU`) says it all.
  const isRaw = node?.kind === 'number' || (node?.kind === 'string' && /^\d+$/.test(node.value));
  if (state !== 'known' || value <= 0 || !isRaw) return;
  yield { offset: node.span.end, text: inUnit(value, unit) };
}

/** Two decimals at most; what is less than a quarter of a GB reads better in MB. */
function inUnit(value: number, unit: Unit): string {
  const { name, size } = unit === gigabytes && value < 256 ? megabytes : unit;
  return `${Number((value / size).toFixed(2))} ${name}`;
}
