import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../../server/src/engine/edits';
import { seedCrossing } from './crossing';
import { rejections } from './ecs/rejections';
import { addService, addTaskSet } from './ecs/services';
import type { Ecs } from './ecs/state';
import { newId } from './ids';
import type { Input } from './wire';
import type { Place, World } from './world';

const examples = path.resolve(__dirname, '..', '..', '..', 'examples');

/** Where the images of the examples are. */
export const seedRegion = 'eu-west-1';

/** How many clusters the sandbox has at the start. */
export const seededClusters = 4;

const hour = 3_600_000;
const findings = [
  { name: 'CVE-2026-1001', severity: 'CRITICAL', package: 'openssl', version: '3.5.0' },
  { name: 'CVE-2026-1002', severity: 'HIGH', package: 'zlib', version: '1.3.1' },
  { name: 'CVE-2026-1003', severity: 'HIGH', package: 'busybox', version: '1.37.0' },
  { name: 'CVE-2026-1004', severity: 'LOW', package: 'musl', version: '1.2.5' },
];

/** Fills the sandbox with the sample workspace as it would be after its first deployments. */
export function seed(world: World): void {
  const place = world.in(seedRegion);
  seedRepositories(place, world.options.now());
  const definitions = exampleDefinitions();
  for (const definition of definitions) place.ecs.register(definition);
  for (const definition of definitions) place.ecs.register(definition);
  const cluster = place.ecs.addCluster('parcels', ['FARGATE', 'FARGATE_SPOT']);
  for (const name of ['web', 'worker'])
    addService(place.ecs, cluster, name, `parcels-${name}`, 2, { execEnabled: name === 'worker' });
  place.ecs.start(cluster, {
    definition: place.ecs.definition('parcels-report'),
    group: 'family:parcels-report',
    startedBy: 'events-rule/nightly',
  });
  for (let step = 0; step < 4; step += 1) world.step();
  place.ecs.addCluster('empty');
  addMachines(place.ecs);
  seedCrossing(world, place.ecs);
}

/** The task definitions of the sample workspace, with what ECS would reject put right. */
export function exampleDefinitions(): Input[] {
  const folder = path.join(examples, 'deploy');
  const files = readdirSync(folder).filter((file) => /^task-definition-.*\.json$/.test(file));
  return files.sort().map((file) => JSON.parse(healed(readFileSync(path.join(folder, file), 'utf8'))) as Input);
}

function healed(text: string): string {
  for (let current = text, round = 0; round < 20; round += 1) {
    const finding = rejections(current).find(({ fixes }) => fixes.length > 0);
    if (finding === undefined) return current;
    current = applyEdits(current, finding.fixes[0]?.edits ?? []);
  }
  throw new Error('The fixes of an example do not come to an end.');
}

function seedRepositories({ ecr }: Place, now: Date): void {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour);
  for (const name of ['web', 'worker']) {
    ecr.create(`parcels/${name}`, { createdAt: ago(900), scanOnPush: name === 'web' });
    ['1.3.0', '1.4.0', '1.4.1'].forEach((tag, index) => {
      ecr.push(`parcels/${name}`, { tags: [tag], pushedAt: ago(720 - index * 100), findings: findings.slice(2) });
    });
    ecr.push(`parcels/${name}`, { pushedAt: ago(300), size: 4_100_000 });
    const platforms = ['linux/amd64', 'linux/arm64'];
    ecr.push(`parcels/${name}`, { tags: ['1.4.2', 'latest'], pushedAt: ago(26), platforms, findings });
  }
  ecr.create('parcels/report', { createdAt: ago(400), mutability: 'IMMUTABLE' });
  ecr.push('parcels/report', { tags: ['1.4.2'], pushedAt: ago(26), platforms: ['linux/arm64'] });
  ecr.create('base/busybox', { createdAt: ago(2_000), encryption: { encryptionType: 'KMS', kmsKey: 'alias/aws/ecr' } });
}

/** A cluster of EC2 machines, with a task on one of them, and a service that CodeDeploy rolls out. */
function addMachines(ecs: Ecs): void {
  const cluster = ecs.addCluster('machines', ['machines-provider']);
  const registeredAt = ecs.options.now();
  const ids = [newId(), newId()];
  ids.forEach((id, index) => {
    cluster.instances.set(id, {
      id,
      ec2: `i-0a1b2c3d4e5f6071${index}`,
      status: index === 0 ? 'ACTIVE' : 'DRAINING',
      registeredAt,
    });
  });
  const document = {
    family: 'agent',
    networkMode: 'bridge',
    containerDefinitions: [
      { name: 'agent', image: 'public.ecr.aws/docker/library/busybox:1.37', memory: 64, essential: true },
    ],
  };
  const definition = ecs.register(document);
  const task = ecs.start(cluster, { definition, group: 'family:agent', launchType: 'EC2', instance: ids[0] });
  ecs.run(task);
  const service = addService(ecs, cluster, 'blue-green', 'agent', 0, {
    controller: 'CODE_DEPLOY',
    launchType: 'EC2',
    network: undefined,
  });
  addTaskSet(ecs, service, 'agent', { status: 'PRIMARY', scale: 100, externalId: undefined });
  ecs.step();
}

/** How much is asked for. */
export interface Many {
  readonly repositories?: number;
  /** Images with a tag each, in the repository `many/tags`. */
  readonly tags?: number;
  /** Services in the cluster `many`. */
  readonly services?: number;
  /** Tasks, spread over those services. */
  readonly tasks?: number;
}

/** Adds very many of something, in the region of the examples. */
export function addMany(world: World, { repositories = 0, tags = 0, services = 0, tasks = 0 }: Many): void {
  const { ecr, ecs } = world.in(seedRegion);
  const start = new Date('2026-01-01T00:00:00Z').getTime();
  for (let index = 0; index < repositories; index += 1) ecr.create(`many/repository-${index}`);
  if (tags > 0) ecr.create('many/tags');
  const repository = ecr.repositories.get('many/tags');
  const manifest = ecr.manifestOf('linux/amd64', 'many');
  for (let index = 0; index < tags; index += 1) {
    const pushedAt = new Date(start + index * 60_000);
    const digest = `sha256:${index.toString(16).padStart(64, '0')}`;
    const image = {
      platforms: ['linux/amd64'],
      manifest,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
    };
    const scan = { findings: undefined, scannedAt: undefined };
    repository?.images.set(digest, {
      digest,
      tags: new Set([`build-${index}`]),
      pushedAt,
      size: 4_000_000,
      ...image,
      ...scan,
    });
  }
  if (services === 0) return;
  const cluster = ecs.addCluster('many', ['FARGATE']);
  for (let index = 0; index < services; index += 1) {
    const desired = Math.floor(tasks / services) + (index < tasks % services ? 1 : 0);
    addService(ecs, cluster, `service-${index}`, 'parcels-web', desired);
  }
  for (let step = 0; step < 3; step += 1) ecs.step();
}
