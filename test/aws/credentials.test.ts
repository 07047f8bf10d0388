import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { type AwsSession, collect, ecs, listProfiles, watchSharedFiles } from '../../aws/src';
import { problemOf, useSandbox } from './harness';
import { seededClusters } from './sandbox/seed';
import { expiredWord } from './sandbox/server';

const fileKeys = `aws_access_key_id = AKIAFILE000000000000
aws_secret_access_key = file-SECRET-access-key
`;

/** The access key that the last call came with. */
const usedKey = (harness: ReturnType<typeof useSandbox>) => harness.sandbox.calls.at(-1)?.accessKeyId;

const clusters = async (session: AwsSession) => (await collect(ecs.listClusters(session.region()))).length;

describe('credentials', () => {
  const harness = useSandbox({});

  it('come from the environment', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIAENVIRONMENT00000';
    process.env.AWS_SECRET_ACCESS_KEY = 'environment-SECRET-access-key';
    assert.equal(await clusters(await harness.open()), seededClusters);
    assert.equal(usedKey(harness), 'AKIAENVIRONMENT00000');
  });

  it('come from the credentials file', async () => {
    harness.environment.write('.aws/credentials', `[default]\n${fileKeys}`);
    assert.equal(await clusters(await harness.open()), seededClusters);
    assert.equal(usedKey(harness), 'AKIAFILE000000000000');
  });

  it('come from the profile that AWS_PROFILE names', async () => {
    harness.environment.write('.aws/credentials', `[dev]\n${fileKeys}`);
    process.env.AWS_PROFILE = 'dev';
    assert.equal(await clusters(await harness.open()), seededClusters);
    assert.equal(usedKey(harness), 'AKIAFILE000000000000');
  });

  it('come from the chosen profile, whatever the environment has', async () => {
    harness.environment.write('.aws/credentials', `[dev]\n${fileKeys}`);
    process.env.AWS_ACCESS_KEY_ID = 'AKIAENVIRONMENT00000';
    process.env.AWS_SECRET_ACCESS_KEY = 'environment-SECRET-access-key';
    assert.equal(await clusters(await harness.open({ profile: 'dev' })), seededClusters);
    assert.equal(usedKey(harness), 'AKIAFILE000000000000');
  });

  it('of a chosen profile that has none come from nowhere else: it might be another account', async () => {
    harness.environment.write('.aws/config', '[profile bare]\nregion = eu-west-1\n');
    process.env.AWS_ACCESS_KEY_ID = 'AKIAENVIRONMENT00000';
    process.env.AWS_SECRET_ACCESS_KEY = 'environment-SECRET-access-key';
    const problem = await problemOf(clusters(await harness.open({ profile: 'bare' })));
    assert.equal(problem.kind, 'no-credentials');
    assert.match(problem.message, /Profile "bare" gives no credentials\./);
    assert.equal(harness.sandbox.calls.length, 0);
  });

  it('come from a credential_process', async () => {
    const script = harness.environment.write(
      'keys.js',
      `console.log(JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS000000000', SecretAccessKey: 'process-SECRET-access-key', SessionToken: 'process-SECRET-token' }))`,
    );
    const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(script)}`;
    harness.environment.write('.aws/config', `[profile tool]\ncredential_process = ${command}\n`);
    assert.equal(await clusters(await harness.open({ profile: 'tool' })), seededClusters);
    assert.equal(usedKey(harness), 'AKIAPROCESS000000000');
  });

  it('of a credential_process that fails are a problem without its words', async () => {
    const script = harness.environment.write(
      'broken.js',
      `console.error('token process-SECRET-stderr'); process.exit(3)`,
    );
    const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(script)} --password argument-SECRET`;
    harness.environment.write('.aws/config', `[profile tool]\ncredential_process = ${command}\n`);
    const problem = await problemOf(clusters(await harness.open({ profile: 'tool' })));
    assert.equal(problem.kind, 'credentials-failed');
    assert.match(problem.message, /The source of the credentials of profile "tool" failed\./);
    assert.doesNotMatch(JSON.stringify(problem) + problem.stack, /SECRET/);
  });

  it('of a credential_process that never ends are a problem in time', async () => {
    const script = harness.environment.write('hangs.js', 'setTimeout(() => {}, 5000)');
    const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(script)}`;
    harness.environment.write('.aws/config', `[profile tool]\ncredential_process = ${command}\n`);
    const session = await harness.open({ profile: 'tool', credentialsPatience: 100 });
    assert.equal((await problemOf(clusters(session))).kind, 'credentials-failed');
  });

  it('of a role are assumed with those of its source', async () => {
    harness.environment.write('.aws/credentials', `[base]\n${fileKeys}`);
    harness.environment.write(
      '.aws/config',
      '[profile deploy]\nrole_arn = arn:aws:iam::111122223333:role/deploy\nsource_profile = base\nregion = eu-west-1\n',
    );
    assert.equal(await clusters(await harness.open({ profile: 'deploy' })), seededClusters);
    assert.deepEqual(
      harness.sandbox.calls.slice(0, 2).map(({ operation, accessKeyId }) => [operation, accessKeyId]),
      [
        ['AssumeRole', 'AKIAFILE000000000000'],
        ['ListClusters', 'ASIASANDBOXROLE00000'],
      ],
    );
  });

  it('of a role that may not be assumed are a plain problem', async () => {
    harness.environment.write('.aws/credentials', `[base]\n${fileKeys}`);
    harness.environment.write(
      '.aws/config',
      '[profile deploy]\nrole_arn = arn:aws:iam::111122223333:role/forbidden\nsource_profile = base\n',
    );
    const problem = await problemOf(clusters(await harness.open({ profile: 'deploy' })));
    assert.equal(problem.kind, 'denied');
    assert.match(problem.message, /of profile "deploy" may not do AssumeRole/);
  });

  describe('of a role with a one-time code', () => {
    const withMfa = () => {
      harness.environment.write('.aws/credentials', `[base]\n${fileKeys}`);
      harness.environment.write(
        '.aws/config',
        '[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/admin\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/newcomer\n',
      );
    };

    it('are asked for once, however many calls need them', async () => {
      withMfa();
      const devices: string[] = [];
      const askForCode = async (device: string) => {
        devices.push(device);
        await new Promise((resolve) => setTimeout(resolve, 900));
        return '123456';
      };
      // The person takes longer than a source may.
      const session = await harness.open({ profile: 'admin', askForCode, credentialsPatience: 800 });
      assert.deepEqual(
        await Promise.all([clusters(session), clusters(session), clusters(session)]),
        Array(3).fill(seededClusters),
      );
      assert.deepEqual(devices, ['arn:aws:iam::111122223333:mfa/newcomer']);
    });

    for (const [what, askForCode] of [
      ['wrong', async () => '000000'],
      ['refused', async () => undefined],
      ['nobody can be asked for', undefined],
    ] as const)
      it(`${what}: a plain problem, and a retry works`, async () => {
        withMfa();
        let ask: ((device: string) => Promise<string | undefined>) | undefined = askForCode;
        const session = await harness.open({
          profile: 'admin',
          askForCode: askForCode === undefined ? undefined : (device) => (ask ?? (async () => undefined))(device),
        });
        const problem = await problemOf(clusters(session));
        assert.equal(problem.kind, 'mfa');
        assert.equal(problem.canRetry, true);
        assert.match(problem.message, /The role of profile "admin" needs a current one-time code/);
        if (askForCode === undefined) return;
        ask = async () => '123456';
        assert.equal(await clusters(session), seededClusters);
      });
  });

  describe('of IAM Identity Center', () => {
    const config = `[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
region = eu-west-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
    const signIn = (accessToken: string, expiresAt: Date) => {
      const name = createHash('sha1').update('corp').digest('hex');
      const token = {
        accessToken,
        expiresAt: expiresAt.toISOString(),
        region: 'eu-west-1',
        startUrl: 'https://corp.awsapps.com/start',
      };
      harness.environment.write(path.join('.aws', 'sso', 'cache', `${name}.json`), JSON.stringify(token));
    };
    const inAnHour = () => new Date(Date.now() + 3_600_000);
    const open = async () => {
      process.env.AWS_ENDPOINT_URL = harness.sandbox.address;
      harness.environment.write('.aws/config', config);
      return harness.open({ profile: 'corp', endpoint: undefined });
    };

    it('come from the sign-in of the AWS CLI', async () => {
      signIn('sso-SECRET-sign-in', inAnHour());
      assert.equal(await clusters(await open()), seededClusters);
      assert.equal(usedKey(harness), 'ASIASANDBOXSSO000000');
    });

    it('need a sign-in where there is none, and are found after it', async () => {
      const session = await open();
      const problem = await problemOf(clusters(session));
      assert.equal(problem.kind, 'sso-login-needed');
      assert.equal(problem.command, 'aws sso login --profile corp');
      assert.match(problem.message, /The sign-in of profile "corp" has expired or was never made\./);
      assert.equal(problem.canRetry, true);
      signIn('sso-SECRET-sign-in', inAnHour());
      assert.equal(await clusters(session), seededClusters);
    });

    it('need a sign-in where that of the file has expired', async () => {
      signIn('sso-SECRET-sign-in', new Date(Date.now() - 60_000));
      assert.equal((await problemOf(clusters(await open()))).kind, 'sso-login-needed');
    });

    it('need a sign-in where Identity Center says so', async () => {
      signIn(`sso-SECRET-${expiredWord}`, inAnHour());
      const problem = await problemOf(clusters(await open()));
      assert.equal(problem.kind, 'sso-login-needed');
      assert.equal(problem.command, 'aws sso login --profile corp');
    });
  });

  it('that AWS calls expired are found anew, once, without a word', async () => {
    harness.environment.write('.aws/credentials', `[dev]\n${fileKeys}aws_session_token = ${expiredWord}-SECRET\n`);
    const session = await harness.open({ profile: 'dev' });
    assert.equal((await problemOf(clusters(session))).kind, 'expired');
    harness.environment.write('.aws/credentials', `[dev]\n${fileKeys}aws_session_token = fresh-SECRET\n`);
    assert.equal(await clusters(session), seededClusters);
    harness.sandbox.faults.add({ kind: 'expired', times: 1 });
    assert.equal(await clusters(session), seededClusters);
  });

  it('that nobody has are a plain problem', async () => {
    const session = await harness.open();
    const problem = await problemOf(clusters(session));
    assert.equal(problem.kind, 'no-credentials');
    assert.match(problem.message, /No AWS credentials were found\. Choose a profile, or sign in/);
    process.env.AWS_ACCESS_KEY_ID = 'AKIAENVIRONMENT00000';
    process.env.AWS_SECRET_ACCESS_KEY = 'environment-SECRET-access-key';
    assert.equal(await clusters(session), seededClusters);
  });

  it('of a profile that does not exist are a plain problem', async () => {
    const problem = await problemOf(harness.open({ profile: 'gone' }));
    assert.equal(problem.kind, 'profile-missing');
    assert.match(problem.message, /Profile "gone" is in none of the AWS configuration files/);
  });
});

