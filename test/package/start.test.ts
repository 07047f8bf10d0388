import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { place, root } from './support/bare';

// `npm start`, with a program in the place of VS Code that notes how it was opened, and asks the AWS that it finds.

const program = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const { AWS_ENDPOINT_URL: address } = process.env;
const note = (clusters) =>
  writeFileSync(process.env.QUAYMASTER_NOTE, JSON.stringify({ args: process.argv.slice(2), env: process.env, clusters }));
const ask = () =>
  fetch(address, {
    method: 'POST',
    headers: {
      'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIASANDBOX000000000/20261121/eu-west-1/ecs/aws4_request',
    },
    body: '{}',
  }).then((answer) => answer.json());
if (address === undefined) note([]);
else ask().then(({ clusterArns }) => note(clusterArns));
`;

interface Note {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly clusters: readonly string[];
}

/** What a person has who works with AWS. */
const own = { AWS_PROFILE: 'company', AWS_ACCESS_KEY_ID: 'AKIAOWN', AWS_ENDPOINT_URL: undefined };

function start(...flags: readonly string[]): Note & { readonly said: string } {
  const folder = mkdtempSync(path.join(place, 'start-'));
  const note = path.join(folder, 'note.json');
  writeFileSync(path.join(folder, 'code'), program, { mode: 0o755 });
  const env = {
    ...process.env,
    ...own,
    QUAYMASTER_NOTE: note,
    PATH: [folder, process.env.PATH].join(path.delimiter),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...flags], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(note), stdout);
  return { ...(JSON.parse(readFileSync(note, 'utf8')) as Note), said: stdout };
}

describe('npm start', function () {
  this.timeout(120_000);

  it('opens a VS Code with the sandbox for AWS, and ends the sandbox with it', async () => {
    const { args, env, clusters, said } = start();
    assert.ok(args.includes(`--extensionDevelopmentPath=${root}`));
    assert.equal(args.at(-1), path.join(root, 'examples'));
    assert.ok(args.some((arg) => arg.startsWith('--user-data-dir=')));
    assert.deepEqual(clusters[0], 'arn:aws:ecs:eu-west-1:111122223333:cluster/parcels');
    assert.equal(env.QUAYMASTER_SANDBOX, env.AWS_ENDPOINT_URL);
    assert.equal(env.AWS_PROFILE, undefined);
    assert.equal(env.AWS_ACCESS_KEY_ID, undefined);
    assert.match(readFileSync(String(env.AWS_CONFIG_FILE), 'utf8'), /\[default\]/);
    assert.match(said, /AWS is a sandbox .* No account is asked or changed\.\n.*npm start -- --aws/);
    await assert.rejects(fetch(String(env.AWS_ENDPOINT_URL)));
  });

  it('opens the VS Code of the person with their own AWS when asked to', () => {
    const { args, env } = start('--aws');
    assert.ok(!args.some((arg) => arg.startsWith('--user-data-dir=')));
    assert.equal(env.AWS_PROFILE, 'company');
    assert.equal(env.QUAYMASTER_SANDBOX, undefined);
  });
});
