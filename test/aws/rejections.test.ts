import assert from 'node:assert/strict';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';
import { useSandbox } from './harness';
import { type RefusalId, refusalIds, sourceOfRefusal } from './sandbox/ecs/refusals';
import type { Input } from './sandbox/wire';
import type { Place } from './sandbox/world';

const cluster = 'crossing';
const network = { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60718'], securityGroups: [] } };
const run = { cluster, taskDefinition: 'crossing-web', launchType: 'FARGATE', networkConfiguration: network };
const service = (name: string, more: Input = {}) => ({ cluster, service: name, ...more });
const web = { name: 'web', image: 'web:1', essential: true };
const fargate = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  taskRoleArn: 'arn:aws:iam::111122223333:role/web',
};

/** What a row works with. */
interface Rig {
  readonly place: Place;
  /** The task of a service. */
  readonly task: (service: string, index?: number) => string;
}

interface Row {
  readonly refusal: RefusalId;
  readonly operation: string;
  readonly input: (rig: Rig) => Input;
  readonly code: string;
  readonly words: string;
}

const invalid = 'InvalidParameterException';
const client = 'ClientException';
const shell = (task: string, more: Input = {}) => ({ cluster, task, command: '/bin/sh', interactive: true, ...more });

/** Registers a revision that something is wrong with, and gives its name. */
const revision = ({ place }: Rig, family: string, more: Input) => {
  const { revision: number } = place.ecs.register({ family, containerDefinitions: [web], ...more });
  return `${family}:${number}`;
};

const row = (refusal: RefusalId, operation: string, input: Row['input'] | Input, code: string, words: string): Row => ({
  refusal,
  operation,
  input: typeof input === 'function' ? (input as Row['input']) : () => input,
  code,
  words,
});

const awsvpc = "Network Configuration must be provided when networkMode 'awsvpc' is specified.";
const useCodeDeploy = 'Use AWS CodeDeploy to trigger a new deployment.';
const off =
  'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.';
const inactive = (rig: Rig) => {
  const name = revision(rig, 'gone', { ...fargate });
  rig.place.ecs.definition(name).status = 'INACTIVE';
  return name;
};

