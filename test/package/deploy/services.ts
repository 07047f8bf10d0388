import assert from 'node:assert/strict';
import { addService, addTaskSet, loadBalancer, targetGroup } from '../../aws/sandbox/ecs/services';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Input } from '../../aws/sandbox/wire';
import type { Explorer } from '../support/explorer';

/** Services: what changes them, what ECS would reject, and what works where ECS does not roll out. */
export function services(explorer: () => Explorer): void {
  const world = () => explorer().sandbox.world;
  const ecs = () => world().in(seedRegion).ecs;
  const stored = (name: string) => {
    const service = ecs().cluster('shop').services.get(name);
    assert.ok(service);
    return service;
  };
  const step = (times: number) => {
    for (let index = 0; index < times; index += 1) world().step();
  };
  const choose = (service: string, item: string) => explorer().menu(explorer().line(service, 3), item);
  const updates = () => explorer().calls('UpdateService');
  const asked = async () => {
    const { dialog } = explorer();
    await dialog.waitFor();
    return (await dialog.textContent()) ?? '';
  };
  const press = async (button: string) => {
    const { dialog } = explorer();
    await dialog.locator('.monaco-button', { hasText: button }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const clear = () => explorer().window.workbench.runCommand('Notifications: Clear All Notifications');

  describe('services', () => {
    before(async () => {
      const { document } = ecs().definition('crossing-web:3');
      for (const value of ['1', '2', '3'])
        ecs().register({ ...document, family: 'shop-web', tags: [{ key: 'build', value }] });
      const [container] = document.containerDefinitions as readonly Input[];
      ecs().register({ ...document, family: 'shop-web', containerDefinitions: [{ ...container, name: 'api' }] });
      const cluster = ecs().addCluster('shop', ['FARGATE']);
      const loadBalancers = [loadBalancer(targetGroup(ecs(), 'shop'))];
      addService(ecs(), cluster, 'front', 'shop-web:1', 2, { loadBalancers });
      const canaryConfiguration = { canaryPercent: 10, canaryBakeTimeInMinutes: 15 };
      const configuration = { strategy: 'CANARY', bakeTimeInMinutes: 5, canaryConfiguration } as const;
      addService(ecs(), cluster, 'careful', 'shop-web:1', 2, { loadBalancers, configuration });
      addService(ecs(), cluster, 'everywhere', 'crossing-daemon', 0, {
        scheduling: 'DAEMON',
        launchType: 'EC2',
        network: undefined,
      });
      const coded = addService(ecs(), cluster, 'coded', 'shop-web:1', 2, { controller: 'CODE_DEPLOY', loadBalancers });
      addTaskSet(ecs(), coded, 'shop-web:1', { status: 'PRIMARY', scale: 100, externalId: 'd-0A1B2C3D4' });
      const outside = addService(ecs(), cluster, 'outside', 'shop-web:1', 2, {
        controller: 'EXTERNAL',
        launchType: undefined,
      });
      addTaskSet(ecs(), outside, 'shop-web:1', { status: 'PRIMARY', scale: 100, externalId: 'release-1' });
      step(8);
      await showServices();
    });

    after(async () => {
      // So that nobody watches on.
      step(12);
      await clear();
      await explorer().collapse(explorer().line('shop', 1));
    });

    // A question that is still open would be in the way of what comes next.
    afterEach(async function () {
      if (this.currentTest?.isFailed() !== true) return;
      for (let times = 0; times < 3; times += 1) await explorer().page.keyboard.press('Escape');
    });

    /** The services of the cluster, and of no other one. */
    async function showServices(): Promise<void> {
      const { collapse, expand, line, run, show } = explorer();
      await show('Clusters');
      await run('Refresh Clusters');
      await line('shop', 1).waitFor();
      for (const name of ecs().clusters.keys()) if (name !== 'shop') await collapse(line(name, 1));
      await expand(line('shop', 1));
      await expand(line('Services', 2));
      await line('front', 3).waitFor();
    }

    it('deploys a revision: from its line, to a service that runs the family, and the tree shows the rollout to its end', async () => {
      const { expand, line, menu, page, pick, row, run, says, show } = explorer();
      await show('Task Definitions');
      await run('Refresh Task Definitions');
      await expand(line('shop-web', 1));
      await menu(row('shop-web:2', 2), 'Deploy to Service');
      await says('Deploy shop-web:2').waitFor();
      await page.locator('.quick-input-list', { hasText: /front.*shop.*runs shop-web:1/s }).waitFor();
      await explorer().picture('deploy-choose-service');
      await pick('front');
      const text = await asked();
      await explorer().picture('deploy');
      assert.match(text, /Deploy shop-web:2 to front\?/);
      assert.match(
        text,
        /It runs shop-web:1 now\..*2 tasks are wanted\..*100 to 200 %.*circuit breaker brings shop-web:1 back/s,
      );
      assert.match(text, /Account 111122223333, region eu-west-1, cluster shop\./);
      const before = updates();
      await press('Deploy');
      await showServices();
      await row(/front.*rolling out/, 3).waitFor();
      assert.equal(updates(), before + 1);
      step(4);
      await run('Refresh Clusters');
      await row(/front.*2\/2 running/, 3).waitFor();
      assert.equal(stored('front').deployments[0]?.definition.revision, 2);
      assert.equal(stored('front').deployments[0]?.rolloutState, 'COMPLETED');
    });

    it('rolls back to what ran before, and says why that', async () => {
      const { line, page, pick, row, says } = explorer();
      await choose('front', 'Roll Back');
      await says('Roll front back').waitFor();
      await page
        .locator('.quick-input-list', { hasText: /shop-web:1.*ran before.*last active revision that ECS rolled out/s })
        .waitFor();
      await page.locator('.quick-input-list', { hasText: /shop-web:2.*runs now/s }).waitFor();
      await explorer().picture('roll-back-choose');
      await pick('shop-web:1');
      const text = await asked();
      await explorer().picture('roll-back');
      assert.match(
        text,
        /Roll front back to shop-web:1\?.*last active revision that ECS rolled out.*It runs shop-web:2 now\./s,
      );
      await press('Roll Back');
      await row(/front.*rolling out/, 3).waitFor();
      step(4);
      assert.equal(stored('front').deployments[0]?.definition.revision, 1);
      await line('front', 3).waitFor();
    });

    it('forces a deployment of what runs', async () => {
      const { row, run } = explorer();
      await choose('front', 'Force New Deployment');
      assert.match(await asked(), /Force a new deployment of front\?.*New tasks of shop-web:1 replace the old ones/s);
      await press('Force');
      await row(/front.*rolling out/, 3).waitFor();
      step(4);
      await run('Refresh Clusters');
      await row(/front.*2\/2 running/, 3).waitFor();
    });

    it('scales, and warns that 0 stops everything', async () => {
      const { enter, input, page, row, says } = explorer();
      await choose('front', 'Scale');
      await says('How many tasks it is to run; 2 now').waitFor();
      await input.fill('two');
      await page.locator('.quick-input-message', { hasText: 'A whole number, from 0 on.' }).waitFor();
      await input.fill('0');
      await page.locator('.quick-input-message', { hasText: '0 stops everything that front runs.' }).waitFor();
      await explorer().picture('scale');
      await enter('3');
      assert.match(await asked(), /Scale front from 2 to 3\?.*Application Auto Scaling.*cluster shop\./s);
      await press('Scale');
      await row(/front.*2\/3 running/, 3).waitFor();
      assert.equal(stored('front').desired, 3);
    });

    it('turns ECS Exec on for new tasks, and offers the deployment that gives it to all', async () => {
      const { notification, page } = explorer();
      await clear();
      await choose('front', 'Turn ECS Exec On or Off');
      assert.match(await asked(), /Turn ECS Exec on for front\?.*Only tasks that start from now on.*four ssmmessages/s);
      await press('Turn On');
      const told = notification('ECS Exec is on for new tasks of front.');
      await told.waitFor();
      await explorer().picture('exec-on');
      assert.equal(stored('front').execEnabled, true);
      await told.locator('.monaco-button', { hasText: 'Force New Deployment' }).click();
      assert.match(await asked(), /Force a new deployment of front\?/);
      await page.keyboard.press('Escape');
      await explorer().dialog.waitFor({ state: 'detached' });
    });

    it('changes nothing when the person leaves a question', async () => {
      const { dialog, input, page, pick, run, says } = explorer();
      const before = updates();
      const leave = async () => {
        await page.keyboard.press('Escape');
        await input.waitFor({ state: 'hidden' });
      };
      await run('Deploy to Service');
      await page.locator('.quick-input-list', { hasText: '12 services' }).waitFor();
      await leave();
      await run('Deploy to Service');
      await pick('shop');
      await pick('front');
      await says('Deploy to front').waitFor();
      await leave();
      for (const item of ['Deploy to Service', 'Roll Back', 'Scale']) {
        await choose('front', item);
        await input.waitFor();
        await leave();
      }
      for (const item of ['Force New Deployment', 'Turn ECS Exec On or Off']) {
        await choose('front', item);
        await asked();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
      assert.equal(updates(), before);
    });

    it('says before what ECS would reject', async () => {
      const { pick } = explorer();
      const before = updates();
      await choose('front', 'Deploy to Service');
      await pick('shop-web:4');
      const text = await asked();
      await explorer().picture('misfit');
      assert.match(
        text,
        /front cannot run shop-web:4.*ECS says: The container web does not exist in the task definition\./s,
      );
      await press('OK');
      assert.equal(updates(), before);
    });

    it('tells a canary for what it is, and rolls it back by stopping it', async () => {
      const { pick, row } = explorer();
      await choose('careful', 'Deploy to Service');
      await pick('shop-web:3');
      const text = await asked();
      await explorer().picture('deploy-canary');
      assert.match(text, /Canary: 10 % of the traffic moves first, the rest 15 min later/);
      assert.match(text, /both revisions run at once, 4 tasks in all/);
      await press('Deploy');
      await row(/careful.*rolling out/, 3).waitFor();
      step(1);
      const before = updates();
      await choose('careful', 'Roll Back');
      await pick('shop-web:1');
      assert.match(await asked(), /The rollout that is under way is stopped/);
      await press('Roll Back');
      for (let tries = 0; tries < 50 && explorer().calls('StopServiceDeployment') === 0; tries += 1)
        await explorer().page.waitForTimeout(100);
      assert.equal(explorer().calls('StopServiceDeployment'), 1);
      assert.equal(updates(), before);
    });

    it('explains that CodeDeploy rolls out, with the AppSpec and the command for the revision', async () => {
      const { notification, page, pick } = explorer();
      const before = updates();
      await clear();
      for (const button of ['Open AppSpec', 'Copy Command']) {
        await choose('coded', 'Deploy to Service');
        await pick('shop-web:3');
        assert.match(await asked(), /AWS CodeDeploy rolls coded out/);
        await explorer().picture('code-deploy');
        await press(button);
      }
      await page.locator('.view-line', { hasText: 'ContainerName: web' }).waitFor();
      await page.locator('.view-line', { hasText: /TaskDefinition:\s.*task-definition\/shop-web:3$/ }).waitFor();
      await notification('Check the names of application and deployment group').waitFor();
      await explorer().picture('app-spec');
      const command = await page.evaluate<string>('navigator.clipboard.readText()');
      assert.match(command, /^aws deploy create-deployment --application-name AppECS-shop-coded /);
      assert.match(command, /TaskDefinition: arn:aws:ecs:eu-west-1:111122223333:task-definition\/shop-web:3\n/);
      assert.equal(updates(), before);
      await explorer().window.workbench.runCommand('View: Revert and Close Editor');
      await clear();
    });

    it('explains task sets where somebody else rolls out, and scales', async () => {
      const { enter, row } = explorer();
      await choose('outside', 'Force New Deployment');
      assert.match(await asked(), /An external controller rolls outside out\..*CreateTaskSet/);
      await explorer().picture('external');
      await press('Scale…');
      await enter('4');
      assert.match(await asked(), /Scale outside from 2 to 4\?/);
      await press('Scale');
      await row(/outside.*\/4 running/, 3).waitFor();
    });

    it('explains why a daemon service has no number', async () => {
      await choose('everywhere', 'Scale');
      assert.match(await asked(), /everywhere is a daemon service: ECS runs one task on each container instance/);
      await explorer().picture('daemon');
      await press('OK');
    });

    it('changes nothing with a profile that is marked as read-only', async () => {
      const { notification, withProfile } = explorer();
      const before = updates();
      const items = ['Deploy to Service', 'Force New Deployment', 'Roll Back', 'Scale', 'Turn ECS Exec On or Off'];
      await withProfile('audit', async () => {
        await showServices();
        for (const item of items) {
          await choose('front', item);
          const refused = notification('marked as read-only in the settings, so nothing is changed with it');
          await refused.waitFor();
          await clear();
          await refused.waitFor({ state: 'detached' });
        }
      });
      assert.equal(updates(), before);
    });
  });
}
