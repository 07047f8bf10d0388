import { anywhere } from '../examples';
import { containerNamed } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const depends = (condition: string) =>
  anywhere(
    `"dependsOn": [{ "containerName": "proxy", "condition": ${condition} }]`,
    '',
    '"name": "proxy",\n"image": "proxy:2",\n"memory": 64,\n"healthCheck": { "command": ["CMD", "/check"] }',
  );

export const rule: TaskDefinitionRule = {
  id: 'dependency-ignores-health-check',
  severity: 'information',
  preset: 'all',
  summary: 'A container waits only until another is started, although that one can tell when it is ready.',
  why: 'Condition `START` is met as soon as the other container runs, long before it answers. `HEALTHY` waits for its health check to pass.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html',
    },
  ],
  examples: {
    bad: [{ code: depends('«"START"»'), fixed: depends('"HEALTHY"') }],
    good: [{ code: depends('"HEALTHY"') }],
  },
  check: forEachContainer((container, report, definition) => {
    for (const dependency of container.list('dependsOn').sections) {
      const condition = dependency.string('condition');
      if (condition.state !== 'known' || condition.value !== 'START') continue;
      const target = containerNamed(definition, dependency.string('containerName').value ?? '');
      if (target === undefined || target === 'unknown' || target === container) continue;
      if (target.section('healthCheck').state !== 'known') continue;
      report({
        span: condition.node.span,
        message: `"${target.name}" has a health check, but START does not wait for it; HEALTHY does.`,
        fixes: suggested('Wait for HEALTHY', definition.editor.replace(condition.node, 'HEALTHY')),
      });
    }
  }),
};
