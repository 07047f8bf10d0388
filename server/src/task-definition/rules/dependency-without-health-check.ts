import { anywhere } from '../examples';
import { containerNamed } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const depends = (condition: string, more = '') =>
  anywhere(
    `"dependsOn": [{ "containerName": "proxy", "condition": ${condition} }]`,
    '',
    `"name": "proxy",\n"image": "proxy:2",\n"memory": 64${more}`,
  );

export const rule: TaskDefinitionRule = {
  id: 'dependency-without-health-check',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container waits for another to be healthy that has no health check.',
  why: 'Condition `HEALTHY` is met when the health check of the other container passes. That has to be a `healthCheck` of its container definition; the `HEALTHCHECK` of an image does not count.',
  evidence: [
    {
      source: 'Amazon ECS',
      says: 'A dependency container with HEALTHY condition must have health check configured',
    },
  ],
  examples: {
    bad: [{ code: depends('«"HEALTHY"»'), fixed: depends('"START"') }],
    good: [
      { code: depends('"HEALTHY"', ',\n"healthCheck": { "command": ["CMD", "/check"] }') },
      { code: depends('"HEALTHY"', ',\n{{ health_check }}') },
    ],
  },
  check: forEachContainer((container, report, definition) => {
    for (const dependency of container.list('dependsOn').sections) {
      const condition = dependency.string('condition');
      const target = containerNamed(definition, dependency.string('containerName').value ?? '');
      if (condition.state !== 'known' || condition.value !== 'HEALTHY') continue;
      if (target === undefined || target === 'unknown' || target === container) continue;
      if (target.has('healthCheck') !== 'no') continue;
      report({
        span: condition.node.span,
        message: `"${target.name}" has no health check, so it never becomes healthy; give it a "healthCheck", or wait for START.`,
        related: [{ span: target.anchor, message: 'This container has no "healthCheck".' }],
        fixes: suggested('Wait for START', definition.editor.replace(condition.node, 'START')),
      });
    }
  }),
};
