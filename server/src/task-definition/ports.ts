import type { Container } from './container';
import type { Section } from './section';
import type { Node } from './syntax/node';
import type { Known } from './values';

/** The highest port. */
export const highestPort = 65535;

/** One element of `portMappings`, with the container that it belongs to. */
export interface PortMapping {
  readonly container: Container;
  readonly section: Section;
}

/** Ports that follow each other; a single port is the first and the last. */
export interface PortSpan {
  readonly first: number;
  readonly last: number;
  /** What is written: a number, or the text of a range. */
  readonly node: Node;
}

/** The port mappings of containers, as far as they can be seen. */
export function portMappingsOf(...containers: readonly Container[]): PortMapping[] {
  return containers.flatMap((container) =>
    container.list('portMappings').sections.map((section) => ({ container, section })),
  );
}

/** The two ends of `8000-8010`; `undefined` if the text is no range. They may be reversed or too high. */
export function parsePortRange(text: string): { first: number; last: number } | undefined {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(text);
  return match === null ? undefined : { first: Number(match[1]), last: Number(match[2]) };
}

/** `containerPort`, or the range of `containerPortRange`; `undefined` where neither is known. */
export function containerPortsOf({ section }: PortMapping): PortSpan | undefined {
  const port = section.integer('containerPort');
  if (port.state === 'known') return { first: port.value, last: port.value, node: port.node };
  const range = section.string('containerPortRange');
  const ends = range.state === 'known' ? parsePortRange(range.value) : undefined;
  return ends === undefined || range.node === undefined ? undefined : { ...ends, node: range.node };
}

/**
 * The port that a mapping takes on the host, or on the network interface of the task; `undefined` where ECS picks it or it
 * cannot be told. In network modes `awsvpc` and `host` it is the container port, whatever `hostPort` says.
 */
export function fixedHostPortOf({ section }: PortMapping, networkMode: string | undefined): Known<number> | undefined {
  const isShared = networkMode === 'awsvpc' || networkMode === 'host';
  const port = section.integer(isShared ? 'containerPort' : 'hostPort');
  return port.state === 'known' && port.value !== 0 ? port : undefined;
}

/** The transport protocol; ECS takes whatever is not `udp` as `tcp`. `undefined` for a placeholder. */
export function protocolOf({ section }: PortMapping): 'tcp' | 'udp' | undefined {
  const protocol = section.string('protocol');
  if (protocol.state === 'unknown') return undefined;
  return protocol.value === 'udp' ? 'udp' : 'tcp';
}
