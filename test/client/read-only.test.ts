import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AwsFeatures } from '../../client/src/aws-features';
import { type AwsCommand, awsCommands } from '../../client/src/features/explorer/commands';
import type { Subject, TreeNode } from '../../client/src/features/explorer/node';
import { type ViewName, viewIds } from '../../client/src/features/explorer/view-ids';
import { registrationMessages } from '../../server/src/wiring/registration/requests';
import { TestEnvironment } from '../aws/environment';
import { goodKeys } from '../aws/harness';
import { callsOf } from '../aws/policy-document';
import { exampleDefinitions } from '../aws/sandbox/seed';
import { type Sandbox, startSandbox } from '../aws/sandbox/server';
import { Uri } from './window/uri';
import { TestWindow } from './window/vscode';

// Every command that needs AWS, carried out by a person who agrees to everything: with a profile that is marked, and in Restricted Mode, nothing is
// written. With neither, the same person does write: so each question is really answered. Somebody who leaves each question writes nothing.

const root = path.resolve(__dirname, '..', '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const region = 'eu-west-1';
const cluster = `arn:aws:ecs:${region}:111122223333:cluster/crossing`;

/** What a command is carried out with. */
interface Rig {
  readonly sandbox: Sandbox;
  readonly file: string;
}

type Arguments = (rig: Rig) => readonly unknown[];

const line = (subject: Omit<Subject, 'region'>) => [{ subject: { region, ...subject } }];
const revision = (name: string) => line({ name, arn: `arn:aws:ecs:${region}:111122223333:task-definition/${name}` });
const service = (name: string) => {
  const arn = `arn:aws:ecs:${region}:111122223333:service/crossing/${name}`;
  return line({ name, arn, cluster, service: name });
};
const taskOf = ({ sandbox }: Rig, name: string) => {
  const { ecs } = sandbox.world.in(region);
  const tasks = [...ecs.cluster('crossing').tasks.values()];
  const found = tasks.find(({ group }) => group === `service:${name}`);
  const task = ecs.arn(`task/crossing/${found?.id}`);
  return line({ name: String(found?.id), arn: task, cluster, task, service: name });
};
const image = ({ sandbox }: Rig, repository: string, tag: string) => {
  const images = [...(sandbox.world.in(region).ecr.repositories.get(repository)?.images.values() ?? [])];
  const { digest = '' } = images.find(({ tags }) => tags.has(tag)) ?? {};
  return line({ name: tag, repository, digest, tags: [tag] });
};

/** The commands that change something in AWS, and the call by which they do. `engine`: only after a build, for which there is no engine here. */
const writing: Readonly<Partial<Record<AwsCommand, { readonly call: string; readonly on: Arguments }>>> = {
  'quaymaster.createRepository': { call: 'CreateRepository', on: () => [] },
  'quaymaster.deleteRepository': {
    call: 'DeleteRepository',
    on: () => line({ name: 'base/busybox', repository: 'base/busybox' }),
  },
  'quaymaster.deleteImage': { call: 'BatchDeleteImage', on: (rig) => image(rig, 'parcels/web', '1.3.0') },
  'quaymaster.startScan': { call: 'StartImageScan', on: (rig) => image(rig, 'parcels/report', '1.4.2') },
  'quaymaster.buildAndPush': { call: 'engine', on: () => [Uri.file('/nowhere/Dockerfile')] },
  'quaymaster.pushImage': { call: 'engine', on: () => [] },
  'quaymaster.repeatPush': { call: 'engine', on: () => [] },
  'quaymaster.register': { call: 'RegisterTaskDefinition', on: ({ file }) => [Uri.file(file)] },
  'quaymaster.deregisterRevision': { call: 'DeregisterTaskDefinition', on: () => revision('crossing-web:2') },
  'quaymaster.deleteRevision': {
    call: 'DeleteTaskDefinitions',
    on: ({ sandbox }) => {
      sandbox.world.in(region).ecs.definition('crossing-web:1').status = 'INACTIVE';
      return revision('crossing-web:1');
    },
  },
  'quaymaster.deployRevision': { call: 'UpdateService', on: () => service('with-rollback') },
  'quaymaster.forceDeployment': { call: 'UpdateService', on: () => service('with-rollback') },
  'quaymaster.scaleService': { call: 'UpdateService', on: () => service('with-rollback') },
  'quaymaster.rollBack': { call: 'UpdateService', on: () => service('with-rollback') },
  'quaymaster.switchExec': { call: 'UpdateService', on: () => service('sealed') },
  'quaymaster.runTask': { call: 'RunTask', on: () => revision('crossing-web:4') },
  'quaymaster.stopTask': { call: 'StopTask', on: (rig) => taskOf(rig, 'sealed') },
  'quaymaster.openShell': { call: 'ExecuteCommand', on: (rig) => taskOf(rig, 'shell') },
};

/** Calls about what is in a cluster. */
const inClusters: ReadonlySet<string> = new Set(['UpdateService', 'RunTask', 'StopTask', 'ExecuteCommand']);

/** The parts of docs/iam-policies.md that whoever uses a command has taken, by the call that it is for. */
const parts: Readonly<Record<string, readonly string[]>> = {
  CreateRepository: ['Manage repositories'],
  DeleteRepository: ['Manage repositories', 'Browse repositories'],
  BatchDeleteImage: ['Manage repositories'],
  StartImageScan: ['Manage repositories'],
  RegisterTaskDefinition: ['Register task definitions', 'Browse task definitions'],
  DeregisterTaskDefinition: ['Register task definitions', 'Browse clusters'],
  DeleteTaskDefinitions: ['Register task definitions'],
  UpdateService: ['Deploy services and run tasks', 'Browse clusters', 'Browse task definitions', 'Watch a deployment'],
  RunTask: ['Deploy services and run tasks', 'Browse clusters', 'Browse task definitions'],
  StopTask: ['Deploy services and run tasks'],
  ExecuteCommand: ['Open a shell in a container', 'Browse clusters', 'Browse task definitions'],
};

/** Whether a call changes something. */
const writes = (operation: string) => !/^(?:List|Describe|Get|BatchGet|BatchCheck|Filter|AssumeRole)/.test(operation);

/** What each view may read. */
const browsing: Readonly<Record<ViewName, readonly string[]>> = {
  clusters: ['Browse clusters', 'Watch a deployment'],
  taskDefinitions: ['Browse task definitions', 'Browse clusters'],
  repositories: ['Browse repositories', 'Complete and explain images'],
};

describe('every command', () => {
  const window = new TestWindow();
  const state: { sandbox?: Sandbox; environment?: TestEnvironment; features?: AwsFeatures; uninstall?: () => void } =
    {};

  before(() => {
    state.uninstall = window.install();
  });
  after(() => state.uninstall?.());

  const open = async (marks: object = {}): Promise<Rig & { readonly features: AwsFeatures }> => {
    const sandbox = await startSandbox();
    const environment = new TestEnvironment(goodKeys);
    const plugin = environment.write('bin/session-manager-plugin', '#!/bin/sh\necho 1.2.650.0\n');
    chmodSync(plugin, 0o755);
    process.env.PATH = path.dirname(plugin);
    const file = environment.write('task-definition.json', JSON.stringify(exampleDefinitions()[1]));
    mkdirSync(path.join(environment.home, 'dist'));
    window.settings = {
      'quaymaster.aws.endpoint': sandbox.address,
      'quaymaster.aws.region': region,
      'quaymaster.aws.profileMarks': marks,
      'quaymaster.shell': '/bin/sh',
    };
    window.shown.length = 0;
    const { AwsFeatures } = await import('../../client/src/aws-features');
    const log = new Proxy({}, { get: () => () => {} });
    const context = { workspaceState: memento(), subscriptions: [] };
    const features = new AwsFeatures(context as never, log as never, treeViews() as never, server());
    Object.assign(state, { sandbox, environment, features });
    return { sandbox, features, file };
  };
  afterEach(async () => {
    window.isTrusted = true;
    window.agrees = true;
    state.features?.dispose();
    await state.sandbox?.close();
    state.environment?.restore();
  });
  const run = (features: AwsFeatures, id: AwsCommand, args: readonly unknown[]) =>
    Promise.race([features.run(id, args), new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
  const written = (sandbox: Sandbox) => sandbox.calls.map(({ operation }) => operation).filter(writes);

  it('is looked at here, but for those that need no AWS', () => {
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const others = ['quaymaster.restartServer', 'quaymaster.showOutput'];
    assert.deepEqual([...awsCommands, ...others].sort(), contributed.sort());
  });

  it('that changes something is off in untrusted workspaces', () => {
    const enablement = new Map(
      manifest.contributes.commands.map((one: { command: string; enablement?: string }) => [
        one.command,
        one.enablement,
      ]),
    );
    for (const id of Object.keys(writing)) assert.equal(enablement.get(id), 'isWorkspaceTrusted', id);
  });

  for (const mark of ['read-only', 'production'] as const)
    it(`that changes something refuses at once for a profile marked ${mark}, and asks AWS nothing`, async () => {
      const rig = await open({ default: mark });
      for (const [id, { on }] of Object.entries(writing)) {
        window.shown.length = 0;
        await run(rig.features, id as AwsCommand, on(rig));
        assert.deepEqual(rig.sandbox.calls, [], id);
        assert.match(window.shown.join('\n'), new RegExp(`is marked as ${mark}`), id);
      }
    }).timeout(60_000);

  it('that changes something refuses at once in Restricted Mode, and asks AWS nothing', async () => {
    const rig = await open();
    window.isTrusted = false;
    for (const [id, { on }] of Object.entries(writing)) {
      window.shown.length = 0;
      await run(rig.features, id as AwsCommand, on(rig));
      assert.deepEqual(rig.sandbox.calls, [], id);
      assert.match(window.shown.join('\n'), /until you trust this workspace/, id);
    }
  }).timeout(60_000);

  for (const [id, { call, on }] of Object.entries(writing)) {
    if (call === 'engine') continue;
    it(`that changes something asks first, and says where: ${id}`, async () => {
      const rig = await open();
      window.agrees = false;
      await run(rig.features, id as AwsCommand, on(rig));
      assert.deepEqual(written(rig.sandbox), []);
      assert.notDeepEqual(window.shown, []);
      window.agrees = true;
      await run(rig.features, id as AwsCommand, on(rig));
      const told = window.shown.join('\n');
      assert.deepEqual(new Set(written(rig.sandbox)), new Set([call]), told);
      const called = new Set(rig.sandbox.calls.map((one) => `${one.service}:${one.operation}`));
      const allowed = new Set(['sts:GetCallerIdentity', ...(parts[call] ?? []).flatMap(callsOf)]);
      assert.deepEqual(
        [...called].filter((one) => !allowed.has(one)),
        [],
        'is in docs/iam-policies.md',
      );
      assert.match(told, /\b111122223333\b/, 'the account');
      assert.match(told, /\beu-west-1\b/, 'the region');
      if (inClusters.has(call)) assert.match(told, /\b(?:cluster|Cluster) (?:crossing|parcels)\b/, 'the cluster');
    });
  }

  it('that changes something writes nothing once the profile, the region or the settings have changed under its questions', async () => {
    for (const [id, { call, on }] of Object.entries(writing)) {
      if (call === 'engine') continue;
      const rig = await open();
      const { aws } = rig.features;
      let questions = 0;
      // Whatever the person is asked, before the answer the session is another one.
      Object.defineProperty(window, 'agrees', {
        configurable: true,
        get: () => {
          questions += 1;
          void aws.choose('region', region);
          return true;
        },
      });
      try {
        await run(rig.features, id as AwsCommand, on(rig));
      } finally {
        Object.defineProperty(window, 'agrees', { configurable: true, writable: true, value: true });
      }
      assert.ok(questions > 0, id);
      assert.deepEqual(written(rig.sandbox), [], id);
      assert.match(window.shown.join('\n'), /have changed meanwhile, so .* was not sent/, id);
      rig.features.dispose();
      await rig.sandbox.close();
      state.environment?.restore();
    }
  }).timeout(60_000);

  for (const [name, allowing] of Object.entries(browsing))
    it(`beside those that are for looking, which need what the policies allow: ${name}, each line opened and hovered`, async () => {
      const rig = await open({ default: 'read-only' });
      const filling = rig.features.filling(name as ViewName);
      let lines = 0;
      const walk = async (node?: TreeNode): Promise<void> => {
        for (const child of await filling.children(node)) {
          lines += 1;
          await filling.details(child, {} as never, new AbortController().signal);
          if (child.children !== undefined) await walk(child);
        }
      };
      await walk();
      assert.ok(lines > 10, `${lines} lines`);
      const called = new Set(rig.sandbox.calls.map((one) => `${one.service}:${one.operation}`));
      const allowed = new Set(['sts:GetCallerIdentity', ...allowing.flatMap(callsOf)]);
      assert.deepEqual(
        [...called].filter((one) => !allowed.has(one)),
        [],
      );
    }).timeout(60_000);

  it('with a line or without, changes nothing with a marked profile', async () => {
    const rig = await open({ default: 'read-only' });
    for (const id of awsCommands)
      for (const args of [
        [],
        writing[id]?.on(rig) ?? taskOf(rig, 'sealed'),
        service('sealed'),
        revision('crossing-web:2'),
      ])
        await run(rig.features, id, args);
    assert.deepEqual(written(rig.sandbox), []);
  }).timeout(120_000);

  it('that is not known to change anything changes nothing, whatever is agreed to', async () => {
    const rig = await open();
    for (const id of awsCommands.filter((one) => writing[one] === undefined))
      for (const args of [
        taskOf(rig, 'sealed'),
        service('sealed'),
        revision('crossing-web:2'),
        image(rig, 'parcels/web', '1.4.1'),
      ])
        await run(rig.features, id, args);
    assert.deepEqual(written(rig.sandbox), []);
    assert.ok(rig.sandbox.calls.length > 0, 'something was asked for');
  }).timeout(120_000);
});

/** The views of the explorer, which nobody sees. */
function treeViews() {
  const view = { visible: false, onDidChangeVisibility: () => ({ dispose() {} }), reveal: async () => {} };
  return new Map(Object.keys(viewIds).map((name) => [name, { ...view }]));
}

/** The memory of a workspace from which something was pushed. */
function memento() {
  const values = new Map<string, unknown>([
    ['push.last', { purpose: 'build-and-push', dockerfile: '/nowhere/Dockerfile' }],
  ]);
  return {
    keys: () => [...values.keys()],
    get: (name: string, otherwise?: unknown) => values.get(name) ?? otherwise,
    update: async (name: string, value: unknown) => void values.set(name, value),
  };
}

/** The language server, as far as registering asks it. */
function server() {
  const handlers = new Map<string, (params: unknown) => unknown>();
  const connection = {
    onRequest: (name: string, handler: (params: unknown) => unknown) => handlers.set(name, handler),
  };
  const log = new Proxy({}, { get: () => () => {} });
  const settings = { settingsOf: async () => ({ lint: undefined }) };
  registrationMessages.register?.({ connection, log, settings, onRuleFailure() {} } as never);
  return {
    request: async (method: string, params: object) => (await handlers.get(method)?.(params)) as never,
    edit: async () => false,
    notify() {},
  };
}
