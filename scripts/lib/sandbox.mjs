import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { node, root } from './paths.mjs';

// The sandbox AWS of test/aws, for a VS Code that a person opens or that pictures are taken of.

/** What the shared AWS files say in it. Nobody checks the keys; the one-time code is 123456. */
const profiles = `[default]
region = eu-west-1
aws_access_key_id = AKIASANDBOX000000000
aws_secret_access_key = none
[profile production]
region = eu-west-1
aws_access_key_id = AKIASANDBOX000000000
aws_secret_access_key = none
[profile one-time-code]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/operator
mfa_serial = arn:aws:iam::111122223333:mfa/newcomer
source_profile = default
[profile empty-region]
region = us-east-1
aws_access_key_id = AKIASANDBOX000000000
aws_secret_access_key = none
`;

/** Settings that go with it. */
export const sandboxSettings = { 'quaymaster.aws.profileMarks': { production: 'production' } };

/**
 * Starts the sandbox. It ends with this process, whatever happens.
 * @param {string} folder where its shared AWS files go
 * @param {readonly string[]} [flags] of test/aws/sandbox/main.ts
 * @returns {Promise<{ address: string, env: NodeJS.ProcessEnv, stop: () => void }>} `env` is ours without the AWS of this machine
 */
export async function startSandbox(folder, flags = []) {
  mkdirSync(folder, { recursive: true });
  const config = path.join(folder, 'config');
  writeFileSync(config, profiles);
  const main = path.join(root, 'test', 'aws', 'sandbox', 'main.ts');
  const child = spawn(node, ['--import', 'tsx', main, '--tied', ...flags], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}.`)));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
    AWS_ENDPOINT_URL: address,
    AWS_EC2_METADATA_DISABLED: 'true',
    QUAYMASTER_SANDBOX: address,
  };
  return { address, env, stop: () => child.kill() };
}
