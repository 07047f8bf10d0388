import assert from 'node:assert/strict';
import { collect, ecs } from '../../../aws/src';
import { problemOf } from '../harness';
import { subnet, useEndpoint } from './endpoint';

const network = { subnets: [subnet()], securityGroups: [], publicIp: false };

/** A document that every endpoint registers. */
const documentOf = (family: string, tag = '1') => ({
  family,
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    { name: 'app', image: `public.ecr.aws/docker/library/busybox:${tag}`, cpu: 128, memory: 256, essential: true },
  ],
});

describe('task definitions', () => {
  const endpoint = useEndpoint();

  it('are registered as revisions of a family', async () => {
    const { region } = endpoint;
    const family = endpoint.name('web');
    const first = await ecs.registerTaskDefinition(region, documentOf(family, '1'));
    const second = await ecs.registerTaskDefinition(region, documentOf(family, '2'));
    assert.deepEqual([first.revision, second.revision], [1, 2]);
    assert.match(second.arn, new RegExp(`^arn:aws:ecs:eu-west-1:\\d{12}:task-definition/${family}:2$`));
    assert.equal(second.status, 'ACTIVE');
    const families = await collect(ecs.listFamilies(region));
    assert.ok(families.includes(family));
    const revisions = await collect(ecs.listRevisions(region, family));
    assert.deepEqual(
      revisions.map(({ revision }) => revision),
      [2, 1],
    );
    assert.equal((await ecs.describeTaskDefinition(region, family)).revision, 2);
    assert.equal((await ecs.describeTaskDefinition(region, `${family}:1`)).revision, 1);
  });

  it('come back as a document that can be registered again', async () => {
    const { region } = endpoint;
    const family = endpoint.name('again');
    await ecs.registerTaskDefinition(region, documentOf(family));
    const { document } = await ecs.describeTaskDefinition(region, family);
    for (const field of [
      'taskDefinitionArn',
      'revision',
      'status',
      'compatibilities',
      'registeredAt',
      'requiresAttributes',
    ])
      assert.ok(!Object.hasOwn(document, field), field);
    assert.equal(document.family, family);
    assert.deepEqual(document.requiresCompatibilities, ['FARGATE']);
    const again = await ecs.registerTaskDefinition(region, document);
    assert.equal(again.revision, 2);
    assert.deepEqual((await ecs.describeTaskDefinition(region, family)).document, document);
  });

  it('keep their families apart where one name begins like the other', async () => {
    const { region } = endpoint;
    const family = endpoint.name('api');
    await ecs.registerTaskDefinition(region, documentOf(family));
    await ecs.registerTaskDefinition(region, documentOf(`${family}-worker`));
    const revisions = await collect(ecs.listRevisions(region, family));
    assert.deepEqual(
      revisions.map((revision) => revision.family),
      [family],
    );
  });

  it('are deregistered', async () => {
    const { region } = endpoint;
    const family = endpoint.name('old');
    const { arn } = await ecs.registerTaskDefinition(region, documentOf(family));
    const revision = await ecs.deregisterTaskDefinition(region, arn);
    assert.equal(revision.revision, 1);
    assert.deepEqual(await collect(ecs.listRevisions(region, family)), []);
  });

  it('that do not exist are a problem in the words of ECS', async () => {
    const problem = await problemOf(ecs.describeTaskDefinition(endpoint.region, endpoint.name('never')));
    assert.equal(problem.kind, 'rejected');
    assert.match(problem.message, /Unable to describe task definition/);
  });
});

describe('clusters, services and tasks', () => {
  const endpoint = useEndpoint();
  let cluster = '';
  let family = '';

  before(async () => {
    cluster = endpoint.name('cluster');
    family = endpoint.name('family');
    await endpoint.createCluster(cluster);
    await ecs.registerTaskDefinition(endpoint.region, documentOf(family));
  });

  it('list a cluster with its counts', async () => {
    const clusters = await collect(ecs.listClusters(endpoint.region));
    const found = clusters.find(({ name }) => name === cluster);
    assert.equal(found?.status, 'ACTIVE');
    assert.match(found.arn, new RegExp(`^arn:aws:ecs:eu-west-1:\\d{12}:cluster/${cluster}$`));
    assert.deepEqual((await ecs.describeCluster(endpoint.region, cluster)).name, cluster);
    const problem = await problemOf(ecs.describeCluster(endpoint.region, endpoint.name('none')));
    assert.equal(problem.kind, 'not-found');
  });

  it('list more than ten services: ECS describes ten at a time', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `service-${index}`);
    for (const name of names) await endpoint.createService(cluster, name, family);
    const services = await collect(ecs.listServices(endpoint.region, cluster));
    assert.deepEqual(services.map(({ name }) => name).sort(), [...names].sort());
    const [service] = services;
    assert.equal(service?.desired, 1);
    assert.equal(service.controller, 'ECS');
    assert.match(service.taskDefinition ?? '', new RegExp(`/${family}:1$`));
    assert.equal((await collect(ecs.listServiceArns(endpoint.region, cluster))).length, names.length);
  });

  it('change a service', async () => {
    const { region } = endpoint;
    await endpoint.createService(cluster, 'changed', family);
    const next = await ecs.registerTaskDefinition(region, documentOf(family, '2'));
    const changed = await ecs.updateService(region, {
      cluster,
      service: 'changed',
      taskDefinition: next.arn,
      desired: 3,
    });
    assert.equal(changed.desired, 3);
    assert.equal(changed.taskDefinition, next.arn);
    const described = await ecs.describeService(region, cluster, 'changed');
    assert.equal(described.taskDefinition, next.arn);
    assert.ok(
      described.deployments.some(({ status, taskDefinition }) => status === 'PRIMARY' && taskDefinition === next.arn),
    );
    const problem = await problemOf(ecs.describeService(region, cluster, 'never'));
    assert.equal(problem.kind, 'not-found');
  });

  it('run, list and stop a standalone task', async () => {
    const { region } = endpoint;
    const [task] = await ecs.runTask(region, {
      cluster,
      taskDefinition: family,
      launchType: 'FARGATE',
      network,
      startedBy: 'quaymaster',
    });
    assert.ok(task);
    assert.match(task.arn, new RegExp(`/${task.id}$`));
    assert.match(task.taskDefinition, new RegExp(`/${family}:\\d+$`));
    const standalone = await collect(ecs.listStandaloneTasks(region, cluster));
    assert.ok(standalone.some(({ id }) => id === task.id));
    assert.equal((await ecs.describeTask(region, cluster, task.id)).startedBy, 'quaymaster');
    await ecs.stopTask(region, { cluster, task: task.arn, reason: 'No longer needed' });
    const stopped = await ecs.describeTask(region, cluster, task.id);
    assert.equal(stopped.desiredStatus, 'STOPPED');
    assert.equal(stopped.stoppedReason, 'No longer needed');
  });

  it('have no container instances where there are none', async () => {
    assert.deepEqual(await collect(ecs.listContainerInstances(endpoint.region, cluster)), []);
  });

  it('name the cluster that does not exist', async () => {
    const problem = await problemOf(collect(ecs.listServices(endpoint.region, endpoint.name('none'))));
    assert.equal(problem.kind, 'not-found');
  });
});