describe('the region', () => {
  const harness = useSandbox();
  const regionOf = async (options: { profile?: string; region?: string }) =>
    (await harness.open({ region: undefined, ...options })).defaultRegion;

  it('is the one that is asked for, that of the chosen profile, or that of the environment', async () => {
    harness.environment.write('.aws/config', '[default]\nregion = eu-north-1\n[profile dev]\nregion = eu-central-1\n');
    assert.equal(await regionOf({ profile: 'dev', region: 'us-west-2' }), 'us-west-2');
    assert.equal(await regionOf({ profile: 'dev' }), 'eu-central-1');
    assert.equal(await regionOf({}), 'eu-north-1');
    process.env.AWS_DEFAULT_REGION = 'ap-south-1';
    assert.equal(await regionOf({}), 'ap-south-1');
    process.env.AWS_REGION = 'ap-east-1';
    assert.equal(await regionOf({}), 'ap-east-1');
    assert.equal(await regionOf({ profile: 'dev' }), 'eu-central-1');
  });

  it('that nobody names is a plain problem, when it is needed', async () => {
    const session = await harness.open({ region: undefined });
    assert.equal(session.defaultRegion, undefined);
    const problem = await problemOf(session.identity());
    assert.equal(problem.kind, 'no-region');
    assert.match(problem.message, /No AWS region is chosen\. Choose a region\./);
  });
});

