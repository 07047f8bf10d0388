import { fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { safe } from '../syntax/editor';

const file = 'container-definitions.json';
const two = (name: string, essential = '') =>
  fragment('"memory": 512,\n"essential": true', `"name": ${name},\n"image": "proxy:2",${essential}\n"memory": 64`);

export const rule: TaskDefinitionRule = {
  id: 'essential-implied',
  severity: 'information',
  preset: 'all',
  summary: 'One of several containers does not say whether it is essential.',
  why: 'What is not written is essential: when such a container stops, the whole task stops with it. For a container that only sets something up, or that the task can live without, that is seldom meant; where it is meant, saying so helps the reader.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [{ file, code: two('«"proxy"»'), fixed: two('"proxy"', '\n"essential": true,') }],
    good: [
      { file, code: two('"proxy"', '\n"essential": false,') },
      { file, code: fragment('"memory": 512') },
    ],
  },
  check: forEachContainer((container, report, { containers, editor }) => {
    if (containers.length < 2 || container.has('essential') !== 'no') return;
    report({
      span: container.anchor,
      message: 'This container is essential, since it does not say otherwise: when it stops, the whole task stops.',
      fixes: safe(
        'Write down that it is essential',
        editor.set(container, 'essential', true, { after: ['image', 'name'] }),
      ),
    });
  }),
};
