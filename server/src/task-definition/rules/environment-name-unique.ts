import { anywhere } from '../examples';
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
    const first = new Map<string, Section>();
    for (const variable of container.list('environment').sections) {
      const name = variable.string('name');
      if (name.state !== 'known' || name.value === '' || variable.node === undefined) continue;
      const before = first.get(name.value);
      if (before?.node === undefined) {
        first.set(name.value, variable);
        continue;
      }
      const removal = editor.removeElements([variable.node]);
      const isSame = sameValue(before, variable);
      report({
        span: name.node.span,
        message: isSame
          ? `"${name.value}" is set above already, to the same value.`
          : `"${name.value}" is set above already; only one of the two values counts.`,
        related: [{ span: before.anchor, message: 'The other one.' }],
        fixes: isSame
          ? safe('Remove this duplicate', removal)
          : [
              ...suggested('Remove the first one', editor.removeElements([before.node])),
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
