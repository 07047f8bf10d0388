import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';

const tag = (key: string, value: string) => anywhere('', `"tags": [{ "key": ${key}, "value": ${value} }]`);

export const rule: TaskDefinitionRule = {
  id: 'tag-reserved-prefix',
  severity: 'error',
  preset: 'recommended',
  summary: 'A tag begins with `aws:`.',
  why: 'The prefix `aws:`, in any case, is for tags that AWS sets itself. Nobody else can set or change these.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
    },
  ],
  examples: {
    bad: [{ code: tag('«"aws:team"»', '"web"') }, { code: tag('"team"', '«"AWS:web"»') }],
    good: [{ code: tag('"aws-team"', '"web"') }],
  },
  check({ task }, report) {
    for (const tag of task.list('tags').sections) {
      for (const part of ['key', 'value']) {
        const text = tag.string(part);
        if (text.state !== 'known' || !/^aws:/i.test(text.value)) continue;
        report({
          span: text.node.span,
          message: `The prefix "${text.value.slice(0, 4)}" is reserved for AWS; begin the ${part} of a tag with something else.`,
        });
      }
    }
  },
};
