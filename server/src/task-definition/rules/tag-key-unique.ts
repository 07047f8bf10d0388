import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import type { Node } from '../syntax/node';

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
    const first = new Map<string, Node>();
    for (const tag of task.list('tags').sections) {
      const key = tag.string('key');
      if (key.state !== 'known' || tag.node === undefined) continue;
      const earlier = first.get(key.value);
      if (earlier === undefined) {
        first.set(key.value, key.node);
        continue;
      }
      report({
        span: key.node.span,
        message: `There is a tag "${key.value}" already; a key can be used only once.`,
        related: [{ span: earlier.span, message: 'The first tag with this key.' }],
        fixes: suggested('Remove this tag', editor.removeElements([tag.node])),
      });
    }
  },
};
