import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

// `npm run test:aws -- --endpoint URL [--subnet ID]`: the operations of the AWS room against any endpoint (an emulator, or a test account of yours; it
// creates things and leaves some behind). Without an endpoint: against the sandbox.

const { values } = parseArgs({ options: { endpoint: { type: 'string' }, subnet: { type: 'string' } } });
const root = path.resolve(__dirname, '..', '..');
const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const env = { ...process.env };
if (values.endpoint !== undefined) env.QUAYMASTER_AWS_ENDPOINT = values.endpoint;
if (values.subnet !== undefined) env.QUAYMASTER_AWS_SUBNET = values.subnet;
const child = spawn(process.execPath, [mocha, 'test/aws/operations/*.test.ts'], { cwd: root, env, stdio: 'inherit' });
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
