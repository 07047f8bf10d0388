import assert from 'node:assert/strict';
import { ecsOperations } from '../../aws/sandbox/ecs/operations';
import { addService } from '../../aws/sandbox/ecs/services';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Explorer } from '../support/explorer';

/** Watching deployments: to their end, why they fail, and no longer. */
export function rollouts(explorer: () => Explorer): void {
  const place = () => explorer().sandbox.world.in(seedRegion);
  const stored = (name: string) => {
    const service = place().ecs.cluster('harbour').services.get(name);
    assert.ok(service);
    return service;
  };
  const steps = (times: number) => {
    for (let index = 0; index < times; index += 1) explorer().sandbox.world.step();
  };
  const deploy = (service: string, taskDefinition: string) =>
    ecsOperations.UpdateService?.(place(), { cluster: 'harbour', service, taskDefinition });
  const watch = (service: string) => explorer().menu(explorer().line(service, 3), 'Watch Deployment');
  const clear = () => explorer().window.workbench.runCommand('Notifications: Clear All Notifications');
  const gone = (text: string) => explorer().notification(text).first().waitFor({ state: 'detached' });

  /** The services of the cluster, read again, and of no other one. */
  async function showServices(): Promise<void> {
    const { collapse, expand, line, run, show } = explorer();
    await show('Clusters');
    await run('Refresh Clusters');
    await line('harbour', 1).waitFor();
    for (const name of place().ecs.clusters.keys()) if (name !== 'harbour') await collapse(line(name, 1));
    await expand(line('harbour', 1));
    await expand(line('Services', 2));
    await line('pier', 3).waitFor();
  }

  describe('watching a deployment', () => {
    before(async () => {
      const { ecs } = place();
      const { document } = ecs.definition('crossing-web:3');
      for (const value of ['1', '2']) ecs.register({ ...document, family: 'harbour', tags: [{ key: 'build', value }] });
      const cluster = ecs.addCluster('harbour', ['FARGATE']);
      const guarded = { deploymentCircuitBreaker: { enable: true, rollback: true } };
      const canaryConfiguration = { canaryPercent: 10, canaryBakeTimeInMinutes: 15 };
      addService(ecs, cluster, 'pier', 'harbour:1', 2, { configuration: { strategy: 'ROLLING', ...guarded } });
      addService(ecs, cluster, 'quay', 'harbour:1', 2, { configuration: { strategy: 'ROLLING' } });
      addService(ecs, cluster, 'lock', 'harbour:1', 2, {
        configuration: { strategy: 'CANARY', bakeTimeInMinutes: 5, canaryConfiguration, ...guarded },
      });
      steps(10);
      await showServices();
    });

    after(async () => {
      await clear();
      await explorer().collapse(explorer().line('harbour', 1));
    });

    it('goes on until it is done, with a diary that a second watch shows', async () => {
      const { notification, page } = explorer();
      deploy('pier', 'harbour:2');
      await watch('pier');
      await notification('Watching pier: Cancel stops watching, not deploying').waitFor();
      await notification('harbour:2: waiting for the first task, 0/2 running').waitFor();
      steps(1);
      await notification('harbour:2: starting tasks, 0/2 running, 2 pending').waitFor();
      await watch('pier');
      const diary = page.locator('.part.panel .view-line');
      await diary.filter({ hasText: 'Watching pier in harbour, eu-west-1' }).first().waitFor();
      await explorer().picture('rollout-watched');
      steps(8);
      await notification('pier runs harbour:2, after').waitFor();
      await gone('Watching pier');
      await diary.filter({ hasText: 'has reached a steady state' }).first().waitFor();
      assert.equal(await diary.filter({ hasText: 'Watching pier in harbour' }).count(), 1);
      await explorer().picture('rollout-done');
      await clear();
    });

    it('says why it failed, what ECS did about it, and shows the tasks that stopped', async () => {
      const { notification, row } = explorer();
      stored('pier').fails = 'exit';
      deploy('pier', 'harbour:1');
      await showServices();
      await watch('pier');
      await notification('harbour:1: waiting for the first task').waitFor();
      steps(14);
      const told = notification('harbour:1 did not come up on pier, and ECS went back to harbour:2.');
      await told.waitFor();
      const text = (await told.textContent()) ?? '';
      assert.match(text, /web ended with exit code 1\. Its last words: .*cannot go on: the database does not answer/);
      assert.doesNotMatch(text, /Roll Back/);
      await told.locator('.monaco-button', { hasText: 'Show Logs' }).waitFor();
      await explorer().picture('rollout-failed');
      await told.locator('.monaco-button', { hasText: 'Show Tasks' }).click();
      await row(/web ended with exit code 1\. · STOPPED/, 5).waitFor();
      await explorer().picture('rollout-stopped-tasks');
      await clear();
    });

    it('says of a failing one without an end what is wrong; Cancel leaves the deployment alone', async () => {
      const { collapse, expand, line, notification, row, says, window } = explorer();
      await collapse(line('pier', 3));
      stored('quay').fails = 'image-not-found';
      deploy('quay', 'harbour:2');
      await showServices();
      await watch('quay');
      await notification('harbour:2: waiting for the first task').waitFor();
      steps(6);
      const told = notification('Tasks of harbour:2 keep failing on quay, and ECS tries again without end');
      await told.waitFor();
      assert.match((await told.textContent()) ?? '', /There is no image parcels\/web:1\.4\.1\. Push it/);
      await explorer().picture('rollout-keeps-failing');
      await told.locator('.monaco-button', { hasText: 'Roll Back' }).click();
      await says('Roll quay back').waitFor();
      await window.workbench.press('Escape');
      await says('Roll quay back').waitFor({ state: 'hidden' });
      await expand(line('quay', 3));
      await expand(line('Deployments', 4));
      await row(/harbour:2.*PRIMARY · IN_PROGRESS · 0\/2 running.*failed/, 5).waitFor();
      await expand(row(/harbour:2.*PRIMARY/, 5));
      await row('There is no image parcels/web:1.4.1.', 6).waitFor();
      await explorer().picture('rollout-causes');
      const watching = notification('Watching quay').first();
      await watching.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await gone('Watching quay');
      assert.equal(stored('quay').deployments[0]?.rolloutState, 'IN_PROGRESS');
      assert.equal(explorer().calls('StopServiceDeployment'), 0);
      stored('quay').fails = undefined;
      steps(8);
      assert.equal(stored('quay').deployments[0]?.rolloutState, 'COMPLETED');
      await clear();
      await collapse(line('quay', 3));
    });

    it('shows stage and traffic of a canary', async () => {
      const { collapse, expand, line, notification, row } = explorer();
      deploy('lock', 'harbour:2');
      await showServices();
      await expand(line('lock', 3));
      await expand(line('Deployments', 4));
      await watch('lock');
      const traffic = () => stored('lock').rollouts[0]?.traffic ?? 0;
      for (let tries = 0; tries < 20 && traffic() === 0; tries += 1) steps(1);
      await notification('10 % of the traffic').waitFor();
      await explorer().run('Refresh Clusters');
      await row(/harbour:2.*PRIMARY.*10 % of the traffic/, 5).waitFor();
      await explorer().picture('rollout-canary');
      steps(30);
      await notification('lock runs harbour:2, after').waitFor();
      await clear();
      await collapse(line('lock', 3));
    });
  });
}