const rows: readonly Row[] = [
  row(
    'cluster-missing',
    'UpdateService',
    { cluster: 'no', service: 'web' },
    'ClusterNotFoundException',
    'Cluster not found.',
  ),
  row('service-missing', 'UpdateService', service('no'), 'ServiceNotFoundException', 'Service not found.'),
  row(
    'service-inactive',
    'UpdateService',
    ({ place }: Rig) => {
      const found = place.ecs.cluster(cluster).services.get('sealed');
      if (found !== undefined) found.status = 'INACTIVE';
      return service('sealed', { desiredCount: 2 });
    },
    'ServiceNotActiveException',
    'Service was not ACTIVE.',
  ),
  row(
    'revision-missing',
    'UpdateService',
    service('sealed', { taskDefinition: 'no:1' }),
    client,
    'TaskDefinition not found.',
  ),
  row(
    'revision-missing',
    'RunTask',
    { ...run, taskDefinition: 'crossing-web:99' },
    client,
    'TaskDefinition not found.',
  ),
  row(
    'revision-inactive',
    'UpdateService',
    (rig: Rig) => service('sealed', { taskDefinition: inactive(rig) }),
    client,
    'TaskDefinition is inactive',
  ),
  row(
    'revision-inactive-to-run',
    'RunTask',
    (rig: Rig) => ({ ...run, taskDefinition: inactive(rig) }),
    invalid,
    'TaskDefinition is inactive',
  ),
  row(
    'container-missing',
    'UpdateService',
    (rig: Rig) =>
      service('with-rollback', {
        taskDefinition: revision(rig, 'other', { ...fargate, containerDefinitions: [{ ...web, name: 'app' }] }),
      }),
    invalid,
    'The container web does not exist in the task definition.',
  ),
  row(
    'port-missing',
    'UpdateService',
    (rig: Rig) => {
      const containerDefinitions = [{ ...web, portMappings: [{ containerPort: 3000 }] }];
      return service('with-rollback', { taskDefinition: revision(rig, 'other', { ...fargate, containerDefinitions }) });
    },
    invalid,
    'The container web did not have a container port 8080 defined.',
  ),
  row(
    'launch-type-unsupported',
    'UpdateService',
    (rig: Rig) => service('sealed', { taskDefinition: revision(rig, 'old', { networkMode: 'bridge' }) }),
    invalid,
    'Task definition does not support launch_type FARGATE.',
  ),
  row(
    'network-unneeded',
    'UpdateService',
    (rig: Rig) => {
      const requiresCompatibilities = ['FARGATE'];
      return service('sealed', {
        taskDefinition: revision(rig, 'old', { requiresCompatibilities, networkMode: 'bridge' }),
      });
    },
    invalid,
    'Network Configuration is not valid for the given networkMode of this task definition.',
  ),
  row(
    'network-missing',
    'UpdateService',
    (rig: Rig) => service('daemon', { taskDefinition: revision(rig, 'own', { networkMode: 'awsvpc' }) }),
    invalid,
    awsvpc,
  ),
  row(
    'code-deploy-revision',
    'UpdateService',
    service('code-deploy', { taskDefinition: 'crossing-web:4' }),
    invalid,
    `Unable to update task definition on services with a CODE_DEPLOY deployment controller. ${useCodeDeploy}`,
  ),
  row(
    'code-deploy-network',
    'UpdateService',
    service('code-deploy', { networkConfiguration: network }),
    invalid,
    `Unable to update network parameters on services with a CODE_DEPLOY deployment controller. ${useCodeDeploy}`,
  ),
  row(
    'code-deploy-force',
    'UpdateService',
    service('code-deploy', { forceNewDeployment: true }),
    invalid,
    `Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. ${useCodeDeploy}`,
  ),
  row(
    'external-revision',
    'UpdateService',
    service('external', { taskDefinition: 'crossing-web:4' }),
    invalid,
    'TaskDefinition must be blank',
  ),
  row(
    'external-force',
    'UpdateService',
    service('external', { forceNewDeployment: true }),
    invalid,
    'Cannot force a new deployment on services with an EXTERNAL deployment controller.',
  ),
  row(
    'daemon-count',
    'UpdateService',
    service('daemon', { desiredCount: 3 }),
    invalid,
    'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
  ),
  row(
    'count-negative',
    'UpdateService',
    service('sealed', { desiredCount: -1 }),
    invalid,
    'Task count can not be lesser than 0',
  ),
  row(
    'exec-without-role',
    'UpdateService',
    (rig: Rig) => {
      const taskDefinition = revision(rig, 'roleless', { ...fargate, taskRoleArn: undefined });
      return service('sealed', { taskDefinition, enableExecuteCommand: true });
    },
    invalid,
    "The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
  ),
  row(
    'service-exists',
    'CreateService',
    { cluster, serviceName: 'sealed', taskDefinition: 'crossing-web' },
    invalid,
    'Creation of service was not idempotent.',
  ),
  row('network-missing', 'RunTask', { ...run, networkConfiguration: undefined }, invalid, awsvpc),
  row(
    'network-unneeded',
    'RunTask',
    { cluster, taskDefinition: 'crossing-daemon', launchType: 'EC2', networkConfiguration: network },
    invalid,
    'Network Configuration is not valid for the given networkMode of this task definition.',
  ),
  row(
    'subnets-missing',
    'RunTask',
    { ...run, networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
    invalid,
    'subnets can not be empty.',
  ),
  row(
    'launch-type-unsupported',
    'RunTask',
    { cluster, taskDefinition: 'crossing-daemon', launchType: 'FARGATE' },
    invalid,
    'Task definition does not support launch_type FARGATE.',
  ),
  row(
    'launch-type-unknown',
    'RunTask',
    { ...run, launchType: 'MOON' },
    invalid,
    'launch type should be one of [EC2,FARGATE,EXTERNAL,MANAGED_INSTANCES]',
  ),
  row(
    'launch-type-and-capacity',
    'RunTask',
    { ...run, capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
    invalid,
    'Specify either Launch Type or Capacity Provider Strategy, but not both.',
  ),
  row(
    'capacity-unknown',
    'RunTask',
    { ...run, launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'machines-provider' }] },
    invalid,
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
  ),
  row(
    'platform-unneeded',
    'RunTask',
    { cluster, taskDefinition: 'crossing-daemon', launchType: 'EC2', platformVersion: '1.4.0' },
    invalid,
    'The platform version must be null when specifying an EC2 launch type.',
  ),
  row(
    'instances-none',
    'RunTask',
    { ...run, cluster: 'empty', launchType: undefined },
    invalid,
    'No Container Instances were found in your cluster.',
  ),
  row('count-out-of-range', 'RunTask', { ...run, count: 11 }, invalid, 'count should be between 1 and 10'),
  row('count-out-of-range', 'RunTask', { ...run, count: 0 }, invalid, 'count should be between 1 and 10'),
  row(
    'override-unknown',
    'RunTask',
    { ...run, overrides: { containerOverrides: [{ name: 'app', command: ['true'] }] } },
    invalid,
    'Override for container named app is not a container in the TaskDefinition.',
  ),
  row(
    'overrides-too-long',
    'RunTask',
    {
      ...run,
      overrides: { containerOverrides: [{ name: 'web', environment: [{ name: 'A', value: 'x'.repeat(8_192) }] }] },
    },
    invalid,
    'Container Overrides length must be at most 8192',
  ),
  row(
    'override-without-size',
    'RunTask',
    { ...run, overrides: { cpu: '512', memory: '512' } },
    client,
    'No Fargate configuration exists for given values: 512 CPU, 512 memory. See the Amazon ECS documentation for the valid values.',
  ),
  row(
    'exec-without-role-to-run',
    'RunTask',
    (rig: Rig) => {
      const taskDefinition = revision(rig, 'roleless', { ...fargate, taskRoleArn: undefined });
      return { ...run, taskDefinition, enableExecuteCommand: true };
    },
    invalid,
    'The execute command failed because a valid task role is not being used. Specify a valid task role in your task definition or as a task override and try again.',
  ),
  row(
    'role-unassumable',
    'RunTask',
    ({ place }: Rig) => {
      place.ecs.failing.set('crossing-web', { kind: 'role', times: 1 });
      return run;
    },
    client,
    "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/crossing-execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
  ),
  row('task-missing', 'StopTask', { cluster, task: '0'.repeat(32) }, invalid, 'The referenced task was not found.'),
  row('task-unnamed', 'StopTask', { cluster, task: '' }, invalid, 'taskId length should be one of [32,36]'),
  row('task-missing', 'ExecuteCommand', shell('0'.repeat(32)), invalid, 'The referenced task was not found.'),
  row(
    'exec-not-interactive',
    'ExecuteCommand',
    ({ task }: Rig) => shell(task('shell'), { interactive: false }),
    invalid,
    'Interactive is the only mode supported currently.',
  ),
  row('exec-off', 'ExecuteCommand', ({ task }: Rig) => shell(task('sealed')), invalid, off),
  row('exec-off', 'ExecuteCommand', ({ task }: Rig) => shell(task('shell', 1)), invalid, off),
  row(
    'exec-not-connected',
    'ExecuteCommand',
    ({ place, task }: Rig) => {
      const [container] = place.ecs.cluster(cluster).tasks.get(task('shell'))?.containers ?? [];
      if (container !== undefined) container.status = 'PENDING';
      return shell(task('shell'));
    },
    'TargetNotConnectedException',
    'The execute command failed due to an internal error. Try again later.',
  ),
  row(
    'exec-container-missing',
    'ExecuteCommand',
    ({ task }: Rig) => shell(task('shell'), { container: 'app' }),
    invalid,
    'Container app was not found in the task.',
  ),
  row(
    'exec-container-unnamed',
    'ExecuteCommand',
    ({ place, task }: Rig) => {
      const found = place.ecs.cluster(cluster).tasks.get(task('logs'));
      Object.assign(found ?? {}, { execEnabled: true });
      return shell(task('logs'));
    },
    invalid,
    'A container name must be specified for tasks with more than one container.',
  ),
  row(
    'revision-undescribed',
    'DescribeTaskDefinition',
    { taskDefinition: 'no:1' },
    client,
    'Unable to describe task definition.',
  ),
  row(
    'revision-undescribed',
    'DeregisterTaskDefinition',
    { taskDefinition: 'no:1' },
    client,
    'Unable to describe task definition.',
  ),
  row(
    'revision-unnumbered',
    'DeregisterTaskDefinition',
    { taskDefinition: 'crossing-web' },
    client,
    'Revision is missing.',
  ),
  row(
    'revision-misnumbered',
    'DeregisterTaskDefinition',
    { taskDefinition: 'crossing-web:last' },
    invalid,
    'Invalid revision number. Number: last',
  ),
  row(
    'revisions-none',
    'DeleteTaskDefinitions',
    { taskDefinitions: [] },
    invalid,
    'size of TaskDefinition references list must be greater than 0',
  ),
  row(
    'revisions-too-many',
    'DeleteTaskDefinitions',
    { taskDefinitions: Array(11).fill('crossing-web:1') },
    invalid,
    'Size of TaskDefinition references list cannot exceed 10',
  ),
];

