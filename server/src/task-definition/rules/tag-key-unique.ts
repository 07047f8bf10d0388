import { anywhere } from '../examples';
import { repetitions } from '../repetitions';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const tags = (list: string) => anywhere('', `"tags": [${list}]`);

export const rule: TaskDefinitionRule = {
  id: 'tag-key-unique',
  severity: 'error',
  preset: 'recommended',
  summary: 'Two tags have the same key.',
  why: 'A resource has one value for each tag key. Keys that differ in case are different keys.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
    },
  ],
  examples: {
    bad: [
      {
        code: tags('{ "key": "team", "value": "a" }, { "key": «"team"», "value": "b" }'),
        fixed: tags('{ "key": "team", "value": "a" }'),
      },
    ],
    good: [{ code: tags('{ "key": "team", "value": "a" }, { "key": "Team", "value": "b" }') }],
  },
  check({ task, editor }, report) {
    for (const { node, name, first } of repetitions(task.list('tags').sections, 'key')) {
      report({
        span: name.node.span,
        message: `There is a tag "${name.value}" already; a key can be used only once.`,
        related: [{ span: first.name.node.span, message: 'The first tag with this key.' }],
        fixes: suggested('Remove this tag', editor.removeElements([node])),
      });
    }
  },
};
