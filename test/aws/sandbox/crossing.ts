import { addService, addTaskSet, loadBalancer, targetGroup } from './ecs/services';
import type { Ecs } from './ecs/state';
import type { DeploymentConfiguration, StoredCluster } from './ecs/stored';
import { newId } from './ids';
import type { Input } from './wire';
import type { World } from './world';

// The cluster `crossing`: a service of every kind that there is, so that each can be looked at and changed.

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const breaker = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } });
const usual = { maximumPercent: 200, minimumHealthyPercent: 100 };

/** How each of the services that ECS rolls out is rolled out. */
const configurations: Readonly<Record<string, DeploymentConfiguration>> = {
  'blue-green': {
    strategy: 'BLUE_GREEN',
    bakeTimeInMinutes: 5,
    lifecycleHooks: [
      {
        hookTargetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:crossing-smoke-test',
        roleArn: 'arn:aws:iam::111122223333:role/crossing-hooks',
        lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
      },
    ],
    ...breaker(true),
    ...usual,
  },
  canary: {
    strategy: 'CANARY',
    bakeTimeInMinutes: 5,
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 10 },
    ...breaker(true),
    ...usual,
  },
  linear: {
    strategy: 'LINEAR',
    bakeTimeInMinutes: 5,
    linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 6 },
    ...breaker(true),
    ...usual,
  },
  'with-rollback': { strategy: 'ROLLING', ...breaker(true), ...usual },
  'without-rollback': { strategy: 'ROLLING', ...breaker(false), ...usual },
  unguarded: { strategy: 'ROLLING', deploymentCircuitBreaker: { enable: false, rollback: false }, ...usual },
};

/** Adds the cluster with its services, and the families that they run. */
export function seedCrossing(world: World, ecs: Ecs): void {
  const cluster = ecs.addCluster('crossing', ['FARGATE', 'FARGATE_SPOT']);
  for (const tag of ['1.3.0', '1.4.0', '1.4.1', '1.4.2']) ecs.register(webDefinition(tag));
  ecs.register(daemonDefinition);
  ecs.register(logsDefinition);
  addBalanced(ecs, cluster);
  addTaskSets(ecs, cluster);
  addMachines(ecs, cluster);
  addService(ecs, cluster, 'shell', 'crossing-web:3', 2, { execEnabled: true });
  addService(ecs, cluster, 'sealed', 'crossing-web:3', 1, { execEnabled: false });
  addService(ecs, cluster, 'logs', 'crossing-logs', 1);
  for (let step = 0; step < 4; step += 1) world.step();
  // One of the two shells is out of reach: the agent in its task has stopped.
  const shells = [...cluster.tasks.values()].filter(({ group }) => group === 'service:shell');
  for (const task of shells.slice(1)) task.execAgent = 'STOPPED';
}

/** Services behind a load balancer, one for each way in which ECS rolls out. */
function addBalanced(ecs: Ecs, cluster: StoredCluster): void {
  for (const [name, configuration] of Object.entries(configurations)) {
    const shifts = configuration.strategy !== 'ROLLING';
    const advanced = shifts ? shiftingRules(ecs, name) : undefined;
    const loadBalancers = [loadBalancer(targetGroup(ecs, `crossing-${name}`), advanced)];
    addService(ecs, cluster, name, 'crossing-web:3', 2, { configuration, loadBalancers });
  }
}

/** What ECS needs to shift traffic. Source: Amazon ECS API reference, AdvancedConfiguration. */
function shiftingRules(ecs: Ecs, name: string): Input {
  const [balancer, listener, rule] = [newId(), newId(), newId()].map((id) => id.slice(0, 16));
  const prefix = `arn:aws:elasticloadbalancing:${ecs.region}:${ecs.options.account}:listener-rule/app/crossing`;
  return {
    alternateTargetGroupArn: targetGroup(ecs, `crossing-${name}-green`),
    productionListenerRule: `${prefix}/${balancer}/${listener}/${rule}`,
    testListenerRule: `${prefix}/${balancer}/${listener}/${rule?.split('').reverse().join('')}`,
    roleArn: `arn:aws:iam::${ecs.options.account}:role/crossing-balancer`,
  };
}