/** What ECS says in an answer that succeeds. */
const inAnswers: readonly (readonly [refusal: RefusalId, name: string, words: string])[] = [
  [
    'revision-still-active',
    'crossing-web:1',
    'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
  ],
  [
    'revision-missing-to-delete',
    'crossing-web:99',
    'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
  ],
  [
    'revision-invalid-to-delete',
    'crossing-web',
    'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
  ],
];

describe('what ECS refuses', () => {
  const harness = useSandbox();
  const send = async (operation: string, input: Input) => {
    const answer = await fetch(harness.sandbox.address, {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIASANDBOX000000000/20260101/eu-west-1/ecs/aws4_request',
        'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
      },
      body: JSON.stringify(input),
    });
    return { status: answer.status, body: (await answer.json()) as Input };
  };
  const rig = (): Rig => {
    const place = harness.sandbox.world.in('eu-west-1');
    const task = (name: string, index = 0) => {
      const tasks = [...place.ecs.cluster(cluster).tasks.values()];
      return (
        tasks.filter(({ group, desiredStatus }) => group === `service:${name}` && desiredStatus === 'RUNNING')[index]
          ?.id ?? ''
      );
    };
    return { place, task };
  };

  it('is each in a row', () => {
    const covered = new Set([...rows.map(({ refusal }) => refusal), ...inAnswers.map(([refusal]) => refusal)]);
    assert.deepEqual([...covered].sort(), [...refusalIds].sort());
  });

  it('is in words that are on record, or marked as ours', () => {
    for (const id of refusalIds) assert.match(sourceOfRefusal(id), /^https:\/\/github\.com\/|^reports$|^ours$/);
  });

  for (const { refusal, operation, input, code, words } of rows)
    it(`${operation}: ${refusal}`, async () => {
      const { status, body } = await send(operation, input(rig()));
      assert.deepEqual([status, body.__type, body.message], [400, code, words]);
    });

  it('changes nothing', async () => {
    const before = await send('DescribeServices', { cluster, services: ['with-rollback', 'code-deploy', 'daemon'] });
    await send('UpdateService', service('with-rollback', { desiredCount: 7, taskDefinition: 'crossing-daemon:1' }));
    await send('UpdateService', service('code-deploy', { desiredCount: 7, forceNewDeployment: true }));
    await send('UpdateService', service('daemon', { desiredCount: 7, enableExecuteCommand: false }));
    const after = await send('DescribeServices', { cluster, services: ['with-rollback', 'code-deploy', 'daemon'] });
    assert.deepEqual(after, before);
  });

  for (const [id, name, words] of inAnswers)
    it(`comes with the answer of DeleteTaskDefinitions: ${id}`, async () => {
      const { status, body } = await send('DeleteTaskDefinitions', { taskDefinitions: [name] });
      const [failure] = body.failures as readonly Input[];
      assert.deepEqual([status, failure?.reason, body.taskDefinitions], [200, words, []]);
      assert.equal(failure?.arn, `arn:aws:ecs:eu-west-1:111122223333:task-definition/${name}`);
    });
});

