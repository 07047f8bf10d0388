import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AwsSession, collect, ecr, ecs } from '../../aws/src';
import { problemFromError } from '../../aws/src/problem/from-error';
import { trustedCertificates } from '../../aws/src/session/certificates';
import { partitions } from '../../server/src/engine/partitions';
import { problemOf, useSandbox } from './harness';
import { seededClusters } from './sandbox/seed';

describe('a proxy', () => {
  const harness = useSandbox();
  let proxy: Server;
  let address = '';
  /** Where it was asked to connect to, and with what name and password. */
  let asked: { readonly target: string; readonly authorization: string | undefined }[] = [];

  before(async () => {
    proxy = createServer();
    proxy.on('connect', ({ url = '', headers }, socket) => {
      asked.push({ target: url, authorization: headers['proxy-authorization'] });
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
  });
  after(() => proxy.close());

  const impatient = { endpoint: undefined, maxAttempts: 1, patience: { connect: 2_000, answer: 2_000 } } as const;
  const clusters = (session: AwsSession, region?: string) =>
    problemOf(collect(ecs.listClusters(session.region(region))));

  it('of the environment is used', async () => {
    process.env.HTTPS_PROXY = `http://${address}`;
    const problem = await clusters(await harness.open(impatient));
    assert.equal(asked[0]?.target, 'ecs.eu-west-1.amazonaws.com:443');
    assert.ok(problem.canRetry, problem.message);
  });

  it('of the settings is used', async () => {
    await clusters(await harness.open({ ...impatient, proxy: `http://${address}` }));
    assert.equal(asked[0]?.target, 'ecs.eu-west-1.amazonaws.com:443');
  });

  it('gets its name and password, and nobody else does', async () => {
    process.env.HTTPS_PROXY = `http://user:proxy-SECRET@${address}`;
    const problem = await clusters(await harness.open(impatient));
    assert.equal(asked[0]?.authorization, `Basic ${Buffer.from('user:proxy-SECRET').toString('base64')}`);
    assert.doesNotMatch(JSON.stringify(problem) + problem.message + problem.stack, /SECRET/);
  });

  for (const exceptions of ['*', '.amazonaws.com', 'ecs.eu-west-1.amazonaws.com'])
    it(`is passed by for the hosts in NO_PROXY (${exceptions})`, async () => {
      process.env.HTTPS_PROXY = `http://${address}`;
      process.env.NO_PROXY = exceptions;
      await clusters(await harness.open({ ...impatient, patience: { connect: 300, answer: 300 } }));
      assert.deepEqual(asked, []);
    });

  it('is passed by for this machine', async () => {
    process.env.HTTPS_PROXY = `http://${address}`;
    const session = await harness.open();
    assert.equal((await collect(ecs.listClusters(session.region()))).length, seededClusters);
    await problemOf(
      collect(ecs.listClusters((await harness.open({ ...impatient, endpoint: 'https://127.0.0.1:9' })).region())),
    );
    assert.deepEqual(asked, []);
  });

  it('that is not there is a plain problem', async () => {
    const problem = await clusters(await harness.open({ ...impatient, proxy: 'http://127.0.0.1:9' }));
    assert.equal(problem.kind, 'network');
    assert.match(problem.message, /Check the connection, the proxy and the region/);
  });

  it('shows that each partition has its own hosts', async () => {
    const regions: Readonly<Record<string, string>> = {
      aws: 'eu-west-1',
      'aws-cn': 'cn-north-1',
      'aws-eusc': 'eusc-de-east-1',
      'aws-iso': 'us-iso-east-1',
      'aws-iso-b': 'us-isob-east-1',
      'aws-iso-e': 'eu-isoe-west-1',
      'aws-iso-f': 'us-isof-south-1',
      'aws-us-gov': 'us-gov-west-1',
    };
    const session = await harness.open({ ...impatient, proxy: `http://${address}` });
    for (const { id, dnsSuffix } of partitions) {
      const region = regions[id] ?? '';
      asked = [];
      await clusters(session, region);
      await problemOf(collect(ecr.listRepositories(session.region(region))));
      const hosts = asked.map(({ target }) => target);
      assert.deepEqual(hosts, [`ecs.${region}.${dnsSuffix}:443`, `api.ecr.${region}.${dnsSuffix}:443`]);
    }
  });
});

describe('certificates of a network', () => {
  const harness = useSandbox();

  it('are trusted beside those of Node.js', async () => {
    const own = harness.environment.write('own.pem', 'OWN');
    process.env.NODE_EXTRA_CA_CERTS = harness.environment.write('extra.pem', 'EXTRA');
    const trusted = await trustedCertificates(own);
    assert.ok((trusted?.length ?? 0) > 100);
    assert.deepEqual(trusted?.slice(-2), ['OWN', 'EXTRA']);
    assert.equal(await trustedCertificates(undefined), undefined);
  });

  it('that cannot be read are a plain problem, at once', async () => {
    process.env.AWS_CA_BUNDLE = '/nowhere/bundle.pem';
    assert.equal((await problemOf(harness.open())).kind, 'certificate');
    delete process.env.AWS_CA_BUNDLE;
    harness.environment.write('.aws/config', '[default]\nca_bundle = /nowhere/bundle.pem\n');
    assert.equal((await problemOf(harness.open())).kind, 'certificate');
  });

  it('that are not trusted are told from a network that is down', () => {
    const about = { operation: 'ListClusters', region: 'eu-west-1' };
    const untrusted = Object.assign(new Error('self-signed certificate'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    const problem = problemFromError(untrusted, about);
    assert.equal(problem.kind, 'certificate');
    assert.match(problem.message, /is not trusted\. Set AWS_CA_BUNDLE/);
    assert.equal(problem.canRetry, false);
    const unknown = Object.assign(new Error('no'), { code: 'ENOTFOUND', hostname: 'ecs.eu-west-1.amazonaws.com' });
    assert.match(problemFromError(unknown, about).message, /^ecs\.eu-west-1\.amazonaws\.com could not be reached/);
  });
});
