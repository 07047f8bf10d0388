import assert from 'node:assert/strict';
import { ecs } from '../../aws/src';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { compare } from '../../server/src/task-definition/registration/compare';
import type { JsonObject } from '../../server/src/task-definition/registration/json-value';
import { useSandbox } from './harness';

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web:1.4.2';

describe('a described task definition', () => {
  const harness = useSandbox();
  const back = async (document: object) => {
    const region = (await harness.open()).region();
    const { arn } = await ecs.registerTaskDefinition(region, document as JsonObject);
    return (await ecs.describeTaskDefinition(region, arn)).document as JsonObject;
  };

  it('has what ECS writes where nothing was written, in the order of ECS', async () => {
    const described = await back({
      memory: '1 GB',
      cpu: '.5 vCPU',
      containerDefinitions: [
        {
          healthCheck: { command: ['CMD', 'true'] },
          portMappings: [{ containerPort: 8080 }],
          image: 'web:1',
          name: 'web',
          workingDirectory: null,
        },
      ],
      volumes: [{ name: 'scratch' }],
      family: 'defaults',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
    });
    assert.equal(
      JSON.stringify(described, null, 1),
      JSON.stringify(
        {
          containerDefinitions: [
            {
              name: 'web',
              image: 'web:1',
              cpu: 0,
              portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
              essential: true,
              environment: [],
              mountPoints: [],
              volumesFrom: [],
              healthCheck: { interval: 30, timeout: 5, retries: 3, command: ['CMD', 'true'] },
              systemControls: [],
            },
          ],
          family: 'defaults',
          networkMode: 'awsvpc',
          volumes: [{ name: 'scratch', host: {} }],
          placementConstraints: [],
          requiresCompatibilities: ['FARGATE'],
          cpu: '512',
          memory: '1024',
        },
        null,
        1,
      ),
    );
  });

  for (const [mode, hostPort] of [
    ['awsvpc', 8080],
    ['host', 8080],
    ['bridge', 0],
  ] as const)
    it(`has the host port ${hostPort} in the network mode ${mode}`, async () => {
      const web = { name: 'web', image: 'web:1', memory: 64, portMappings: [{ containerPort: 8080 }] };
      const { containerDefinitions } = await back({ family: 'ports', networkMode: mode, containerDefinitions: [web] });
      const [container] = containerDefinitions as unknown as readonly {
        portMappings: readonly { hostPort: number }[];
      }[];
      assert.equal(container?.portMappings[0]?.hostPort, hostPort);
    });

  for (const [what, document, compatibilities, attributes] of [
    [
      'on Fargate',
      { networkMode: 'awsvpc', cpu: '256', memory: '512', requiresCompatibilities: ['FARGATE'] },
      ['EC2', 'FARGATE'],
      ['com.amazonaws.ecs.capability.docker-remote-api.1.18', 'ecs.capability.task-eni'],
    ],
    [
      'on machines',
      { networkMode: 'bridge', memory: '512' },
      ['EXTERNAL', 'EC2'],
      ['com.amazonaws.ecs.capability.docker-remote-api.1.18'],
    ],
    ['in a network of its own, without a size', { networkMode: 'awsvpc', memory: '512' }, ['EC2'], undefined],
    [
      'with an image and logs of AWS',
      {
        memory: '512',
        taskRoleArn: 'arn:aws:iam::111122223333:role/web',
        executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
        containerDefinitions: [
          {
            name: 'web',
            image,
            logConfiguration: {
              logDriver: 'awslogs',
              options: { 'awslogs-group': 'web', 'awslogs-region': 'eu-west-1' },
            },
          },
        ],
      },
      ['EXTERNAL', 'EC2'],
      [
        'com.amazonaws.ecs.capability.docker-remote-api.1.18',
        'com.amazonaws.ecs.capability.docker-remote-api.1.19',
        'com.amazonaws.ecs.capability.ecr-auth',
        'com.amazonaws.ecs.capability.logging-driver.awslogs',
        'com.amazonaws.ecs.capability.task-iam-role',
        'ecs.capability.execution-role-awslogs',
        'ecs.capability.execution-role-ecr-pull',
      ],
    ],
  ] as const)
    it(`says where it could run, and what that needs: ${what}`, async () => {
      const { ecsOperations } = await import('./sandbox/ecs/operations');
      const place = harness.sandbox.world.in('eu-west-1');
      const containerDefinitions = [{ name: 'web', image: 'web:1' }];
      const answer = ecsOperations.RegisterTaskDefinition?.(place, {
        family: 'where',
        containerDefinitions,
        ...document,
      });
      const { taskDefinition } = answer as {
        taskDefinition: { compatibilities: readonly string[]; requiresAttributes: readonly { name: string }[] };
      };
      assert.deepEqual(taskDefinition.compatibilities, compatibilities);
      if (attributes !== undefined)
        assert.deepEqual(taskDefinition.requiresAttributes.map(({ name }) => name).sort(), attributes);
    });

  it('means the same as what was registered, for every good example of every rule', async () => {
    let compared = 0;
    for (const { id, examples } of taskDefinitionLanguage.rules)
      for (const { code } of examples.good) {
        const document = readWhole(code);
        if (document === undefined) continue;
        const { differences } = compare(document, await back(document));
        assert.deepEqual(differences, [], id);
        compared += 1;
      }
    assert.ok(compared > 150, `${compared} examples`);
  }).timeout(30_000);
});

function readWhole(code: string): JsonObject | undefined {
  try {
    const document = JSON.parse(code) as JsonObject;
    return document.containerDefinitions === undefined
      ? undefined
      : { ...document, family: document.family ?? 'example' };
  } catch {
    return undefined;
  }
}
