import type { Fix } from '../../engine/finding';
import { ec2, fargate } from '../examples';
import { portMappingsOf, protocolOf } from '../ports';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { type Editor, safe, suggested } from '../syntax/editor';

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
  check({ containers, compatibility: { networkMode }, editor }, report) {
    const mappings = portMappingsOf(...containers);
    const names = new Set(mappings.map(({ section }) => section.string('name').value));
    for (const mapping of mappings) {
      const { section } = mapping;
      const span = section.keySpan('appProtocol');
      if (span === undefined) continue;
      const removal = safe('Remove appProtocol', editor.remove(section, 'appProtocol'));
      if (networkMode === 'host' || networkMode === 'none') {
        const message = `"appProtocol" is for Service Connect, which does not work with network mode ${networkMode}.`;
        report({ span, message, tags: ['unnecessary'], fixes: removal });
      } else if (protocolOf(mapping) === 'udp') {
        const message = '"appProtocol" is for Service Connect, which carries TCP only, and this port is for UDP.';
        report({ span, message, tags: ['unnecessary'], fixes: removal });
      } else if (section.has('name') === 'no') {
        const message = '"appProtocol" is for Service Connect, which finds a port by its "name"; give the port a name.';
        report({ span, message, fixes: [...naming(section, names, editor), ...removal] });
      }
    }
  },
};

/** Names the port after what is spoken on it, where no other port has that name. */
function naming(section: Section, taken: ReadonlySet<string | undefined>, editor: Editor): Fix[] {
  const name = section.string('appProtocol').value;
  if (name === undefined || !/^[a-z0-9]+$/.test(name) || taken.has(name)) return [];
  return suggested(`Name the port ${name}`, editor.set(section, 'name', name, { before: 'containerPort' }));
}
