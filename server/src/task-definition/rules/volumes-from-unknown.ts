import { asQuestion } from '../../engine/suggestion';
import { anywhere } from '../examples';
import { containerNamed } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const pair = (from: string) =>
  anywhere(`"volumesFrom": [${from}]`).replace(
    '    }\n  ]\n}',
    '    },\n    { "name": "assets", "image": "assets:7", "memory": 64, "essential": false }\n  ]\n}',
  );

export const rule: TaskDefinitionRule = {
  id: 'volumes-from-unknown',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container takes the volumes of a container that is not there.',
  why: '`sourceContainer` is the name of another container in the same task definition; its mounts are taken over as they are.',
  evidence: [{ source: 'Amazon ECS', says: "Invalid 'volumesFrom' setting. Unknown container: 'x'" }],
  examples: {
    bad: [
      {
        code: pair('{ "sourceContainer": «"asset"» }'),
        fixed: pair('{ "sourceContainer": "assets" }'),
        message: 'Did you mean "assets"',
      },
      { code: pair('{ "sourceContainer": «"web"» }'), severity: 'warning', message: 'itself' },
    ],
    good: [{ code: pair('{ "sourceContainer": "assets", "readOnly": true }') }],
  },
  check: forEachContainer((container, report, definition) => {
    for (const source of container.list('volumesFrom').sections) {
      const name = source.string('sourceContainer');
      if (name.state !== 'known') continue;
      const found = containerNamed(definition, name.value);
      const { span } = name.node;
      if (found === container)
        report({ span, severity: 'warning', message: 'A container cannot take volumes from itself; remove this.' });
      if (found !== undefined) continue;
      const near = definition.containerNames.nearest(name.value, container.name);
      report({
        span,
        message: `The task has no container "${name.value}" to take volumes from.${asQuestion(near, '"')}`,
        fixes:
          near === undefined ? [] : suggested(`Take them from ${near}`, definition.editor.replace(name.node, near)),
      });
    }
  }),
};
