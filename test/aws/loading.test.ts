import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { goodKeys, useSandbox } from './harness';

const root = path.resolve(__dirname, '..', '..');

/** What stands in every client of the SDK, and nowhere else: the names of services on the wire. */
const traces = ['AmazonEC2ContainerServiceV20141113', 'AmazonEC2ContainerRegistry_V20150921', 'sts.amazonaws.com'];

describe('the AWS SDK', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-bundles-'));
  before(() => {
    execFileSync(process.execPath, ['esbuild.mjs', 'extension', 'server', 'cli', 'aws', `--outdir=${folder}`], {
      cwd: root,
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const tracesIn = (file: string) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return traces.filter((trace) => text.includes(trace));
  };

  it('is in the bundle of the AWS room', () => {
    assert.deepEqual(tracesIn('aws.js').length, traces.length);
  });

  it('is in no bundle that a start loads', () => {
    const others = readdirSync(folder).filter((file) => file.endsWith('.js') && file !== 'aws.js');
    assert.ok(others.includes('extension.js') && others.includes('server.js') && others.includes('cli.js'));
    for (const file of others) assert.deepEqual(tracesIn(file), [], file);
  });
});

describe('the bundle of the AWS room', function () {
  this.timeout(120_000);
  const harness = useSandbox();
  const folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-bundle-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('works by itself, and is not large', () => {
    execFileSync(process.execPath, ['esbuild.mjs', 'aws', `--outdir=${folder}`], { cwd: root });
    const file = path.join(folder, 'aws.js');
    const { length } = readFileSync(file);
    assert.ok(length < 600_000, `${length} bytes`);
    const { address } = harness.sandbox;
    harness.environment.write(
      '.aws/config',
      `[profile deploy]\nrole_arn = arn:aws:iam::111122223333:role/deploy\ncredential_source = Environment\nregion = eu-west-1\nendpoint_url = ${address}\n`,
    );
    const program = `
      const { openSession, ecr, ecs, logs, collect } = require(${JSON.stringify(file)});
      const told = ({ kind, says, requestId }) => [kind, says, requestId !== undefined];
      openSession({ profile: 'deploy' })
        .then(async (session) => {
          const region = session.region();
          const { arn } = await ecs.describeCluster(region, 'parcels');
          const missing = [
            await ecr.describeRepository(region, 'none').catch(told),
            await ecs.describeService(region, 'none', 'web').catch(told),
            await collect(logs.filterLogs(region, { group: '/none' })).catch(told),
          ];
          console.log(JSON.stringify([(await session.identity()).account, arn, missing]));
          session.dispose();
        });`;
    const child = runWhileServing(program);
    return child.then((output) =>
      assert.deepEqual(JSON.parse(output), [
        '111122223333',
        'arn:aws:ecs:eu-west-1:111122223333:cluster/parcels',
        [
          ['not-found', "The repository with name 'none' does not exist in the registry with id '111122223333'", true],
          ['not-found', 'Cluster not found.', true],
          ['not-found', 'The specified log group does not exist.', true],
        ],
      ]),
    );
  });
});

/** Runs a program while the sandbox of this process goes on to answer. */
async function runWhileServing(program: string): Promise<string> {
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    env: { ...process.env, ...goodKeys },
  });
  return stdout;
}
