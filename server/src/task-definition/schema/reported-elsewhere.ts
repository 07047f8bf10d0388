import type { Fault } from './faults';

/**
 * Faults that rules of their own report, since they have more to say or to fix: `container-name-required`,
 * `container-image-required`, `credential-spec`. `empty` is an invalid value of no characters.
 */
const elsewhere: ReadonlySet<string> = new Set([
  'missing-property ContainerDefinition.name',
  'empty ContainerDefinition.name',
  'missing-property ContainerDefinition.image',
  'empty DaemonContainerDefinition.name',
  'missing-property DaemonContainerDefinition.image',
  'out-of-range ContainerDefinition.credentialSpecs',
  'invalid-value ContainerDefinition.credentialSpecs',
]);

/** Whether another rule reports a fault. */
export function isReportedElsewhere(fault: Fault): boolean {
  return elsewhere.has(`${kindOf(fault)} ${propertyOf(fault)}`);
}

function kindOf(fault: Fault): string {
  return fault.kind === 'invalid-value' && fault.node.value === '' ? 'empty' : fault.kind;
}

function propertyOf(fault: Fault): string {
  if (fault.kind === 'missing-property') return `${fault.structure.name}.${fault.name}`;
  if (fault.kind === 'unknown-property') return `${fault.structure.name}.${fault.member.key}`;
  const { owner, name, entryOf } = fault.place;
  return `${owner?.name}.${entryOf ?? name}`;
}
