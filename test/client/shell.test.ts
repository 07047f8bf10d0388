import assert from 'node:assert/strict';
import {
  type Circumstances,
  isWindowsTask,
  missingFor,
  refusalText,
} from '../../client/src/features/shell/prerequisites';
import { pluginStart } from '../../client/src/features/shell/session';
import type { ecs } from '../../client/src/infrastructure/aws/room';
import { t } from './words';

const container: ecs.Container = {
  name: 'web',
  arn: 'arn:aws:ecs:eu-west-1:111122223333:container/parcels/0123/4567',
  status: 'RUNNING',
  health: 'UNKNOWN',
  runtimeId: '0123-7',
  privateIps: [],
  ports: [],
  execAgent: 'RUNNING',
};
const task: ecs.Task = {
  id: '0123',
  arn: 'arn:aws:ecs:eu-west-1:111122223333:task/parcels/0123',
  cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/parcels',
  taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:8',
  service: 'web',
  status: 'RUNNING',
  desiredStatus: 'RUNNING',
  health: 'UNKNOWN',
  platformVersion: '1.4.0',
  execEnabled: true,
  containers: [container],
};
const fine: Circumstances = { task, container, document: {}, pluginVersion: '1.2.650.0' };

describe('what a shell needs', () => {
  const stopped = { ...container, execAgent: 'STOPPED' };
  const readOnly = { containerDefinitions: [{ name: 'web', readonlyRootFilesystem: true }] };
  const rows: readonly (readonly [string, Partial<Circumstances>, RegExp, string?])[] = [
    ['a container that runs', { container: { ...container, status: 'PENDING' } }, /Container web is PENDING\./],
    [
      'ECS Exec on the task of a service',
      { task: { ...task, execEnabled: false } },
      /ECS Exec is off .* Turn it on for service web; its new tasks have it\./,
      'switch-exec',
    ],
    [
      'ECS Exec on a standalone task',
      { task: { ...task, execEnabled: false, service: undefined } },
      /Run it again with ECS Exec on\./,
      'run-task',
    ],
    [
      'an agent that has started',
      { container: { ...container, execAgent: 'PENDING' } },
      /agent .* in web is PENDING\. .* moment/,
    ],
    [
      'an agent that has started, also where ECS does not tell',
      { container: { ...container, execAgent: undefined } },
      /PENDING/,
    ],
    ['an agent that runs', { container: stopped }, /agent .* is STOPPED\. .* task role .* ssmmessages/],
    [
      'a root file system that can be written',
      { container: stopped, document: readOnly },
      /read-only.*readonlyRootFilesystem to false/,
    ],
    [
      'a platform version that has it',
      { container: stopped, task: { ...task, platformVersion: '1.3.0' } },
      /Platform version 1\.3\.0 of Fargate has no ECS Exec\. Run the task on 1\.4\.0/,
    ],
    ['the plugin', { pluginVersion: undefined }, /session-manager-plugin .* not on the PATH/, 'install-plugin'],
    [
      'a plugin that takes the token from a variable',
      { pluginVersion: '1.2.497.0' },
      /1\.2\.497\.0 .* Update it to 1\.2\.536/,
      'install-plugin',
    ],
    ['a plugin that tells its version', { pluginVersion: 'oops' }, /does not tell its version/, 'install-plugin'],
  ];
  for (const [name, more, text, fix] of rows)
    it(`is ${name}`, () => {
      const missing = missingFor({ ...fine, ...more }, t);
      assert.match(missing?.text ?? '', text);
      assert.equal(missing?.fix, fix);
    });

  it('is there', () => {
    assert.equal(missingFor(fine, t), undefined);
    for (const pluginVersion of ['1.2.536.0', '1.2.497.1', '1.3', '2.0.0.0'])
      assert.equal(missingFor({ ...fine, pluginVersion }, t), undefined, pluginVersion);
    // An agent that runs has what it needs, whatever the task definition says.
    assert.equal(missingFor({ ...fine, document: readOnly }, t), undefined);
    assert.equal(missingFor({ ...fine, task: { ...task, platformVersion: undefined } }, t), undefined);
  });

  it('is another shell on Windows', () => {
    assert.ok(isWindowsTask({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }));
    assert.ok(!isWindowsTask({ runtimePlatform: { operatingSystemFamily: 'LINUX' } }));
    assert.ok(!isWindowsTask({}));
  });

  it('is a task role, which ECS misses in its own way', () => {
    assert.match(refusalText('TargetNotConnectedException', t) ?? '', /ssmmessages:CreateControlChannel/);
    assert.equal(refusalText('InvalidParameterException', t), undefined);
  });
});

describe('the session-manager-plugin', () => {
  const token = 'SECRET-token';
  const session = {
    id: 'ecs-execute-command-0a1b',
    streamUrl: 'wss://ssmmessages.eu-west-1.amazonaws.com/v1/data-channel/x',
    token,
    container: container.arn,
    endpoint: 'https://ecs.eu-west-1.amazonaws.com',
  } as ecs.ExecSession;

  it('is started as the AWS CLI does it, with the session in the environment', () => {
    const { args, env } = pluginStart(session, { region: 'eu-west-1', profile: 'dev', task, container });
    assert.deepEqual(args, [
      'AWS_SSM_START_SESSION_RESPONSE',
      'eu-west-1',
      'StartSession',
      'dev',
      '{"Target":"ecs:parcels_0123_0123-7"}',
      'https://ecs.eu-west-1.amazonaws.com',
    ]);
    assert.deepEqual(JSON.parse(env.AWS_SSM_START_SESSION_RESPONSE ?? ''), {
      SessionId: session.id,
      TokenValue: token,
      StreamUrl: session.streamUrl,
    });
    assert.ok(!args.join().includes(token));
  });

  it('gets no profile where none is chosen', () => {
    assert.equal(pluginStart(session, { region: 'eu-west-1', task, container }).args[3], '');
  });
});
