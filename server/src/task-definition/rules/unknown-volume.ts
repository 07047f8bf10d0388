import { asQuestion } from '../../engine/suggestion';
import { anywhere } from '../examples';
import { type TaskDefinitionModel, volumeNamed } from '../model';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const mount = (name: string) => `"mountPoints": [{ "sourceVolume": ${name}, "containerPath": "/data" }]`;
const volumes = '"volumes": [{ "name": "uploads" }]';

export const rule: TaskDefinitionRule = {
  id: 'unknown-volume',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container mounts a volume that the task does not define.',
  why: '`sourceVolume` of a mount point is the name of an entry in `volumes` of the same task definition.',
  evidence: [{ source: 'Amazon ECS', says: "Unknown volume 'x'" }],
  examples: {
    bad: [
      {
        code: anywhere(mount('«"upload"»'), volumes),
        fixed: anywhere(mount('"uploads"'), volumes),
        message: 'Did you mean',
      },
      {
        code: anywhere(mount('«"cache"»')),
        fixed: anywhere(mount('"cache"')).replace(
          '\n  ]\n}',
          '\n  ],\n  "volumes": [\n    {\n      "name": "cache"\n    }\n  ]\n}',
        ),
      },
    ],
    good: [{ code: anywhere(mount('"uploads"'), volumes) }],
  },
  check: forEachContainer((container, report, definition) => {
    for (const mountPoint of container.list('mountPoints').sections) {
      const name = mountPoint.string('sourceVolume');
      if (name.state !== 'known' || name.value === '') continue;
      if (volumeNamed(definition, name.value) !== undefined) continue;
      const near = definition.volumeNames.nearest(name.value);
      report({
        span: name.node.span,
        message: `The task has no volume "${name.value}".${asQuestion(near, '"')}`,
        fixes: [
          ...(near === undefined ? [] : suggested(`Mount ${near}`, definition.editor.replace(name.node, near))),
          ...suggested(`Add a volume ${name.value}`, addVolume(definition, name.value)),
        ],
      });
    }
  }),
};

function addVolume({ task, editor }: TaskDefinitionModel, name: string) {
  const list = task.list('volumes').node;
  if (list?.kind === 'array') return editor.append(list, { name });
  return editor.set(task, 'volumes', [{ name }]);
}
