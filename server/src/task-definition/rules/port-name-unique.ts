import { fargate } from '../examples';
import { portMappingsOf } from '../ports';
import { repetitions } from '../repetitions';
import type { TaskDefinitionRule } from '../rule';

const ports = (first: string, second: string) =>
  `"portMappings": [{ "name": ${first}, "containerPort": 80 }, { "name": ${second}, "containerPort": 81 }]`;

export const rule: TaskDefinitionRule = {
  id: 'port-name-unique',
  severity: 'error',
  preset: 'recommended',
  summary: 'Two port mappings of a task have the same name.',
  why: 'Service Connect and VPC Lattice find a port by its name alone, so the name has to be unique among all containers of the task.',
  evidence: [{ source: 'Amazon ECS', says: 'port mapping name is already used' }],
  examples: {
    bad: [{ code: fargate(ports('"http"', '«"http"»')), message: '"http"' }],
    good: [{ code: fargate(ports('"http"', '"metrics"')) }, { code: fargate(ports('"${NAME}"', '"${NAME}"')) }],
  },
  check({ containers }, report) {
    const mappings = portMappingsOf(...containers).map(({ section }) => section);
    for (const { name, first } of repetitions(mappings, 'name')) {
      report({
        span: name.node.span,
        message: `Another port of this task is already called "${name.value}"; each needs a name of its own.`,
        related: [{ span: first.name.node.span, message: 'The other port.' }],
      });
    }
  },
};
