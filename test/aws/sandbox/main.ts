import { parseArgs } from 'node:util';
import { addMany } from './seed';
import { startSandbox } from './server';

// The sandbox as a program: `npx tsx test/aws/sandbox/main.ts [--port N] [--step MS] [--many] [--tied]`. Its address is the first line that it
// prints; Ctrl-C ends it, and with `--tied` the end of its input does.

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    step: { type: 'string', default: '3000' },
    many: { type: 'boolean' },
    tied: { type: 'boolean' },
  },
});

async function main(): Promise<void> {
  const sandbox = await startSandbox({ port: Number(values.port ?? 0), stepEvery: Number(values.step) });
  if (values.many) addMany(sandbox.world, { repositories: 10_000, tags: 10_000, services: 1_000, tasks: 5_000 });
  console.log(sandbox.address);
  const stop = () => void sandbox.close().then(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  if (values.tied) process.stdin.once('end', stop).resume();
}

void main();