/** A document that can be sent, out of an example: what shows containers alone is put into a task. */
function sendable(code: string): Input | undefined {
  const document = readJson(code.replace(/[«»]/g, ''));
  if (document === undefined || document.taskDefinition !== undefined) return undefined;
  if (Array.isArray(document)) return { family: 'example', memory: '2048', containerDefinitions: document };
  const isContainer = document.containerDefinitions === undefined && (document.image ?? document.name) !== undefined;
  if (isContainer) return { family: 'example', memory: '2048', containerDefinitions: [document] };
  return { family: 'example', ...document };
}

function readJson(text: string): Input | undefined {
  try {
    return JSON.parse(text) as Input;
  } catch {
    return undefined;
  }
}

/** The words on record, with their names as gaps. */
function likeness(says: string): RegExp {
  const parts = says.split(
    /'(?:x|app|container_1|3000|X|65558)'|\[[xv]\]|^json-file|^NET_ADMIN|log_key$|\d+ CPU, \d+ memory/,
  );
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}

describe('registering what our rules reject', () => {
  const harness = useSandbox();
  const register = async (input: Input) => {
    const answer = await fetch(harness.sandbox.address, {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIASANDBOX000000000/20260101/eu-west-1/ecs/aws4_request',
        'x-amz-target': 'AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition',
      },
      body: JSON.stringify(input),
    });
    return { status: answer.status, body: (await answer.json()) as Input };
  };
  const proven = taskDefinitionLanguage.rules.filter(
    ({ severity, evidence }) => severity === 'error' && evidence.some(({ source }) => source === 'Amazon ECS'),
  );

  it('is refused in the words of ECS, rule by rule', async () => {
    assert.ok(proven.length > 70, `${proven.length} rules`);
    for (const { id, evidence, examples } of proven) {
      const says = evidence.filter(({ source }) => source === 'Amazon ECS').flatMap(({ says }) => says ?? []);
      const answers: string[] = [];
      for (const { code, severity = 'error' } of examples.bad) {
        const input = sendable(code);
        if (input === undefined || severity !== 'error') continue;
        const { status, body } = await register(input);
        assert.equal(status, 400, `${id}: ${code}`);
        answers.push(String(body.message));
      }
      const isSaid = says.length === 0 || answers.some((answer) => says.some((words) => likeness(words).test(answer)));
      assert.ok(answers.length > 0 && isSaid, `${id}: ${answers.join(' | ')}`);
      const isOfOneField = says.length === 1 && !['invalid-value', 'wrong-type'].includes(id);
      if (isOfOneField) for (const answer of answers) assert.match(answer, likeness(says[0] ?? ''), id);
    }
  });

  it('takes every good example', async () => {
    let taken = 0;
    for (const { id, examples } of taskDefinitionLanguage.rules)
      for (const { code } of examples.good) {
        const input = sendable(code);
        if (input === undefined) continue;
        const { status, body } = await register(input);
        assert.equal(status, 200, `${id}: ${body.message}`);
        taken += 1;
      }
    assert.ok(taken > 200, `${taken} examples`);
  });

  for (const [name, document, words] of [
    [
      'the container',
      { memory: '512', containerDefinitions: [{ ...web, memory: 1_024 }] },
      "The 'memory' setting for container 'web' is greater than for the task",
    ],
    [
      'the second container',
      {
        containerDefinitions: [
          { ...web, memory: 8 },
          { ...web, name: 'side' },
        ],
      },
      "Invalid setting for container 'side'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    [
      'the volume',
      {
        memory: '512',
        containerDefinitions: [{ ...web, mountPoints: [{ sourceVolume: 'data', containerPath: '/d' }] }],
      },
      "Unknown volume 'data'",
    ],
    [
      'the size',
      { ...fargate, memory: '1 GB', cpu: '1 vCPU', containerDefinitions: [web] },
      'No Fargate configuration exists for given values: 1024 CPU, 1024 memory. See the Amazon ECS documentation for the valid values.',
    ],
  ] as const)
    it(`names ${name} of this document, not of the one on record`, async () => {
      const { body } = await register({ family: 'named', ...document });
      assert.equal(body.message, words);
    });
});
