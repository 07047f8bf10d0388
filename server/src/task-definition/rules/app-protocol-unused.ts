import type { Fix } from '../../engine/finding';
import { ec2, fargate } from '../examples';
import type { TaskDefinitionModel } from '../model';
import { portMappingsOf, protocolOf } from '../ports';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { safe, suggested } from '../syntax/editor';

const ports = (members: string) => `"portMappings": [{ ${members} }]`;

export const rule: TaskDefinitionRule = {
  id: 'app-protocol-unused',
  severity: 'information',
  preset: 'recommended',
  summary: 'A port has an `appProtocol` that nothing can use.',
  why: 'Only Service Connect looks at `appProtocol`. It finds ports by their `name`, carries TCP alone, and works with network modes `awsvpc` and `bridge`.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html',
    },
    {
      source: 'AWS CDK',
      reference: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs.PortMapping.html',
    },
  ],
  examples: {
    bad: [
      {
        code: fargate(ports('"containerPort": 80, «"appProtocol"»: "http"')),
        fixed: fargate(ports('"name": "http", "containerPort": 80, "appProtocol": "http"')),
        message: 'name',
      },
      {
        code: fargate(ports('"name": "dns", "containerPort": 53, "protocol": "udp", «"appProtocol"»: "http"')),
        fixed: fargate(ports('"name": "dns", "containerPort": 53, "protocol": "udp"')),
        message: 'TCP',
      },
      {
        code: ec2(ports('"name": "web", "containerPort": 80, «"appProtocol"»: "http"'), '"networkMode": "host"'),
        fixed: ec2(ports('"name": "web", "containerPort": 80'), '"networkMode": "host"'),
        message: 'network mode host',
      },
    ],
    good: [{ code: fargate(ports('"name": "web", "containerPort": 80, "appProtocol": "http"')) }],
  },
  check: forEachContainer((container, report, definition) => {
    const { networkMode } = definition.compatibility;
    for (const mapping of portMappingsOf(container)) {
      const { section } = mapping;
      const span = section.keySpan('appProtocol');
      if (span === undefined) continue;
      const removal = safe('Remove appProtocol', definition.editor.remove(section, 'appProtocol'));
      if (networkMode === 'host' || networkMode === 'none') {
        const message = `"appProtocol" is for Service Connect, which does not work with network mode ${networkMode}.`;
        report({ span, message, tags: ['unnecessary'], fixes: removal });
      } else if (protocolOf(mapping) === 'udp') {
        const message = '"appProtocol" is for Service Connect, which carries TCP only, and this port is for UDP.';
        report({ span, message, tags: ['unnecessary'], fixes: removal });
      } else if (section.has('name') === 'no') {
        const message = '"appProtocol" is for Service Connect, which finds a port by its "name"; give the port a name.';
        report({ span, message, fixes: [...naming(definition, section), ...removal] });
      }
    }
  }),
};

/** Names the port after what is spoken on it, where no other port has that name. */
function naming({ containers, editor }: TaskDefinitionModel, section: Section): Fix[] {
  const name = section.string('appProtocol').value;
  const taken = portMappingsOf(...containers).map((other) => other.section.string('name').value);
  if (name === undefined || !/^[a-z0-9]+$/.test(name) || taken.includes(name)) return [];
  return suggested(`Name the port ${name}`, editor.set(section, 'name', name, { before: 'containerPort' }));
}
