import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { profileChoices, regionChoices } from '../../../client/src/features/aws-session/choices';
import { statusOf } from '../../../client/src/features/aws-session/status';
import { problemOf, remedyFor, shortWords } from '../../../client/src/infrastructure/aws/problem';
import { knownRegions } from '../../../client/src/infrastructure/aws/regions';
import { readAwsSettings } from '../../../client/src/infrastructure/aws/settings';
import { ecrConsole, ecsConsole, familyConsole } from '../../../server/src/engine/console';
import { t } from '../words';

const none = () => undefined;

describe('the settings for AWS', () => {
  it('give way to what was chosen in the workspace', () => {
    const settings = { profile: 'dev', region: 'eu-west-1' };
    const chosen = { profile: 'live' };
    const read = (values: Record<string, string>) => (name: string) => values[name];
    const { profile, region } = readAwsSettings(read(settings), read(chosen));
    assert.deepEqual({ profile, region }, { profile: 'live', region: 'eu-west-1' });
  });

  const wrong = [
    ['profile', 7],
    ['profile', '  '],
    ['region', null],
    ['moreRegions', 'eu-west-1'],
    ['endpoint', 'file:///etc/passwd'],
    ['endpoint', 'not an address'],
    ['profileMarks', { live: 'careful' }],
    ['profileMarks', 'live'],
  ] as const;
  for (const [name, value] of wrong)
    it(`ignore ${JSON.stringify(value)} as ${name}`, () => {
      const settings = readAwsSettings((asked) => (asked === name ? value : undefined), none);
      assert.deepEqual(settings, readAwsSettings(none, none));
    });
});

describe('the status bar', () => {
  const table = [
    [{}, '$(cloud) default credentials / no region', undefined],
    [{ profile: 'dev', region: 'eu-west-1' }, '$(cloud) dev / eu-west-1', undefined],
    [
      { profile: 'dev', region: 'eu-west-1', account: '111122223333' },
      '$(cloud) dev / eu-west-1 / 111122223333',
      undefined,
    ],
    [{ profile: 'live', region: 'us-east-1', mark: 'production' }, '$(cloud) live / us-east-1', 'error'],
    [{ profile: 'audit', region: 'us-east-1', mark: 'read-only' }, '$(cloud) audit / us-east-1', 'warning'],
    [
      { profile: 'dev', region: 'eu-west-1', endpoint: 'http://127.0.0.1:4566' },
      '$(beaker) 127.0.0.1:4566: dev / eu-west-1',
      undefined,
    ],
    [
      { profile: 'dev', region: 'eu-west-1', endpoint: 'http://127.0.0.1:40123', isSandbox: true },
      '$(beaker) sandbox: dev / eu-west-1',
      undefined,
    ],
    [
      { profile: 'dev', region: 'eu-west-1', endpoint: 'https://vpce-1.ecs.eu-west-1.vpce.amazonaws.com' },
      '$(cloud) dev / eu-west-1',
      undefined,
    ],
  ] as const;
  for (const [place, text, color] of table)
    it(`reads "${text}"`, () => {
      const status = statusOf(place, t);
      assert.equal(status.text, text);
      assert.equal(status.color, color);
      assert.equal(status.tooltip.includes('not to AWS'), 'endpoint' in place);
      assert.equal(status.tooltip.includes('made-up data'), 'isSandbox' in place);
    });
});

describe('the choice of a profile and a region', () => {
  it('offers the default credentials first, and says where each profile gets its own', () => {
    const profiles = [
      { name: 'dev', source: 'sso', account: '111122223333', region: 'eu-west-1', needsMfa: false },
      { name: 'live', source: 'role', needsMfa: true },
    ] as const;
    const choices = profileChoices(profiles, { live: 'production' }, t);
    assert.deepEqual(choices.map(({ label, description }) => `${label} | ${description}`).slice(1), [
      'dev | IAM Identity Center · 111122223333 · eu-west-1',
      '$(lock) live | assumed role · production',
    ]);
    assert.equal(choices[0]?.value, undefined);
  });

  it('offers the region in use first, and each once', () => {
    const choices = regionChoices(knownRegions, 'eu-west-1', t);
    assert.equal(choices[0]?.value, 'eu-west-1');
    assert.equal(new Set(choices.map(({ value }) => value)).size, choices.length);
  });

  it('knows the regions of the SDK', async () => {
    const core = path.dirname(require.resolve('@aws-sdk/core/package.json'));
    const file = path.join(core, 'dist-es', 'submodules', 'client', 'util-endpoints', 'lib', 'aws', 'partitions.js');
    const { partitionsInfo } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(file, 'utf8'))}`);
    const names = partitionsInfo.partitions.flatMap(({ regions }: { regions: object }) => Object.keys(regions));
    assert.deepEqual(
      knownRegions.map(({ name }) => name),
      names.filter((name: string) => !name.includes('global')),
    );
  });
});

describe('what helps against a problem', () => {
  const table = [
    ['no-credentials', undefined, 'select-profile'],
    ['no-region', undefined, 'select-region'],
    ['sso-login-needed', 'aws sso login', 'run-in-terminal'],
    ['sso-login-needed', undefined, 'retry'],
    ['throttled', undefined, 'retry'],
    ['denied', undefined, 'select-profile'],
    ['rejected', undefined, undefined],
    ['cancelled', undefined, undefined],
    ['untrusted', undefined, undefined],
  ] as const;
  for (const [kind, command, remedy] of table)
    it(`of kind ${kind}${command === undefined ? '' : ` with "${command}"`} is ${remedy ?? 'nothing'}`, () => {
      assert.equal(remedyFor({ kind, message: '', command }), remedy);
    });

  it('is said without the words of AWS where there is little room', () => {
    const message = 'The identity may not do ListClusters. Ask for it. AWS says: User x may not $& do it';
    const says = 'User x may not $& do it';
    assert.equal(shortWords({ kind: 'denied', message, says }), 'The identity may not do ListClusters. Ask for it.');
    assert.equal(shortWords({ kind: 'denied', message }), message);
  });

  it('keeps the words of errors that nobody knows to itself', () => {
    assert.doesNotMatch(problemOf(new Error('token=abc')).message, /abc/);
    assert.equal(problemOf('token=abc').kind, 'unexpected');
  });
});

describe('the pages of the AWS console', () => {
  const arn = (region: string, resource: string, partition = 'aws') =>
    `arn:${partition}:ecs:${region}:111122223333:${resource}`;
  const table = [
    [
      ecsConsole(arn('eu-west-1', 'cluster/parcels')),
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/parcels/services?region=eu-west-1',
    ],
    [
      ecsConsole(arn('cn-north-1', 'task/parcels/0123', 'aws-cn')),
      'https://console.amazonaws.cn/ecs/v2/clusters/parcels/tasks/0123/configuration?region=cn-north-1',
    ],
    [
      ecsConsole(arn('us-gov-west-1', 'task-definition/web:7', 'aws-us-gov')),
      'https://console.amazonaws-us-gov.com/ecs/v2/task-definitions/web/7/containers?region=us-gov-west-1',
    ],
    [ecsConsole(arn('us-iso-east-1', 'cluster/parcels', 'aws-iso')), undefined],
    [ecsConsole('not an ARN'), undefined],
    [
      familyConsole('eu-west-1', 'web'),
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/task-definitions/web?region=eu-west-1',
    ],
    [
      ecrConsole('eu-west-1', '111122223333', 'parcels/web'),
      'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/111122223333/parcels/web?region=eu-west-1',
    ],
  ] as const;
  for (const [found, page] of table) it(`has ${page ?? 'none'}`, () => assert.equal(found, page));
});
