import { cycles, type Reference } from '../cycles';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Node } from '../syntax/node';

const wait = (name: string) => `"dependsOn": [{ "containerName": ${name}, "condition": "START" }]`;
const proxy = '"name": "proxy",\n"image": "proxy:2",\n"memory": 64';

export const rule: TaskDefinitionRule = {
  id: 'dependency-cycle',
  severity: 'error',
  preset: 'recommended',
  summary: 'Containers wait for each other in a circle.',
  why: 'ECS starts containers in the order of their dependencies. In a circle no container can be the first, so none ever starts.',
  evidence: [
    {
      source: 'Amazon ECS agent',
      reference: 'https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/dependencygraph/graph.go',
    },
  ],
  examples: {
    bad: [{ code: anywhere(wait('"proxy"'), '', `${proxy},\n${wait('«"web"»')}`) }],
    good: [{ code: anywhere(wait('"proxy"'), '', proxy) }],
  },
  check({ containers }, report) {
    const references: Reference<Node>[] = containers.flatMap((container) =>
      container.list('dependsOn').sections.flatMap((dependency) => {
        const to = dependency.string('containerName');
        const from = container.name;
        return to.state === 'known' && from !== undefined ? [{ from, to: to.value, at: to.node }] : [];
      }),
    );
    for (const circle of cycles(references)) {
      const last = circle.at(-1);
      if (last === undefined) continue;
      const names = circle.map(({ from }) => from);
      report({
        span: last.at.span,
        message: `These containers wait for each other: ${[...names, names[0]].join(' → ')}. Remove one of the dependencies.`,
        related: circle
          .slice(0, -1)
          .map(({ at, from, to }) => ({ span: at.span, message: `"${from}" waits for "${to}".` })),
      });
    }
  },
};
