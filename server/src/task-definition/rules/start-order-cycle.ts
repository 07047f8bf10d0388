import type { Container } from '../container';
import { cycles, type Reference } from '../cycles';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Node } from '../syntax/node';
import { knownOf } from '../values';

const dependency = '"dependsOn": [{ "containerName": "proxy", "condition": "START" }]';
const proxy = (members = '') => `"name": "proxy",\n"image": "proxy:2",\n"memory": 64${members}`;

export const rule: TaskDefinitionRule = {
  id: 'start-order-cycle',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Dependencies, links and shared mounts of containers lead in a circle.',
  why: 'Besides `dependsOn`, a link and `volumesFrom` need the other container to be there first. If all of these together lead in a circle, no container can be the first, and the agent stops the task before it starts.',
  evidence: [
    {
      source: 'Amazon ECS agent',
      reference: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/dependencygraph/graph.go',
    },
  ],
  examples: {
    bad: [
      { code: anywhere(dependency, '', proxy(',\n"volumesFrom": [{ "sourceContainer": «"web"» }]')) },
      { code: anywhere(dependency, '"networkMode": "bridge"', proxy(',\n"links": [«"web:app"»]')) },
    ],
    good: [{ code: anywhere(`${dependency},\n"volumesFrom": [{ "sourceContainer": "proxy" }]`, '', proxy()) }],
  },
  check({ containers }, report) {
    const references = containers.flatMap(referencesOf);
    for (const circle of cycles(references)) {
      const last = circle.at(-1);
      const kinds = new Set(circle.map(({ at }) => at.kind));
      // Circles of one kind have rules of their own: `dependency-cycle`, `link-cycle`.
      if (last === undefined || (kinds.size === 1 && last.at.kind !== 'volumesFrom')) continue;
      const names = circle.map(({ from }) => from);
      report({
        span: last.at.node.span,
        message: `Each of these containers needs the next one to start first: ${[...names, names[0]].join(' → ')}. Remove one of these ties.`,
        related: circle
          .slice(0, -1)
          .map(({ at, from, to }) => ({ span: at.node.span, message: `"${from}" needs "${to}" ("${at.kind}").` })),
      });
    }
  },
};

interface Tie {
  readonly kind: 'dependsOn' | 'links' | 'volumesFrom';
  readonly node: Node;
}

function referencesOf(container: Container): Reference<Tie>[] {
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
