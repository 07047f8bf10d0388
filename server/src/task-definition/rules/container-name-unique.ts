import { anywhere } from '../examples';
import { repetitions } from '../repetitions';
import type { TaskDefinitionRule } from '../rule';

const second = (name: string) => anywhere('', '', `"name": ${name},\n"image": "proxy:2",\n"memory": 64`);

export const rule: TaskDefinitionRule = {
  id: 'container-name-unique',
  severity: 'error',
  preset: 'recommended',
  summary: 'Two containers of a task have the same name.',
  why: 'Dependencies, links, load balancers and deployments speak of containers by name, so ECS accepts each name once in a task definition.',
  evidence: [{ source: 'Amazon ECS', says: 'Container names must be unique within a task definition' }],
  examples: {
    bad: [{ code: second('«"web"»') }],
    good: [{ code: second('"proxy"') }],
  },
  check({ containers }, report) {
    for (const { name, first } of repetitions(containers, 'name')) {
      report({
        span: name.node.span,
        message: `Another container is called "${name.value}" already; names have to be unique in a task definition.`,
        related: [{ span: first.name.node.span, message: 'The first of this name.' }],
      });
    }
  },
};
