import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startSandbox } from '../aws/sandbox/server';
import { serverBundle } from '../lsp/bundle';
import { Client } from '../lsp/client';
import { uriOf } from '../lsp/documents';
import { bigDockerfile, bigTaskDefinition, foreignJson } from './documents';

// Measures the language server as an editor meets it, over standard input and output: `npx tsx test/bench/server.ts`.
// Ratios tell more than milliseconds: the floor is what the machine does at best.

/** The middle of the times of `runs` runs, in milliseconds, and the 95th percentile. */
async function measure(runs: number, body: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await body();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

function row(name: string, { median, p95 }: { median: number; p95: number }, note = ''): void {
  const numbers = [median, p95].map((time) => time.toFixed(1).padStart(8)).join(' ');
  console.log(`${name.padEnd(48)} ${numbers}  ${note}`);
}

async function start(): Promise<void> {
  const bare = await measure(15, () => once(spawn(process.execPath, ['-e', '0']), 'exit'));
  row('bare node', bare);
  serverBundle();
  const clients: Client[] = [];
  const cold = await measure(15, async () => clients.push(await Client.start()));
  row('start to the answer of initialize', cold, `${(cold.median / bare.median).toFixed(2)} × bare node`);
  await Promise.all(clients.map((client) => client.stop()));
}

/** From an edit in the middle to the diagnostics of the new text. */
async function typing(client: Client, name: string, text: string, floor: number): Promise<void> {
  const uri = uriOf(name);
  await client.open(uri, text);
  const found = (await client.diagnostics(uri)).length;
  const middle = text.indexOf('\n', text.length / 2);
  const keystroke = async () => {
    await client.insert(uri, middle, ' ');
    await client.diagnostics(uri);
  };
  await measure(5, keystroke);
  const times = await measure(25, keystroke);
  const lines = text.split('\n').length;
  row(`${name}, ${lines} lines, ${found} findings`, times, `${(times.median / floor).toFixed(1)} × foreign document`);
  await client.close(uri);
}

/** What a document costs that is not ours: the trip over the wire, and a look at its head. */
async function foreign(client: Client): Promise<number> {
  const uri = uriOf('package-lock.json');
  const text = foreignJson(5 * 1024 * 1024);
  const opened = await measure(1, async () => {
    await client.open(uri, text);
    await client.diagnostics(uri);
  });
  row('foreign JSON of 5 MB, opened', opened, 'most of it is the transfer');
  await client.insert(uri, 100, ' ');
  const times = await measure(25, async () => {
    await client.insert(uri, 100, ' ');
    await client.diagnostics(uri);
  });
  row('foreign JSON of 5 MB, edited', times);
  await client.close(uri);
  const small = uriOf('notes.json');
  await client.open(small, '{}');
  const floor = await measure(50, async () => {
    await client.insert(small, 1, ' ');
    await client.diagnostics(small);
  });
  row('foreign document, edited', floor);
  return floor.median;
}

async function main(): Promise<void> {
  console.log(`node ${process.version}\n${''.padEnd(48)}   median      p95  (ms)`);
  await start();
  const client = await Client.start();
  const floor = await foreign(client);
  for (const lines of [40, 1000, 10_000]) await typing(client, 'Dockerfile', bigDockerfile(lines), floor);
  for (const containers of [2, 20, 150]) {
    await typing(client, 'task-definition.json', bigTaskDefinition(containers), floor);
  }
  await client.stop();
  await besideAws(floor);
}

/** The same server before and after it has looked into ECR: as it does under editors that have no session of their own. */
async function besideAws(floor: number): Promise<void> {
  const sandbox = await startSandbox();
  const keys = { AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000', AWS_SECRET_ACCESS_KEY: 'none' };
  const client = await Client.start({ env: { ...keys, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: sandbox.address } });
  const text = bigDockerfile(1000);
  await typing(client, 'Dockerfile', text, floor);
  const uri = uriOf('Dockerfile.images');
  const image = 'FROM 111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web:';
  await client.open(uri, image);
  while (!(await client.completions(uri, image.length)).some(({ label }) => label === '1.4.2'))
    await new Promise((resolve) => setTimeout(resolve, 100));
  console.log('the same once images of ECR have been completed:');
  await typing(client, 'Dockerfile', text, floor);
  await client.stop();
  await sandbox.close();
}

void main();
