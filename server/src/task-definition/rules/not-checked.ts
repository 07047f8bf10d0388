import type { TaskDefinitionRule } from '../rule';

export const rule: TaskDefinitionRule = {
  id: 'not-checked',
  severity: 'information',
  preset: 'recommended',
  summary: 'The file is too large or too deeply nested to be a task definition, and was not checked.',
  why: 'Amazon ECS takes task definitions of up to 64 KiB, which nest about ten levels. A file far beyond that is something else, or was damaged, and reading it would cost time on every keystroke.',
  evidence: [{ source: 'Amazon ECS', says: "Actual length: '65558'. Max allowed length is '65536' bytes." }],
  examples: {
    bad: [
      {
        code: `«{»"containerDefinitions": [{ "name": "web", "image": "web:1", "command": ${'['.repeat(220)}${']'.repeat(220)} }]}`,
        message: 'deeper',
      },
    ],
    good: [
      { code: '{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }] }' },
    ],
  },
  check({ syntax, text }, report) {
    if (syntax.refusal === undefined) return;
    const start = Math.max(0, text.search(/\S/));
    report({
      span: { start, end: Math.min(start + 1, text.length) },
      message: `This file is not checked: ${syntax.refusal}.`,
    });
  },
};
