import type { Span } from '../../engine/span';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const task = (launchType: string, type: string, value: string) =>
  anywhere(
    `"resourceRequirements": [{ "type": ${type}, "value": ${value} }]`,
    `"requiresCompatibilities": ["${launchType}"],\n"networkMode": "awsvpc"`,
  );

export const rule: TaskDefinitionRule = {
  id: 'neuron-device',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container asks for Neuron devices where there are none, or not for all of them.',
  why: 'Neuron devices (AWS Trainium and Inferentia) are there on Managed Instances only. One container of a task gets all of an instance, so the value is `ALL`.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html',
    },
  ],
  examples: {
    bad: [
      { code: task('EC2', '«"NeuronDevice"»', '"ALL"'), message: 'Managed Instances' },
      {
        code: task('MANAGED_INSTANCES', '"NeuronDevice"', '«"1"»'),
        fixed: task('MANAGED_INSTANCES', '"NeuronDevice"', '"ALL"'),
      },
    ],
    good: [{ code: task('MANAGED_INSTANCES', '"NeuronDevice"', '"ALL"') }],
  },
  check({ compatibility, containers, editor }, report) {
    let first: { index: number; span: Span } | undefined;
    for (const container of containers) {
      for (const requirement of container.list('resourceRequirements').sections) {
        const type = requirement.string('type');
        if (type.state !== 'known' || type.value !== 'NeuronDevice') continue;
        const { span } = type.node;
        if (first !== undefined && first.index !== container.index) {
          const related = [{ span: first.span, message: 'The first container that asks for Neuron devices' }];
          report({ span, message: 'Only one container of a task can ask for Neuron devices.', related });
        }
        first ??= { index: container.index, span };
        if (compatibility.requires('MANAGED_INSTANCES') === 'no') {
          report({ span, message: 'Neuron devices are there on Managed Instances only.' });
        }
        const value = requirement.string('value');
        if (value.state !== 'known' || value.value === 'ALL') continue;
        report({
          span: value.node.span,
          message: 'A container gets all Neuron devices of an instance, so the value has to be "ALL".',
          fixes: suggested('Write ALL', editor.replace(value.node, 'ALL')),
        });
      }
    }
  },
};
