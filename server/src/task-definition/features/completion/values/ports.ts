import { portMappingsOf } from '../../../ports';
import type { Site } from '../../site';
import type { Suggestion } from '../suggestion';

/** What belongs on the host's side of a mapping in the network mode at hand. */
export function hostPorts({ definition, owner }: Site): Suggestion[] {
  const mode = definition.compatibility.networkMode;
  const port = owner.integer('containerPort').value;
  const same: Suggestion[] = port === undefined ? [] : [{ value: port, detail: 'the container port' }];
  if (mode === 'awsvpc' || mode === 'host') return same;
  return [{ value: 0, detail: 'a free port', documentation: 'ECS picks a free port of the instance.' }, ...same];
}

/** Protocols by the port that they are usually spoken on. */
const usual: Readonly<Record<number, string>> = { 80: 'http', 443: 'https', 50051: 'grpc' };

/** Names for a port that no other port of the task has. */
export function portNames({ definition, owner, container }: Site): Suggestion[] {
  const mappings = portMappingsOf(...definition.containers).filter(({ section }) => section.node !== owner.node);
  const taken = new Set(mappings.flatMap(({ section }) => section.text('name').value ?? []));
  const port = owner.integer('containerPort').value;
  const protocol = owner.string('appProtocol').value ?? (port === undefined ? undefined : usual[port]) ?? 'http';
  const name = container?.string('name').value?.toLowerCase();
  const names = [name, name && `${name}-${protocol}`, protocol, port === undefined ? undefined : `port-${port}`];
  const fitting = names.filter((text) => text && /^[a-z0-9_][a-z0-9_-]{0,63}$/.test(text) && !taken.has(text));
  return [...new Set(fitting)].map((value) => ({ value: value as string, kind: 'value' }));
}

/** The port that a container listens on, or 80 where nobody has said. */
export function portOf({ container }: Site): number {
  const mapping = container === undefined ? undefined : portMappingsOf(container)[0];
  return mapping?.section.integer('containerPort').value ?? 80;
}
