import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { collect, ecr, ecs, openSession } from '../../aws/src';
import { TestEnvironment } from './environment';
import { goodKeys, problemOf, useSandbox } from './harness';

const root = path.resolve(__dirname, '..', '..');

describe('the sandbox', () => {
  const harness = useSandbox();
  const post = async (name: string, body: object) => {
    const answer = await fetch(`${harness.sandbox.address}/_sandbox/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 200, name);
    return (await answer.json()) as Record<string, unknown>;
  };

  it('takes faults, steps, images and failures over HTTP', async () => {
    const region = (await harness.open({ maxAttempts: 1 })).region();
    await post('faults', { kind: 'denied', operation: 'DescribeRepositories', times: 1 });
    assert.equal((await problemOf(collect(ecr.listRepositories(region)))).kind, 'denied');
    const { digest } = await post('images', { repository: 'parcels/web', tags: ['2.0.0'] });
    assert.equal((await ecr.describeImage(region, { repository: 'parcels/web' }, { tag: '2.0.0' })).digest, digest);
    await post('failures', { cluster: 'parcels', service: 'web', kind: 'out-of-memory' });
    await ecs.updateService(region, { cluster: 'parcels', service: 'web', forceNewDeployment: true });
    await post('step', {});
    await post('step', {});
    const stopped = await collect(ecs.listTasks(region, { cluster: 'parcels', service: 'web', stopped: true }));
    assert.equal(stopped[0]?.containers[0]?.exitCode, 137);
    const calls = await (await fetch(`${harness.sandbox.address}/_sandbox/calls`)).json();
    assert.equal((calls as { operation: string }[])[0]?.operation, 'DescribeRepositories');
  });

  it('gives pages no larger than those of AWS, and refuses to be asked for more', async () => {
    const region = (await harness.open()).region();
    const { ecs: client } = region;
    const { ListClustersCommand, DescribeServicesCommand } = await import('@aws-sdk/client-ecs');
    const large = region.send('ListClusters', {}, () => client.send(new ListClustersCommand({ maxResults: 101 })));
    assert.equal((await problemOf(large)).kind, 'rejected');
    const services = Array.from({ length: 11 }, (_, index) => `s-${index}`);
    const many = region.send('DescribeServices', {}, () =>
      client.send(new DescribeServicesCommand({ cluster: 'parcels', services })),
    );
    assert.match((await problemOf(many)).says ?? '', /10/);
    const wrong = region.send('ListClusters', {}, () => client.send(new ListClustersCommand({ nextToken: 'x' })));
    assert.equal((await problemOf(wrong)).kind, 'rejected');
  });

  it('holds 10,000 repositories and tags, 1,000 services and 5,000 tasks', async () => {
    await post('many', { repositories: 10_000, tags: 10_000, services: 1_000, tasks: 5_000 });
    const region = (await harness.open()).region();
    assert.equal((await collect(ecr.listRepositories(region))).length, 10_005);
    assert.equal((await collect(ecr.listImages(region, { repository: 'many/tags' }))).length, 10_000);
    const services = await collect(ecs.listServices(region, 'many'));
    assert.equal(services.length, 1_000);
    assert.equal(new Set(services.map(({ arn }) => arn)).size, 1_000);
    assert.ok(services.every(({ running, desired }) => running === 5 && desired === 5));
    assert.equal((await collect(ecs.listTasks(region, { cluster: 'many' }))).length, 5_000);
  }).timeout(60_000);

  it('runs as a program that says where it is', async () => {
    const main = path.join(root, 'test', 'aws', 'sandbox', 'main.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', main, '--step', '50'], { cwd: root });
    const ended = once(child, 'close');
    const environment = new TestEnvironment(goodKeys);
    try {
      const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
      assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
      const session = await openSession({ endpoint: address, region: 'eu-west-1' });
      const what = { cluster: 'parcels', service: 'web' };
      await ecs.updateService(session.region(), { ...what, forceNewDeployment: true });
      for (;;) {
        const { deployments } = await ecs.describeService(session.region(), what.cluster, what.service);
        if (deployments.length === 1 && deployments[0]?.rolloutState === 'COMPLETED') break;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      session.dispose();
    } finally {
      environment.restore();
      child.kill('SIGTERM');
    }
    assert.deepEqual(await ended, [0, null]);
  });
});
