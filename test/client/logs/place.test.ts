import assert from 'node:assert/strict';
import { lineText } from '../../../client/src/features/logs/line-text';
import { type LogPlace, logPlace, type Writer } from '../../../client/src/features/logs/log-place';
import { sourcesOf, targetOf } from '../../../client/src/features/logs/target';
import { t } from '../words';

const id = '0123456789abcdef0123456789abcdef';
const writer: Writer = { container: 'app', taskId: id, runtimeId: 'c0ffee', launchType: 'FARGATE' };

const placeOf = (logConfiguration: object | undefined, more: Partial<Writer> = {}) =>
  logPlace({ containerDefinitions: [{ name: 'app', logConfiguration }] }, { ...writer, ...more }, 'eu-west-1', t);
const awslogs = (options: Record<string, string>) => ({ logDriver: 'awslogs', options });
const group = { 'awslogs-group': '/web' };
const firelens = (options: Record<string, string>) => ({ logDriver: 'awsfirelens', options });
const cloudwatch = { Name: 'cloudwatch_logs', region: 'eu-west-1', log_group_name: '/web' };

describe('where a container writes', () => {
  const readable: readonly (readonly [what: string, configuration: object, place: LogPlace])[] = [
    [
      'a prefix',
      awslogs({ ...group, 'awslogs-stream-prefix': 'web' }),
      { region: 'eu-west-1', group: '/web', stream: `web/app/${id}`, family: 'web/app/' },
    ],
    [
      'another region',
      awslogs({ ...group, 'awslogs-stream-prefix': 'web', 'awslogs-region': 'us-east-1' }),
      { region: 'us-east-1', group: '/web', stream: `web/app/${id}`, family: 'web/app/' },
    ],
    ['no prefix: the id of the container', awslogs(group), { region: 'eu-west-1', group: '/web', stream: 'c0ffee' }],
    [
      'a stream of its own',
      awslogs({ ...group, 'awslogs-stream': 'one' }),
      { region: 'eu-west-1', group: '/web', stream: 'one', family: 'one' },
    ],
    [
      'a log router that writes to CloudWatch Logs',
      firelens({ ...cloudwatch, log_stream_prefix: 'from-' }),
      { region: 'eu-west-1', group: '/web', stream: `from-app-firelens-${id}`, family: 'from-app-firelens-' },
    ],
    [
      'a log router with one stream',
      firelens({ ...cloudwatch, log_stream_name: 'all' }),
      { region: 'eu-west-1', group: '/web', stream: 'all', family: 'all' },
    ],
  ];
  for (const [what, configuration, place] of readable)
    it(`is known for ${what}`, () => assert.deepEqual(placeOf(configuration), place));

  it('is not known before the container runtime has named the container', () => {
    const place = placeOf(awslogs(group), { runtimeId: undefined });
    assert.deepEqual(place, { region: 'eu-west-1', group: '/web', stream: undefined });
  });

  const advice = 'To read it here, give it the log driver awslogs, and deploy that revision.';
  const explained: readonly (readonly [
    what: string,
    configuration: object | undefined,
    launch: string,
    why: string,
  ])[] = [
    ['none', undefined, 'FARGATE', `app has no log configuration, so what it writes is not kept. ${advice}`],
    ['none, on a machine', undefined, 'EC2', `What app writes stays on its container instance. ${advice}`],
    ['json-file', { logDriver: 'json-file' }, 'EC2', `What app writes stays on its container instance. ${advice}`],
    [
      'splunk',
      { logDriver: 'splunk' },
      'FARGATE',
      `app sends what it writes elsewhere, with the log driver splunk. ${advice}`,
    ],
    [
      'awsfirelens to somewhere else',
      firelens({ Name: 'datadog' }),
      'FARGATE',
      'A log router takes what app writes, and sends it where datadog says. Look for it there.',
    ],
    [
      'awsfirelens with names made of records',
      firelens({ ...cloudwatch, log_group_name: '/web/$(ecs_cluster)' }),
      'FARGATE',
      'A log router takes what app writes, and sends it where cloudwatch_logs says. Look for it there.',
    ],
    [
      'awsfirelens with a file of its own',
      firelens({}),
      'FARGATE',
      'A log router takes what app writes, and sends it where its own configuration says. Look for it there.',
    ],
    ['awslogs without a group', awslogs({}), 'FARGATE', 'The log configuration of app names no log group.'],
    [
      'a group that is a secret',
      { logDriver: 'awslogs', secretOptions: [{ name: 'awslogs-group', valueFrom: 'x' }] },
      'FARGATE',
      'The option awslogs-group of app is a secret, which is not read here.',
    ],
  ];
  for (const [what, configuration, launchType, why] of explained)
    it(`is explained for ${what}`, () => assert.deepEqual(placeOf(configuration, { launchType }), { why }));

  it('is explained for a container that ECS has added', () => {
    const place = placeOf(awslogs(group), { container: 'ecs-service-connect-x' });
    assert.match('why' in place ? place.why : '', /^ecs-service-connect-x is not in the task definition/);
  });
});

describe('the lines of a log', () => {
  const at = new Date('2026-11-21T16:00:00.120Z');

  for (const [what, message, label, text] of [
    ['as they are written', ' {"a": 1}\t', '', ' {"a": 1}\t'],
    ['without the line end', 'done\r\n', '', 'done'],
    ['without colours', '\u001b[1;32mINFO\u001b[0m up', '', 'INFO up'],
    ['with all their lines', 'Error\n  at x', '', 'Error\n  at x'],
    ['with who wrote them', 'up', 'app 01234567', 'app 01234567 up'],
  ] as const)
    it(`stand ${what}`, () => assert.equal(lineText({ at, message }, label), `2026-11-21T16:00:00.120Z ${text}`));

  const arn = (name: string) => `arn:aws:ecs:eu-west-1:111122223333:${name}`;
  const place = { region: 'eu-west-1', cluster: arn('cluster/parcels'), taskDefinition: arn('task-definition/web:7') };
  const task = arn(`task/parcels/${id}`);
  const subjects = {
    'web (parcels)': { ...place, name: 'web', arn: arn('service/parcels/web'), service: 'web' },
    'web 01234567 (parcels)': { ...place, name: id, arn: task, service: 'web', task },
    'app 01234567 (parcels)': { ...place, name: 'app', arn: arn(`container/parcels/${id}/1`), service: 'web', task },
  };
  const labels = { 'web (parcels)': 'app 01234567', 'web 01234567 (parcels)': 'app', 'app 01234567 (parcels)': '' };
  const definition = {
    containerDefinitions: ['app', 'side'].map((name) => ({
      name,
      logConfiguration: awslogs({ ...group, 'awslogs-stream-prefix': 'web' }),
    })),
  };
  for (const [name, subject] of Object.entries(subjects))
    it(`of ${name} say no more than is needed to tell them apart`, () => {
      const target = targetOf(subject);
      assert.ok(target);
      assert.equal(target.name, name);
      const containers = [{ name: 'app' }, { name: 'side' }];
      const { found } = sourcesOf(target, { id, containers }, definition, t);
      assert.equal(found[0]?.label, labels[name as keyof typeof labels]);
      assert.equal(found.length, target.container === undefined ? 2 : 1);
    });

  it('are not offered for what has none', () => {
    assert.equal(targetOf({ region: 'eu-west-1', name: 'parcels', cluster: arn('cluster/parcels') }), undefined);
    assert.equal(targetOf({ region: 'eu-west-1', name: 'parcels/web' }), undefined);
  });
});
