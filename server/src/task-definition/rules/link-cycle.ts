import { cycles, type Reference } from '../cycles';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Node } from '../syntax/node';
import { knownOf } from '../values';

const links = (link: string) => `"links": [${link}]`;
const proxy = '"name": "proxy",\n"image": "proxy:2",\n"memory": 64';

export const rule: TaskDefinitionRule = {
  id: 'link-cycle',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Containers are linked to each other in a circle.',
  why: 'A link needs the address of the other container, so that one has to start first. In a circle no container can be the first.',
  evidence: [
    {
      source: 'Amazon ECS agent',
      reference: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/dependencygraph/graph.go',
    },
  ],
  examples: {
    bad: [{ code: anywhere(links('"proxy"'), '', `${proxy},\n${links('«"web:app"»')}`) }],
    good: [{ code: anywhere(links('"proxy"'), '', proxy) }],
  },
  check({ containers }, report) {
    const references: Reference<Node>[] = containers.flatMap((container) =>
      knownOf(container.list('links').strings).flatMap(({ node, value }) => {
        const from = container.name;
        return from === undefined ? [] : [{ from, to: value.split(':', 1)[0] ?? '', at: node }];
      }),
    );
    for (const circle of cycles(references)) {
      const last = circle.at(-1);
      if (last === undefined) continue;
      const names = circle.map(({ from }) => from);
      report({
        span: last.at.span,
        message: `These containers are linked in a circle: ${[...names, names[0]].join(' → ')}. Remove one of the links.`,
        related: circle
          .slice(0, -1)
          .map(({ at, from, to }) => ({ span: at.span, message: `"${from}" is linked to "${to}".` })),
      });
    }
  },
};
