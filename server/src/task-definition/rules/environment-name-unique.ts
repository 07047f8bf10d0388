import { anywhere } from '../examples';
import { repetitions } from '../repetitions';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { safe, suggested } from '../syntax/editor';

const environment = (variables: string) => anywhere(`"environment": [${variables}]`);
const port = (name: string, value: string) => `{ "name": ${name}, "value": "${value}" }`;

export const rule: TaskDefinitionRule = {
  id: 'environment-name-unique',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A container sets an environment variable twice.',
  why: 'A variable has one value. ECS accepts both entries without a word, and one of them is lost.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [
      {
        code: environment(`${port('"PORT"', '80')}, ${port('«"PORT"»', '8080')}`),
        fixed: environment(port('"PORT"', '8080')),
      },
      {
        code: environment(`${port('"PORT"', '80')}, ${port('«"PORT"»', '80')}`),
        fixed: environment(port('"PORT"', '80')),
        message: 'same value',
      },
    ],
    good: [{ code: environment(`${port('"PORT"', '80')}, ${port('"port"', '80')}`) }],
  },
  check: forEachContainer((container, report, { editor }) => {
    for (const { section, node, name, first } of repetitions(container.list('environment').sections, 'name')) {
      const removal = editor.removeElements([node]);
      const isSame = sameValue(first.section, section);
      report({
        span: name.node.span,
        message: isSame
          ? `"${name.value}" is set above already, to the same value; remove one of them.`
          : `"${name.value}" is set above already, and only one of the two values counts; remove the other.`,
        related: [{ span: first.name.node.span, message: 'The other one.' }],
        fixes: isSame
          ? safe('Remove this duplicate', removal)
          : [
              ...suggested('Remove the first one', editor.removeElements([first.node])),
              ...suggested('Remove this one', removal),
            ],
      });
    }
  }),
};

function sameValue(one: Section, other: Section): boolean {
  const value = one.string('value');
  return value.state === 'known' && value.value === other.string('value').value;
}