/** Services that ECS does not roll out: CodeDeploy in the middle of it, and somebody outside of AWS. */
function addTaskSets(ecs: Ecs, cluster: StoredCluster): void {
  const configuration = { ...usual };
  const code = addService(ecs, cluster, 'code-deploy', 'crossing-web:3', 2, {
    controller: 'CODE_DEPLOY',
    configuration,
    loadBalancers: [loadBalancer(targetGroup(ecs, 'crossing-code-blue'))],
  });
  addTaskSet(ecs, code, 'crossing-web:3', { status: 'PRIMARY', scale: 100, externalId: 'd-0A1B2C3D4' });
  addTaskSet(ecs, code, 'crossing-web:4', { status: 'ACTIVE', scale: 100, externalId: 'd-5E6F7A8B9' });
  const outside = { controller: 'EXTERNAL', configuration, launchType: undefined, network: undefined } as const;
  const external = addService(ecs, cluster, 'external', 'crossing-web:3', 2, outside);
  addTaskSet(ecs, external, 'crossing-web:3', { status: 'PRIMARY', scale: 100, externalId: 'release-41' });
  addTaskSet(ecs, external, 'crossing-web:4', { status: 'ACTIVE', scale: 50, externalId: 'release-42' });
}

/** Two machines, with a daemon on each. */
function addMachines(ecs: Ecs, cluster: StoredCluster): void {
  for (const ec2 of ['i-0c1d2e3f4a5b6c7d0', 'i-0c1d2e3f4a5b6c7d1']) {
    const id = newId();
    cluster.instances.set(id, { id, ec2, status: 'ACTIVE', registeredAt: ecs.options.now() });
  }
  const configuration = { strategy: 'ROLLING', maximumPercent: 100, minimumHealthyPercent: 0 } as const;
  const more = { scheduling: 'DAEMON', launchType: 'EC2', network: undefined, configuration } as const;
  addService(ecs, cluster, 'daemon', 'crossing-daemon', cluster.instances.size, more);
}

const fargate = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::111122223333:role/crossing-execution',
  taskRoleArn: 'arn:aws:iam::111122223333:role/crossing-web',
};

const logsTo = (group: string): Input => ({
  logDriver: 'awslogs',
  options: { 'awslogs-group': group, 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'crossing' },
});

const webDefinition = (tag: string): Input => ({
  family: 'crossing-web',
  ...fargate,
  containerDefinitions: [
    {
      name: 'web',
      image: `${registry}/parcels/web:${tag}`,
      essential: true,
      portMappings: [{ name: 'http', containerPort: 8080, protocol: 'tcp', appProtocol: 'http' }],
      environment: [{ name: 'PARCELS_PORT', value: '8080' }],
      logConfiguration: logsTo('/crossing/web'),
    },
  ],
});

const daemonDefinition: Input = {
  family: 'crossing-daemon',
  networkMode: 'host',
  requiresCompatibilities: ['EC2'],
  containerDefinitions: [
    {
      name: 'collector',
      image: 'public.ecr.aws/docker/library/busybox:1.37',
      memoryReservation: 64,
      essential: true,
      command: ['sleep', '86400'],
      logConfiguration: { logDriver: 'json-file', options: { 'max-size': '10m' } },
    },
  ],
};

/** A container for each place where logs may go: CloudWatch Logs, a log router, another service, nowhere. */
const logsDefinition: Input = {
  family: 'crossing-logs',
  ...fargate,
  containerDefinitions: [
    {
      name: 'web',
      image: `${registry}/parcels/web:1.4.1`,
      essential: true,
      logConfiguration: logsTo('/crossing/logs'),
    },
    {
      name: 'routed',
      image: `${registry}/parcels/worker:1.4.1`,
      essential: false,
      logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'cloudwatch_logs', region: 'eu-west-1' } },
    },
    {
      name: 'router',
      image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.0',
      essential: true,
      firelensConfiguration: { type: 'fluentbit' },
      logConfiguration: logsTo('/crossing/router'),
    },
    {
      name: 'elsewhere',
      image: `${registry}/parcels/worker:1.4.1`,
      essential: false,
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-url': 'https://splunk.example.com:8088', 'splunk-format': 'raw' },
        secretOptions: [
          {
            name: 'splunk-token',
            valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:crossing/splunk-AbCdEf',
          },
        ],
      },
    },
    { name: 'quiet', image: `${registry}/parcels/worker:1.4.1`, essential: false },
  ],
};
