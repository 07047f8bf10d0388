import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AwsSession, collect, ecs } from '../../aws/src';
import { problemOf, useSandbox } from './harness';
import { seededClusters } from './sandbox/seed';

// Where Quaymaster itself runs in AWS, or for a machine: roles of containers, instances and web identities, and credentials that end.

const minute = 60_000;
const clusters = async (session: AwsSession) => (await collect(ecs.listClusters(session.region()))).length;

describe('the credentials of a machine', () => {
  const harness = useSandbox({});
  const usedKey = () => harness.sandbox.calls.at(-1)?.accessKeyId;
  let service: Server;
  let address = '';
  const seen: string[] = [];

  before(async () => {
    service = createServer(({ method, url = '', headers }, response) => {
      seen.push(`${method} ${url}`);
      const keys = {
        Code: 'Success',
        AccessKeyId: 'ASIAMACHINE000000000',
        SecretAccessKey: 'machine-SECRET-access-key',
        Token: 'machine-SECRET-token',
        Expiration: new Date(Date.now() + 60 * minute).toISOString(),
      };
      if (url.endsWith('/api/token')) return response.end('metadata-SECRET-token');
      if (url.endsWith('/security-credentials/')) return response.end('instance-role');
      if (url.startsWith('/container') && headers.authorization !== 'container-SECRET') response.statusCode = 401;
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(keys));
    });
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
    address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  });
  after(() => service.close());

  it('come from the role of a container', async () => {
    process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = `${address}/container`;
    process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN = 'container-SECRET';
    assert.equal(await clusters(await harness.open()), seededClusters);
    assert.equal(usedKey(), 'ASIAMACHINE000000000');
  });

  it('come from the role of an instance', async () => {
    process.env.AWS_EC2_METADATA_DISABLED = 'false';
    process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT = address;
    assert.equal(await clusters(await harness.open()), seededClusters);
    assert.equal(usedKey(), 'ASIAMACHINE000000000');
    assert.ok(seen.includes('PUT /latest/api/token'), 'by the second version of the protocol');
  });

  it('come from a web identity', async () => {
    process.env.AWS_WEB_IDENTITY_TOKEN_FILE = harness.environment.write('token', 'identity-SECRET');
    process.env.AWS_ROLE_ARN = 'arn:aws:iam::111122223333:role/pipeline';
    assert.equal(await clusters(await harness.open()), seededClusters);
    assert.equal(usedKey(), 'ASIASANDBOXROLE00000');
    assert.equal(harness.sandbox.calls[0]?.operation, 'AssumeRoleWithWebIdentity');
  });
});

describe('credentials that end', () => {
  const harness = useSandbox({});
  /** A source that says when its credentials end, and counts how often it is asked. */
  const open = async (lifetime: number) => {
    const counter = harness.environment.write('count', '');
    const script = harness.environment.write(
      'keys.js',
      `require('fs').appendFileSync(${JSON.stringify(counter)}, 'x');
console.log(JSON.stringify({ Version: 1, AccessKeyId: 'ASIAPROCESS000000000', SecretAccessKey: 'process-SECRET', SessionToken: 'process-SECRET',
  Expiration: new Date(Date.now() + ${lifetime}).toISOString() }));`,
    );
    const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(script)}`;
    harness.environment.write('.aws/config', `[profile tool]\ncredential_process = ${command}\n`);
    const { readFileSync } = await import('node:fs');
    const session = await harness.open({ profile: 'tool' });
    return { session, searches: () => readFileSync(counter, 'utf8').length };
  };

  it('are kept while they are good', async () => {
    const { session, searches } = await open(60 * minute);
    for (let call = 0; call < 3; call += 1) await clusters(session);
    assert.equal(searches(), 1);
  });

  it('soon are not asked for with every call', async () => {
    const { session, searches } = await open(2 * minute);
    for (let call = 0; call < 3; call += 1) await clusters(session);
    assert.equal(searches(), 1);
  });

  it('are renewed', async () => {
    const { session, searches } = await open(3_000);
    await clusters(session);
    assert.equal(searches(), 1);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    await clusters(session);
    assert.equal(searches(), 2);
  });

  it('are found again when the session is told to renew', async () => {
    const { session, searches } = await open(60 * minute);
    await clusters(session);
    session.renew();
    await clusters(session);
    assert.equal(searches(), 2);
  });

  it('and have ended already are a plain problem', async () => {
    const { session } = await open(-minute);
    const problem = await problemOf(clusters(session));
    assert.equal(problem.kind, 'expired');
    assert.match(problem.message, /The credentials of profile "tool" have expired/);
    assert.equal(harness.sandbox.calls.length, 0);
  });
});
