import { ec2 } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';

export const rule: TaskDefinitionRule = {
  id: 'root-on-host-network',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A container runs as root on the network of the host.',
  why: 'In network mode `host` nothing stands between the container and the network of the instance; as root it can reach everything that listens there and read the credentials of the instance. AWS advises against it. Run it as another user.',
  aliases: ['ECS.1'],
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [{ code: ec2('"user": «"root"»', '"networkMode": "host"') }],
    good: [{ code: ec2('"user": "app"', '"networkMode": "host"') }, { code: ec2('"user": "root"') }],
  },
  check: forEachContainer((container, report, { compatibility }) => {
    const user = container.string('user');
    if (compatibility.networkMode !== 'host' || user.state !== 'known' || !/^(?:root|0+)(?::|$)/.test(user.value))
      return;
    report({
      span: user.node.span,
      message:
        'As root on the network of the host this container can reach all that the instance can; run it as another user.',
    });
  }),
};
