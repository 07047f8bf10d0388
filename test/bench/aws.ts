import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type * as Room from '../../aws/src';

// How long AWS lists take and what they cost in memory, against the sandbox in a process of its own:
// `npx tsx test/bench/aws.ts`. The network is loopback: what is measured is the room, the SDK and the sandbox.

const root = path.resolve(__dirname, '..', '..');
const megabyte = 1024 * 1024;
const folder = mkdtempSync(path.join(tmpdir(), 'quaymaster-bench-'));

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / megabyte;
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  console.log(`${what}: ${Math.round(performance.now() - start)} ms`);
  return result;
}

async function measure(endpoint: string): Promise<void> {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000', AWS_SECRET_ACCESS_KEY: 'none' });
  const before = memory();
  const room: Promise<typeof Room> = timed('load the AWS room', async () => require(path.join(folder, 'aws.js')));
  const { collect, ecr, ecs, ImageCatalog, openSession } = await room;
  const session = await timed('open a session', () => openSession({ endpoint, region: 'eu-west-1' }));
  const region = session.region();
  await timed('first call', () => session.identity());
  console.log(`memory for that: ${Math.round(memory() - before)} MB`);
  const services = await timed('list 1,000 services', () => collect(ecs.listServices(region, 'many')));
  const arns = await timed('list their names alone', () => collect(ecs.listServiceArns(region, 'many')));
  const tasks = await timed('list 5,000 tasks', () => collect(ecs.listTasks(region, { cluster: 'many' })));
  const repositories = await timed('list 10,000 repositories', () => collect(ecr.listRepositories(region)));
  const catalog = new ImageCatalog(session);
  const place = { region: 'eu-west-1' };
  const first = await timed('first answer among 10,000 tags', () => catalog.images(place, 'many/tags'));
  const whole = await timed('until all are known', () => catalog.images(place, 'many/tags', 60_000));
  await timed('the next answer', () => catalog.images(place, 'many/tags'));
  console.log(
    `${services.length} services, ${arns.length} names, ${tasks.length} tasks, ${repositories.length} repositories`,
  );
  console.log(`${first.items.length} images at first, ${whole.items.length} in the end`);
  console.log(`memory with all of it: ${Math.round(memory() - before)} MB`);
  session.dispose();
}

async function main(): Promise<void> {
  execFileSync(process.execPath, ['esbuild.mjs', 'aws', `--outdir=${folder}`], { cwd: root });
  const args = ['--import', 'tsx', path.join(root, 'test', 'aws', 'sandbox', 'main.ts'), '--many'];
  const sandbox = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = (await once(createInterface(sandbox.stdout), 'line')) as [string];
  await measure(address).finally(() => sandbox.kill());
  rmSync(folder, { recursive: true, force: true });
}

void main();
