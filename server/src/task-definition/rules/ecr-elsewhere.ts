import { parseEcrHost } from '../../engine/ecr';
import { imageOf } from '../container-image';
import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import type { Section } from '../section';

const task = (host: string) =>
  fargate(
    '"logConfiguration": {\n  "logDriver": "awslogs",\n  "options": { "awslogs-group": "web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" }\n}',
    '"executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole"',
  ).replace('"web:1.4"', `"${host}/web:1.4"`);

export const rule: TaskDefinitionRule = {
  id: 'ecr-elsewhere',
  severity: 'information',
  preset: 'all',
  summary: 'An image comes from ECR of another region or account than the rest of the task.',
  why: 'That works, and is often meant: for a shared registry, or for images of AWS. A pull across regions costs time and transfer, and fails with the other region; one across accounts needs a policy on the repository. After copying a definition to another region or account it is a leftover.',
  evidence: [
    {
      source: 'Amazon ECR user guide',
      reference: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
    },
  ],
  examples: {
    bad: [
      { code: task('111122223333.dkr.ecr.«us-east-1».amazonaws.com'), message: 'eu-west-1' },
      { code: task('«444455556666».dkr.ecr.eu-west-1.amazonaws.com'), message: '111122223333' },
    ],
    good: [{ code: task('111122223333.dkr.ecr.eu-west-1.amazonaws.com') }],
  },
  check: forEachContainer((container, report, { task }) => {
    const image = imageOf(container);
    const registry = image?.reference.registry;
    const host = registry === undefined ? undefined : parseEcrHost(registry.text);
    if (image === undefined || registry === undefined || host === undefined) return;
    const region = container.logDriver === 'awslogs' ? container.logOptions.string('awslogs-region').value : undefined;
    if (region !== undefined && region !== host.region) {
      const start = registry.text.indexOf(`.${host.region}.`) + 1;
      const message = `The image comes from ${host.region}, while the container logs to ${region}.`;
      report({ span: image.spanOf({ start, end: start + host.region.length }), message });
    }
    const account = accountOf(task, 'executionRoleArn') ?? accountOf(task, 'taskRoleArn');
    if (account === undefined || account === host.account || !/^\d{12}$/.test(host.account)) return;
    const message = `The image comes from account ${host.account}, while the task has a role of ${account}.`;
    report({ span: image.spanOf({ start: 0, end: host.account.length }), message });
  }),
};

function accountOf(task: Section, role: string): string | undefined {
  return /^arn:[a-z-]+:iam::(\d{12}):/.exec(task.string(role).value ?? '')?.[1];
}
