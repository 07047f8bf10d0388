import type { Container } from './container';
import type { Reference } from './cycles';
import type { Node } from './syntax/node';
import { knownOf } from './values';

/** Why a container needs another one to be there first. */
export interface Tie {
  readonly kind: 'dependsOn' | 'links' | 'volumesFrom';
  /** Where the other container is named. */
  readonly node: Node;
}

/**
 * What a container waits for by name; nothing for one without a name.
 * Source: the dependency graph of the Amazon ECS agent, which orders containers by all three.
 */
export function tiesOf(container: Container): Reference<Tie>[] {
  const from = container.name;
  if (from === undefined) return [];
  const named = (kind: 'dependsOn' | 'volumesFrom', property: string) =>
    knownOf(container.list(kind).sections.map((section) => section.string(property))).map(({ node, value }) => ({
      from,
      to: value,
      at: { kind, node },
    }));
  const links = knownOf(container.list('links').strings).map(({ node, value }) => ({
    from,
    to: value.split(':', 1)[0] ?? '',
    at: { kind: 'links' as const, node },
  }));
  return [...named('dependsOn', 'containerName'), ...links, ...named('volumesFrom', 'sourceContainer')];
}
