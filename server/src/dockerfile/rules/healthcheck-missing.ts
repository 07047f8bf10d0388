import type { DockerfileRule } from '../rule';
import { lastOf } from '../stages';

export const rule: DockerfileRule = {
  id: 'healthcheck-missing',
  severity: 'information',
  preset: 'none',
  summary: 'An image has no HEALTHCHECK.',
  why:
    'Docker and Swarm use it to tell a program that hangs from one that works. Amazon ECS and Kubernetes do not look at it: there the check belongs in the task definition or ' +
    'the pod. So the rule is in no preset.',
  aliases: ['DL3057'],
  evidence: [{ source: 'Docker', reference: 'https://docs.docker.com/reference/dockerfile/#healthcheck' }],
  examples: {
    bad: [{ code: 'FROM node:24 AS build\nFROM «node:24»\nCOPY --from=build /app /app\n' }],
    good: [
      { code: 'FROM node:24\nHEALTHCHECK CMD ["node", "healthy.js"]\n' },
      { code: 'FROM node:24 AS base\nHEALTHCHECK NONE\nFROM base\n' },
    ],
  },
  check({ targets }, report) {
    for (const stage of targets)
      if (lastOf(stage, 'HEALTHCHECK') === undefined)
        report({
          span: stage.from.at(stage.image?.span() ?? stage.from.instruction.keywordSpan),
          message: 'Docker cannot tell whether containers of this image work. Add a HEALTHCHECK, or HEALTHCHECK NONE.',
        });
  },
};