describe('the endpoint', () => {
  const harness = useSandbox();

  it('is that of AWS_ENDPOINT_URL', async () => {
    process.env.AWS_ENDPOINT_URL = harness.sandbox.address;
    assert.equal(await clusters(await harness.open({ endpoint: undefined })), seededClusters);
  });

  it('is that of AWS_ENDPOINT_URL_ECS for one service', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    process.env.AWS_ENDPOINT_URL_ECS = harness.sandbox.address;
    assert.equal(await clusters(await harness.open({ endpoint: undefined })), seededClusters);
  });

  it("is that of the profile's endpoint_url", async () => {
    harness.environment.write('.aws/credentials', `[local]\n${fileKeys}`);
    harness.environment.write('.aws/config', `[profile local]\nendpoint_url = ${harness.sandbox.address}\n`);
    assert.equal(await clusters(await harness.open({ endpoint: undefined, profile: 'local' })), seededClusters);
  });

  it('is that of the services section that the profile names', async () => {
    harness.environment.write('.aws/credentials', `[local]\n${fileKeys}`);
    const services = `[services emulator]\necs =\n  endpoint_url = ${harness.sandbox.address}\n`;
    harness.environment.write('.aws/config', `[profile local]\nservices = emulator\n${services}`);
    assert.equal(await clusters(await harness.open({ endpoint: undefined, profile: 'local' })), seededClusters);
  });

  it('of another profile is not used with the chosen one', async () => {
    harness.environment.write('.aws/credentials', `[default]\n${fileKeys}[prod]\n${fileKeys}`);
    harness.environment.write(
      '.aws/config',
      '[default]\nendpoint_url = http://127.0.0.1:9\n[profile prod]\nregion = eu-west-1\n',
    );
    const session = await harness.open({ endpoint: undefined, profile: 'prod', maxAttempts: 1 });
    const problem = await problemOf(ecs.describeCluster(session.region('xx-nowhere-1'), 'parcels'));
    assert.match(problem.message, /xx-nowhere-1/);
    assert.equal(harness.sandbox.calls.length, 0);
  });

  it('can be set service by service, as VPC endpoints are', async () => {
    assert.equal(await clusters(await harness.open({ endpoint: { ecs: harness.sandbox.address } })), seededClusters);
  });
});

