import { ec2 } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const none = '"networkMode": "none"';
const ports = (key: string) => `${key}: [{ "containerPort": 80 }]`;

export const rule: TaskDefinitionRule = {
  id: 'ports-without-network',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container maps ports although the network mode is `none`.',
  why: 'With network mode `none` the containers have no network outside of themselves, so there is nothing to map ports to. Choose another network mode, or leave the port mappings out.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [{ code: ec2(ports('«"portMappings"»'), none), fixed: ec2('', none) }],
    good: [{ code: ec2('', none) }, { code: ec2('"portMappings": []', none) }, { code: ec2(ports('"portMappings"')) }],
  },
  check: forEachContainer((container, report, { compatibility: { networkMode }, editor }) => {
    const span = container.keySpan('portMappings');
    if (networkMode !== 'none' || span === undefined || container.list('portMappings').items.length === 0) return;
    report({
      span,
      message:
        'A task with network mode none has no network to map ports to; choose another mode or remove the mappings.',
      fixes: suggested('Remove portMappings', editor.remove(container, 'portMappings')),
    });
  }),
};
