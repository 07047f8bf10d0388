import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execToken } from '../../aws/sandbox/ecs/exec-and-stop';
import { addService } from '../../aws/sandbox/ecs/services';
import type { StoredTask } from '../../aws/sandbox/ecs/stored';
import { seedRegion } from '../../aws/sandbox/seed';
import type { Explorer } from '../support/explorer';

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const typedSecret = 'hush-SECRET-typed';

/** Tasks that are run, stopped and described, and shells in their containers. They have a cluster of their own. */
export function tasks(explorer: () => Explorer): void {
  const ecs = () => explorer().sandbox.world.in(seedRegion).ecs;
  const quay = () => ecs().cluster('quay');
  const standalone = () => [...quay().tasks.values()].filter(({ group }) => !group.startsWith('service:'));
  const newest = () => {
    const task = standalone().at(-1);
    assert.ok(task);
    return task;
  };
  /** Lets the world go on until a task is where it should be. */
  const until = (task: StoredTask, status: string) => {
    for (let step = 0; step < 10 && task.status !== status; step += 1) explorer().sandbox.world.step();
    assert.equal(task.status, status);
  };
  const clear = async () => {
    await explorer().window.workbench.runCommand('Notifications: Clear All Notifications');
    await explorer().page.locator('.notification-list-item').first().waitFor({ state: 'detached' });
  };
  /** The question in front. */
  const asks = (words: string) => explorer().page.locator(`.quick-input-widget input[placeholder*="${words}"]`);
  const press = (words: string, button: string) =>
    explorer().notification(words).locator('.monaco-button', { hasText: button }).click();

  describe('tasks', () => {
    before(async () => {
      const fargate = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' };
      const definition = (family: string, tag: string, more = {}) =>
        ecs().register({
          family,
          ...fargate,
          containerDefinitions: [{ name: family, image: `${registry}/parcels/web:${tag}`, essential: true, ...more }],
        });
      const cluster = ecs().addCluster('quay', ['FARGATE']);
      definition('boat', '1.4.2');
      definition('sunk', '9.9.9');
      const sealed = definition('sealed', '1.4.2', { readonlyRootFilesystem: true });
      addService(ecs(), cluster, 'boat', 'boat', 1, { execEnabled: true });
      addService(ecs(), cluster, 'closed', 'boat', 1, { execEnabled: false });
      const task = ecs().start(cluster, { definition: sealed, group: 'family:sealed', execEnabled: true });
      for (let step = 0; step < 6; step += 1) explorer().sandbox.world.step();
      task.execAgent = 'STOPPED';
      const { collapse, line, show } = explorer();
      await show('Clusters');
      for (const name of ['parcels', 'machines', 'crossing']) await collapse(line(name, 1));
      await explorer().run('Refresh Clusters');
      await explorer().run('Refresh Task Definitions');
    });

    it('runs nothing where a person leaves a question', async () => {
      const { line, menu, expand, page, pick, show } = explorer();
      await show('Task Definitions');
      await expand(line('boat', 1));
      await line('boat:1', 2).waitFor();
      const leave = async () => {
        await page.keyboard.press('Escape');
        await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      };
      await menu(line('boat:1', 2), 'Run Task');
      await asks('Which cluster?').waitFor();
      await leave();
      await menu(line('boat:1', 2), 'Run Task');
      await asks('Which cluster?').waitFor();
      await pick('quay');
      await asks('Which network?').waitFor();
      await leave();
      await menu(line('boat:1', 2), 'Run Task');
      await asks('Which cluster?').waitFor();
      await pick('quay');
      await asks('Which network?').waitFor();
      await pick('closed');
      await asks('Pick an answer to change it').waitFor();
      await leave();
      assert.equal(explorer().calls('RunTask'), 0);
    });

    it('runs a task with the network of a service and what differs from its definition', async () => {
      const { enter, input, line, menu, notification, page, pick, says } = explorer();
      await menu(line('boat:1', 2), 'Run Task');
      await asks('Which cluster?').waitFor();
      await pick('quay');
      await says('boat:1').first().waitFor();
      await explorer().picture('task, network');
      await pick('closed');
      await says('as service closed').waitFor();
      await pick('Command');
      await says('The command of boat').waitFor();
      await enter("sh -c 'echo one two'");
      await says("sh -c 'echo one two'").waitFor();
      await pick('Environment');
      await asks('Type NAME=VALUE').waitFor();
      await pick('MODE=fast');
      // The question is asked again.
      await page.waitForTimeout(1_000);
      await pick('API_TOKEN');
      await says('The value of API_TOKEN').waitFor();
      assert.equal(await input.getAttribute('type'), 'password');
      await enter(typedSecret);
      await says('API_TOKEN=•••').waitFor();
      await pick('Go on');
      await says('MODE=fast, API_TOKEN=•••').waitFor();
      await says('Account 111122223333, region eu-west-1, cluster quay.').waitFor();
      await explorer().picture('task, review');
      assert.equal(explorer().calls('RunTask'), 0);
      await asks('Pick an answer').waitFor();
      await pick('Run boat:1');
      await notification('Starting boat:1').waitFor();
      const task = newest();
      const [override] = task.overrides.containerOverrides as Record<string, unknown>[];
      assert.deepEqual(override, {
        name: 'boat',
        command: ['sh', '-c', 'echo one two'],
        environment: [
          { name: 'MODE', value: 'fast' },
          { name: 'API_TOKEN', value: typedSecret },
        ],
      });
      assert.deepEqual([task.startedBy, task.launchType, task.execEnabled], ['quaymaster', 'FARGATE', false]);
      await notification('PROVISIONING').waitFor();
      await explorer().picture('task, running');
      until(task, 'RUNNING');
      await notification('boat:1 is running.').waitFor();
      await page.waitForTimeout(300);
      await explorer().picture('task, runs');
    });

    it('stops it from there after asking, and tells of its end', async () => {
      const { dialog, enter, notification, says } = explorer();
      await press('boat:1 is running.', 'Stop Task');
      await says('ECS shows it with the stopped task').waitFor();
      await enter('seen enough');
      await dialog.waitFor();
      await explorer().picture('task, stop');
      assert.match((await dialog.textContent()) ?? '', /Account 111122223333, region eu-west-1, cluster quay\./);
      assert.equal(explorer().calls('StopTask'), 0);
      await dialog.locator('.monaco-button', { hasText: 'Stop' }).click();
      await notification('boat:1 has stopped.').waitFor();
      assert.equal(newest().stoppedReason, 'seen enough');
      await notification('seen enough').waitFor();
      await clear();
    });

    it('remembers the network and what differed, but no secret', async () => {
      const { line, menu, page, pick, says } = explorer();
      await menu(line('boat:1', 2), 'Run Task');
      await asks('Which cluster?').waitFor();
      await pick('quay');
      await says('as service closed').waitFor();
      await says('MODE=fast').waitFor();
      assert.equal(await says('API_TOKEN').count(), 0);
      await page.keyboard.press('Escape');
    });

    it('runs a task that fails, and tells why', async () => {
      const { line, menu, notification, pick } = explorer();
      await menu(line('sunk', 1), 'Run Task');
      await asks('Which cluster?').waitFor();
      await pick('quay');
      await asks('Pick an answer').waitFor();
      await pick('Run sunk:1');
      await notification('Starting sunk:1').waitFor();
      until(newest(), 'STOPPED');
      await notification('sunk:1 has stopped.').waitFor();
      await notification('parcels/web:9.9.9').waitFor();
      await explorer().picture('task, failed');
      await clear();
    });

    it('shows everything that ECS says of a task', async () => {
      const { expand, line, menu, page, row, show } = explorer();
      await show('Clusters');
      await expand(line('quay', 1));
      await expand(line('Standalone tasks', 2));
      await menu(row('sealed:1', 3), 'Describe as JSON');
      await page.locator('.tab.active', { hasText: /task-[0-9a-f]+\.json/ }).waitFor();
      await page.locator('.view-line', { hasText: '"taskArn"' }).first().waitFor();
      await explorer().picture('task, described');
    });
  });

  describe('a shell', () => {
    const plugin = () => path.join(explorer().home, 'bin', 'session-manager-plugin');
    const install = (version: string) => {
      copyFileSync(path.join(__dirname, '..', 'support', 'session-manager-plugin.sh'), plugin());
      chmodSync(plugin(), 0o755);
      writeFileSync(`${plugin()}.version`, `${version}\n`);
    };
    const container = async (service: string) => {
      const { expand, line, row } = explorer();
      await expand(line('quay', 1));
      await expand(line('Services', 2));
      await expand(line(service, 3));
      await expand(row('Tasks', 4));
      await expand(row('boat:1', 5));
      return line('boat', 6);
    };
    const close = async (service: string) => explorer().collapse(explorer().line(service, 3));

    it('tells what is missing, with what helps: ECS Exec, an agent, the plugin, a newer one', async () => {
      const { dialog, expand, line, menu, notification, page, row } = explorer();
      await menu(await container('closed'), 'Open Shell');
      await notification('Turn it on for service closed; its new tasks have it.').waitFor();
      await explorer().picture('shell, exec is off');
      await press('Turn it on', 'Turn On ECS Exec');
      await dialog.waitFor();
      assert.match((await dialog.textContent()) ?? '', /Turn ECS Exec on for closed\?/);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await close('closed');

      await expand(line('Standalone tasks', 2));
      await menu(row('sealed:1', 3), 'Open Shell');
      await notification('The root file system of sealed is read-only').waitFor();
      await clear();

      const boat = await container('boat');
      await menu(boat, 'Open Shell');
      await notification('The session-manager-plugin of AWS is not on the PATH').waitFor();
      await explorer().picture('shell, no plugin');
      await clear();

      install('1.2.497.0');
      await menu(boat, 'Open Shell');
      await notification('Update it to 1.2.536 or newer.').waitFor();
      await clear();
      assert.equal(explorer().calls('ExecuteCommand'), 0);
    });

    it('says in plain words what is missing where the agent has no connection', async () => {
      install('1.2.650.0');
      const { dialog, line, menu, notification, pick } = explorer();
      await menu(line('boat', 6), 'Open Shell');
      await asks('Which shell?').waitFor();
      await pick('/bin/sh');
      await dialog.waitFor();
      const [stored] = [...quay().tasks.values()].find(({ group }) => group === 'service:boat')?.containers ?? [];
      assert.ok(stored);
      stored.status = 'STOPPED';
      await dialog.locator('.monaco-button', { hasText: 'Open Shell' }).click();
      await notification('The task role needs ssmmessages:CreateControlChannel').waitFor();
      stored.status = 'RUNNING';
      await clear();
    });

    it('opens in a terminal after asking, with the token in its environment alone', async () => {
      const { dialog, line, menu, page, pick } = explorer();
      await menu(line('boat', 6), 'Open Shell');
      await asks('Which shell?').waitFor();
      await page.keyboard.press('Escape');
      await menu(line('boat', 6), 'Open Shell');
      await asks('Which shell?').waitFor();
      await explorer().picture('shell, which');
      await pick('/bin/bash');
      await dialog.waitFor();
      await explorer().picture('shell, question');
      assert.match(
        (await dialog.textContent()) ?? '',
        /\/bin\/bash runs as root.*Account 111122223333, region eu-west-1, cluster quay\./s,
      );
      const before = explorer().calls('ExecuteCommand');
      await dialog.locator('.monaco-button', { hasText: 'Open Shell' }).click();
      const terminal = page.locator('.part.panel .xterm-rows');
      await terminal.filter({ hasText: 'Session for {"Target":"ecs:quay_' }).waitFor();
      await page.keyboard.type('ls\n');
      await terminal.filter({ hasText: 'You typed: ls' }).waitFor();
      await explorer().picture('shell');
      assert.equal(explorer().calls('ExecuteCommand'), before + 1);
      const started = readFileSync(`${plugin()}.started`, 'utf8').trimEnd().split('\n');
      const [variable, region, operation, profile = '', target, endpoint] = started.slice(2);
      assert.deepEqual(
        [variable, region, operation, profile, endpoint],
        ['AWS_SSM_START_SESSION_RESPONSE', 'eu-west-1', 'StartSession', '', explorer().sandbox.address],
      );
      assert.match(target ?? '', /^\{"Target":"ecs:quay_[0-9a-f]+_/);
      assert.ok(!started.join('\n').includes(execToken));
      // The one who has used it last is offered it first.
      await menu(line('boat', 6), 'Open Shell');
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: '/bin/bash' }).waitFor();
      await page.keyboard.press('Escape');
    });

    it('leaves no secret in what VS Code keeps of the window', async () => {
      const { data } = explorer().window;
      await explorer().page.waitForTimeout(2_000);
      const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const holding = files.filter(({ parentPath, name }) => {
        const text = readFileSync(path.join(parentPath, name), 'latin1');
        return text.includes(execToken) || text.includes(typedSecret);
      });
      assert.deepEqual(
        holding.map(({ name }) => name),
        [],
      );
      const state = JSON.stringify(await explorer().page.context().storageState({ indexedDB: true }));
      // Bytes, such as logs of the page, come in base64.
      const kept = state.replace(/"b":"([^"]*)"/g, (_, bytes) => Buffer.from(bytes, 'base64').toString('latin1'));
      assert.ok(kept.includes('tasks.networks'));
      assert.ok(!kept.includes(execToken) && !kept.includes(typedSecret));
    });

    it('neither opens, nor does a task run or stop, for a profile that is marked as read-only', async () => {
      const { collapse, line, menu, notification, row, withProfile } = explorer();
      const count = () => ['RunTask', 'StopTask', 'ExecuteCommand'].map((operation) => explorer().calls(operation));
      const before = count();
      await withProfile('audit', async () => {
        const boat = await container('boat');
        for (const [element, item] of [
          [boat, 'Open Shell'],
          [row('boat:1', 5), 'Stop Task'],
          [line('quay', 1), 'Run Task'],
        ] as const) {
          await menu(element, item);
          const refused = notification('marked as read-only in the settings, so nothing is changed with it');
          await refused.waitFor();
          await clear();
          await refused.waitFor({ state: 'detached' });
        }
      });
      assert.deepEqual(count(), before);
      rmSync(plugin());
      await collapse(line('quay', 1));
    });
  });
}