describe('the list of profiles', () => {
  const harness = useSandbox({});

  it('has those of both files, with their regions and sources, and no secrets', async () => {
    harness.environment.write('.aws/credentials', `[default]\n${fileKeys}[ci]\n${fileKeys}`);
    harness.environment.write(
      '.aws/config',
      `[default]
region = eu-west-1
[profile deploy]
role_arn = arn:aws:iam::111122223333:role/deploy
source_profile = default
mfa_serial = arn:aws:iam::111122223333:mfa/newcomer
[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
[profile tool]
credential_process = /bin/keys --password process-SECRET
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
[services local]
ecs =
  endpoint_url = http://127.0.0.1:4566
`,
    );
    const profiles = await listProfiles();
    assert.deepEqual(profiles.map(({ name, region, source, account }) => [name, region, source, account]).sort(), [
      ['ci', undefined, 'keys', undefined],
      ['corp', undefined, 'sso', '111122223333'],
      ['default', 'eu-west-1', 'keys', undefined],
      ['deploy', undefined, 'role', '111122223333'],
      ['tool', undefined, 'process', undefined],
    ]);
    assert.equal(profiles.find(({ name }) => name === 'deploy')?.needsMfa, true);
    assert.doesNotMatch(JSON.stringify(profiles), /SECRET/);
  });

  it('is empty without files', async () => {
    assert.deepEqual(await listProfiles(), []);
  });

  it('is read anew when the files change', async () => {
    harness.environment.write('.aws/config', '[default]\nregion = eu-west-1\n');
    let stop = () => {};
    const changed = new Promise<void>((resolve) => {
      stop = watchSharedFiles(resolve);
    });
    harness.environment.write('.aws/config', '[default]\nregion = eu-west-1\n[profile dev]\nregion = eu-west-1\n');
    await changed;
    stop();
    assert.deepEqual(
      (await listProfiles()).map(({ name }) => name),
      ['default', 'dev'],
    );
  });
});
