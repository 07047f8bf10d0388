import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type * as Room from '../../aws/src';
import { Client } from '../lsp/client';
import { uriOf } from '../lsp/documents';
import { host, nothing } from '../lsp/image-files';
import { bigDockerfile } from './documents';
import { median } from './measure';

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

const keys = { AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000', AWS_SECRET_ACCESS_KEY: 'none' };

async function measure(endpoint: string): Promise<void> {
  Object.assign(process.env, keys);
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

/** What a process has in memory, where the system says so, in MB. */
function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
}

/** What an editor without a session of its own waits for: completion and hover by the language server, which reads ECR itself. */
async function measureEditor(endpoint: string): Promise<void> {
  const env = { ...nothing, ...keys, AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-west-1' };
  const client = await Client.start({ env });
  const uri = uriOf('Dockerfile');
  const reference = `FROM ${host}/many/tags:`;
  await client.open(uri, reference);
  const complete = async (text: string) => {
    await client.change(uri, { text });
    return client.completionList(uri, text.length);
  };
  const keystrokes = async (when: string) => {
    const big = uriOf('Dockerfile.big');
    const text = bigDockerfile(1_000);
    const times: number[] = [];
    await client.open(big, text);
    for (let count = 0; count < 60; count += 1) {
      const start = performance.now();
      await client.insert(big, text.indexOf('\n', text.length / 2), ' ');
      await client.diagnostics(big);
      times.push(performance.now() - start);
    }
    await client.close(big);
    console.log(`keystroke in 1,000 lines, ${when}: ${median(times.slice(10)).toFixed(1)} ms`);
  };
  await keystrokes('before AWS is used');
  const before = memoryOf(client.process.pid);
  const first = await timed('completion among 10,000 tags, the very first answer', () => complete(reference));
  let list = first;
  const tags = async () => {
    for (; !list.items.some(({ label }) => label === 'build-9999'); ) list = await complete(reference);
  };
  await timed('until the newest tags are offered', tags);
  const typed = Array.from({ length: 30 }, (_, index) => `${reference}build-${index * 37}`);
  const often = async (what: string, texts: readonly string[]) => {
    const times: number[] = [];
    for (const text of texts) {
      const start = performance.now();
      list = await complete(text);
      times.push(performance.now() - start);
    }
    const slowest = Math.max(...times).toFixed(1);
    console.log(`${what}: ${median(times).toFixed(1)} ms, at most ${slowest} ms, ${list.items.length} choices`);
  };
  await often('completion among 10,000 tags, cached, after a keystroke and its parse', typed);
  await often('the whole list of tags', typed.fill(reference));
  const repositories = Array.from({ length: 30 }, (_, index) => `FROM ${host}/many/repository-${index}`);
  await often('completion among 10,000 repositories, while they are read and after', repositories);
  await keystrokes('with 10,000 tags and 10,000 repositories read');
  console.log(`memory of the language server for that: ${Math.round(memoryOf(client.process.pid) - before)} MB`);
  await timed('hover on an image, first', () => client.hover(uri, 10));
  await client.change(uri, { text: `${reference}build-7777` });
  await timed('hover on an image of the list, with its platform', () => client.hover(uri, 10));
  await timed('the same hover again', () => client.hover(uri, 10));
  await client.stop();
}

async function main(): Promise<void> {
  execFileSync(process.execPath, ['esbuild.mjs', 'aws', `--outdir=${folder}`], { cwd: root });
  const args = ['--import', 'tsx', path.join(root, 'test', 'aws', 'sandbox', 'main.ts'), '--many'];
  const sandbox = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = (await once(createInterface(sandbox.stdout), 'line')) as [string];
  await measure(address)
    .then(() => measureEditor(address))
    .finally(() => sandbox.kill());
  rmSync(folder, { recursive: true, force: true });
}

void main();
