import { anywhere } from '../examples';
import { containerNamed } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

const depends = (more = '') =>
  anywhere(
    '"dependsOn": [{ "containerName": «"migrate"», "condition": "SUCCESS" }]',
    '',
    `"name": "migrate",\n"image": "migrate:2",\n"essential": false,\n"memory": 64${more}`,
  );

export const rule: TaskDefinitionRule = {
  id: 'dependency-start-timeout',
  severity: 'information',
  preset: 'all',
  summary: 'A container waits for another without a limit of its own.',
  why: 'A container that waits for `COMPLETE`, `SUCCESS` or `HEALTHY` gives up after the `startTimeout` of the other one. Without it the defaults of the platform decide how long a task hangs before it is given up.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [{ code: depends() }],
    good: [{ code: depends(',\n"startTimeout": 60').replace(/[«»]/g, '') }],
  },
  check: forEachContainer((container, report, definition) => {
    for (const dependency of container.list('dependsOn').sections) {
      const name = dependency.string('containerName');
      if (
        name.state !== 'known' ||
        !['COMPLETE', 'SUCCESS', 'HEALTHY'].includes(dependency.string('condition').value ?? '')
      )
        continue;
      const target = containerNamed(definition, name.value);
      if (target === undefined || target === 'unknown' || target.has('startTimeout') !== 'no') continue;
      report({
        span: name.node.span,
        message: `"${name.value}" has no "startTimeout", so it is up to the platform how long this container waits for it.`,
        related: [{ span: target.anchor, message: 'Here "startTimeout" is missing.' }],
      });
    }
  }),
};
