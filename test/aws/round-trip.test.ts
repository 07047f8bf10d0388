import assert from 'node:assert/strict';
import { useSandbox } from './harness';
import { roundTrip } from './round-trip/trip';
import { exampleDefinitions } from './sandbox/seed';

const container = { name: 'web', image: 'web:1', memory: 512 };
const fargate = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '1 vCPU', memory: '2 GB' };
const role = 'ecsTaskExecutionRole';

/** Documents with all the corners in which ECS gives back something else than it was given. */
const corners: readonly (readonly [what: string, document: object])[] = [
  ['nothing but what has to be there', { containerDefinitions: [container] }],
  ['sizes in words, and roles by name', { ...fargate, executionRoleArn: role, containerDefinitions: [container] }],
  [
    'ports of a task with a network of its own',
    {
      ...fargate,
      containerDefinitions: [
        { ...container, portMappings: [{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }] },
      ],
    },
  ],
  [
    'ports on a bridge',
    {
      networkMode: 'bridge',
      containerDefinitions: [
        {
          ...container,
          portMappings: [
            { containerPort: 80 },
            { containerPort: 53, hostPort: 0, protocol: 'udp' },
            { containerPortRange: '90-95' },
          ],
        },
      ],
    },
  ],
  [
    'ports of the host',
    { networkMode: 'host', containerDefinitions: [{ ...container, portMappings: [{ containerPort: 80 }] }] },
  ],
  [
    'a health check without its numbers',
    { containerDefinitions: [{ ...container, healthCheck: { command: ['CMD-SHELL', 'true'], retries: 5 } }] },
  ],
  [
    'volumes of every kind',
    {
      volumes: [
        { name: 'scratch' },
        { name: 'host', host: { sourcePath: '/srv' } },
        { name: 'files', efsVolumeConfiguration: { fileSystemId: 'fs-12345678' } },
        { name: 'disk', configuredAtLaunch: true },
        { name: 'docker', dockerVolumeConfiguration: { scope: 'task' } },
      ],
      containerDefinitions: [
        {
          ...container,
          mountPoints: ['scratch', 'host', 'files', 'disk', 'docker'].map((sourceVolume) => ({
            sourceVolume,
            containerPath: `/${sourceVolume}`,
          })),
        },
      ],
    },
  ],
  [
    'everything that is a list',
    {
      tags: [
        { key: 'b', value: '' },
        { key: 'a', value: '1' },
      ],
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == t3.small' }],
      containerDefinitions: [
        {
          ...container,
          command: ['sh', '-c', 'echo $HOME "${PORT:-80}"'],
          environment: [
            { name: 'B', value: 'b' },
            { name: 'AWS_REGION', value: 'eu-west-1' },
            { name: 'A', value: '' },
          ],
          secrets: [{ name: 'S', valueFrom: 'parameter' }],
          dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
          ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 2048 }],
          extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.5' }],
          dockerLabels: { 'com.example/x': 'y', a: '' },
          linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] }, initProcessEnabled: true },
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'ecs' },
          },
          systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
        },
        { ...container, name: 'init', essential: false },
      ],
      executionRoleArn: 'arn:aws:iam::111122223333:role/path/exec',
    },
  ],
  [
    'members of another release',
    { containerDefinitions: [container], _comment: 'ours', $schema: 'https://example.com' },
  ],
  [
    'what describing adds',
    {
      containerDefinitions: [{ ...container, command: null }],
      revision: 3,
      status: 'ACTIVE',
      compatibilities: ['EC2'],
      tags: [],
    },
  ],
];

describe('a task definition on its way to ECS and back', () => {
  const harness = useSandbox();

  async function expectUnchanged(document: object): Promise<void> {
    const session = await harness.open();
    const trip = await roundTrip(session.region(), JSON.stringify(document, null, 2));
    assert.deepEqual(trip, {
      kind: 'registered',
      family: (document as { family: string }).family,
      fileToRevision: [],
      savedToRevision: [],
      firstToSecond: [],
    });
  }

  for (const [what, document] of corners)
    it(`differs in nothing: ${what}`, () => expectUnchanged({ family: 'corner', ...document }));

  for (const document of exampleDefinitions())
    it(`differs in nothing: the example ${document.family}`, () => expectUnchanged(document));

  it('differs where somebody else has registered something in between', async () => {
    const session = await harness.open();
    const { ecs } = harness.sandbox.world.in('eu-west-1');
    const { register } = ecs;
    ecs.register = (document) => register.call(ecs, { ...document, pidMode: 'task' });
    const text = JSON.stringify({ family: 'corner', containerDefinitions: [container] });
    const trip = await roundTrip(session.region(), text);
    assert.deepEqual(trip.kind === 'registered' && trip.fileToRevision, [
      { place: 'pidMode', kind: 'added', after: 'task' },
    ]);
  });

  for (const [what, text, kind] of [
    ['a fragment', '[{ "name": "web", "image": "web:1" }]', 'problem'],
    [
      'a size that there is not',
      JSON.stringify({ ...fargate, family: 'x', cpu: '3', containerDefinitions: [container] }),
      'invalid',
    ],
  ] as const)
    it(`does not register ${what}`, async () => {
      const session = await harness.open();
      assert.equal((await roundTrip(session.region(), text)).kind, kind);
    });
});
