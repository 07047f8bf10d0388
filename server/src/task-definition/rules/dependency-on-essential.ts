import type { Container } from '../container';
import { anywhere } from '../examples';
import { containerNamed, type TaskDefinitionModel } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const depends = (condition: string, more = '') =>
  anywhere(
    `"dependsOn": [{ "containerName": "migrate", "condition": ${condition} }]`,
    '',
    `"name": "migrate",\n"image": "migrate:2"${more},\n"memory": 64`,
  );

export const rule: TaskDefinitionRule = {
  id: 'dependency-on-essential',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container waits for an essential one to finish.',
  why: 'When an essential container stops, ECS stops the whole task. What waits for its end, with `SUCCESS` or `COMPLETE`, would never run. Containers are essential unless they say `"essential": false`.',
  evidence: [
    {
      source: 'Amazon ECS',
      says: 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    },
  ],
  examples: {
    bad: [
      { code: depends('«"SUCCESS"»'), fixed: depends('"SUCCESS"', ',\n"essential": false') },
      { code: depends('«"COMPLETE"»', ',\n"essential": true'), fixed: depends('"COMPLETE"', ',\n"essential": false') },
    ],
    good: [{ code: depends('"SUCCESS"', ',\n"essential": false') }, { code: depends('"START"') }],
  },
  check: forEachContainer((container, report, definition) => {
    for (const dependency of container.list('dependsOn').sections) {
      const condition = dependency.string('condition');
      const target = containerNamed(definition, dependency.string('containerName').value ?? '');
      if (condition.state !== 'known' || !['SUCCESS', 'COMPLETE'].includes(condition.value)) continue;
      if (target === undefined || target === 'unknown' || target === container) continue;
      if (target.isEssential !== 'yes') continue;
      report({
        span: condition.node.span,
        message: `"${target.name}" is essential, so the task ends when it has finished; set "essential": false there.`,
        related: [{ span: target.keySpan('essential') ?? target.anchor, message: 'This container is essential.' }],
        fixes: canSpare(definition, target)
          ? suggested(
              `Make ${target.name} not essential`,
              definition.editor.set(target, 'essential', false, { after: 'image' }),
            )
          : [],
      });
    }
  }),
};

/** At least one container of a task has to be essential. */
function canSpare({ containers }: TaskDefinitionModel, target: Container): boolean {
  return containers.some((other) => other !== target && other.isEssential === 'yes');
}
