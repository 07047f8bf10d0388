import assert from 'node:assert/strict';
import { readMarks } from '../../server/src/engine/markers';
import { Client } from './client';
import { uriOf } from './documents';

const uri = uriOf('task-definition.json');

const container = (more: string) => `{ "containerDefinitions": [{ "name": "web", ${more} }] }`;
const image = (reference: string) => container(`"image": "«${reference}»"`);

/** `«…»` is what leads somewhere; nothing does without marks. */
const linked: readonly { name: string; marked: string; to?: string }[] = [
  { name: 'an official image', marked: image('nginx:1.29'), to: 'https://hub.docker.com/_/nginx' },
  { name: 'the same in full', marked: image('docker.io/library/nginx'), to: 'https://hub.docker.com/_/nginx' },
  { name: 'an image of somebody', marked: image('grafana/loki:3'), to: 'https://hub.docker.com/r/grafana/loki' },
  {
    name: 'a private image of ECR',
    marked: image('111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1'),
    to: 'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/111122223333/shop/web?region=eu-west-1',
  },
  {
    name: 'a private image of ECR in China',
    marked: image('111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web'),
    to: 'https://console.amazonaws.cn/ecr/repositories/private/111122223333/web?region=cn-north-1',
  },
  {
    name: 'an image of ECR Public',
    marked: image('public.ecr.aws/nginx/nginx:1'),
    to: 'https://gallery.ecr.aws/nginx/nginx',
  },
  { name: 'an image of GitHub', marked: image('ghcr.io/owner/app:1'), to: 'https://ghcr.io/owner/app' },
  { name: 'an image of Quay', marked: image('quay.io/org/app'), to: 'https://quay.io/repository/org/app' },
  {
    name: 'an image of Microsoft',
    marked: image('mcr.microsoft.com/dotnet/aspnet:9.0'),
    to: 'https://mcr.microsoft.com/artifact/mar/dotnet/aspnet',
  },
  {
    name: 'an image of Google',
    marked: image('europe-docker.pkg.dev/project/repo/app:1'),
    to: 'https://console.cloud.google.com/artifacts/docker/project/europe/repo/app',
  },
  { name: 'no image of a registry that is not known', marked: container('"image": "registry.example.com/app:1"') },
  { name: 'no image with a placeholder', marked: container('"image": "nginx:${TAG}"') },
  {
    name: 'a role, in the partition of its ARN',
    marked: '{ "containerDefinitions": [], "taskRoleArn": "«arn:aws-us-gov:iam::111122223333:role/ecs/web»" }',
    to: 'https://console.amazonaws-us-gov.com/iam/home#/roles/details/web',
  },
  { name: 'no role without an ARN', marked: '{ "containerDefinitions": [], "taskRoleArn": "web" }' },
  {
    name: 'a secret, without what follows its name',
    marked: container(
      '"secrets": [{ "name": "A", "valueFrom": "«arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:password::»" }]',
    ),
    to: 'https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?name=prod%2Fdb&region=eu-west-1',
  },
  {
    name: 'a parameter',
    marked: container(
      '"secrets": [{ "name": "A", "valueFrom": "«arn:aws:ssm:eu-west-1:111122223333:parameter/prod/db»" }]',
    ),
    to: 'https://eu-west-1.console.aws.amazon.com/systems-manager/parameters/%252Fprod%252Fdb/description?region=eu-west-1',
  },
  {
    name: 'no parameter by its name, where no Region is told',
    marked: container('"secrets": [{ "name": "A", "valueFrom": "/prod/db" }]'),
  },
  {
    name: 'a log group',
    marked: container(
      '"logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "«/ecs/web»", "awslogs-region": "eu-west-1" } }',
    ),
    to: 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fweb',
  },
  {
    name: 'no log group of another driver',
    marked: container(
      '"logConfiguration": { "logDriver": "splunk", "options": { "awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1" } }',
    ),
  },
  {
    name: 'a file system, in the Region of the rest',
    marked:
      '{ "containerDefinitions": [{ "name": "a", "image": "111122223333.dkr.ecr.eu-west-1.example.com/a" }], "volumes": [{ "name": "a", "efsVolumeConfiguration": { "fileSystemId": "«fs-12345678»" } }] }',
    to: 'https://eu-west-1.console.aws.amazon.com/efs/home?region=eu-west-1#/file-systems/fs-12345678',
  },
];

/** `«…»` follows a value, and is what is shown there. */
const hinted: readonly { name: string; marked: string }[] = [
  { name: 'sizes of a task', marked: '{ "containerDefinitions": [], "cpu": "512"«0.5 vCPU», "memory": "3072"«3 GB» }' },
  {
    name: 'sizes of a task as numbers',
    marked: '{ "containerDefinitions": [], "cpu": 4096«4 vCPU», "memory": 1280«1.25 GB» }',
  },
  { name: 'no sizes with their units', marked: '{ "containerDefinitions": [], "cpu": "1 vCPU", "memory": "2GB" }' },
  {
    name: 'no placeholders and no other texts',
    marked: '{ "containerDefinitions": [], "cpu": "${CPU}", "memory": "much" }',
  },
  {
    name: 'sizes of a container',
    marked: container('"image": "a", "cpu": 100«0.1 vCPU», "memory": 128«128 MB», "memoryReservation": 256«0.25 GB»'),
  },
  { name: 'nothing of nothing', marked: container('"image": "a", "cpu": 0') },
];

describe('lsp: links and hints of task definitions', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  for (const { name, marked, to } of linked)
    it(`leads to ${name}`, async () => {
      const { text, spans } = readMarks(marked);
      await client.open(uri, text);
      const found = await client.links(uri);
      assert.deepEqual(
        found.map(({ range, target }) => ({ range, target })),
        spans.map(({ start, end }) => ({ range: client.rangeOf(uri, start, end), target: to })),
      );
    });

  for (const { name, marked } of hinted)
    it(`shows ${name}`, async () => {
      const text = marked.replace(/«[^»]*»/g, '');
      await client.open(uri, text);
      const shown = [...(await client.inlays(uri))].reverse().reduce((result, { position, label }) => {
        const offset = position.character;
        return `${result.slice(0, offset)}«${label}»${result.slice(offset)}`;
      }, text);
      assert.equal(shown, marked);
    });

  it('shows hints only where they were asked for, and none when they are turned off', async () => {
    await client.stop();
    client = await Client.start({ settings: { inlayHints: false } });
    await client.open(uri, '{ "containerDefinitions": [], "cpu": "512" }');
    assert.deepEqual(await client.inlays(uri), []);
  });
});
