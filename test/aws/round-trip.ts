import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from '../../aws/src';
import { goodKeys } from './harness';
import { roundTrip, type Trip } from './round-trip/trip';
import { startSandbox } from './sandbox/server';

// `npx tsx test/aws/round-trip.ts FOLDER [--endpoint URL]`: every JSON file below a folder on its way to a sandbox, or to an emulator, and back. Every difference is a fault of ours: what
// ECS adds to a definition are defaults. Ends with 1 if there is one.

async function main(folder: string, endpoint?: string): Promise<void> {
  Object.assign(process.env, goodKeys, { AWS_EC2_METADATA_DISABLED: 'true' });
  const sandbox = endpoint === undefined ? await startSandbox() : undefined;
  const session = await openSession({ endpoint: endpoint ?? sandbox?.address, region: 'eu-west-1' });
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names.filter((one) => /\.json(?:c|\.\w+)?$/.test(one))) {
    const trip = await roundTrip(session.region(), readFileSync(path.join(folder, name), 'utf8'));
    count('files');
    count(trip.kind);
    for (const line of linesOf(trip)) {
      if (trip.kind === 'registered') count('not empty');
      console.log(`${name}: ${line}`);
    }
  }
  console.log(
    ['files', 'registered', 'problem', 'invalid', 'rejected', 'not empty']
      .map((what) => `${what}: ${counts.get(what) ?? 0}`)
      .join('\n'),
  );
  if (counts.has('not empty')) process.exitCode = 1;
  session.dispose();
  await sandbox?.close();
}

function linesOf(trip: Trip): string[] {
  if (trip.kind !== 'registered') return [`${trip.kind}: ${trip.words}`];
  const { fileToRevision, savedToRevision, firstToSecond } = trip;
  return Object.entries({ fileToRevision, savedToRevision, firstToSecond }).flatMap(([step, differences]) =>
    differences.map((difference) => `${step}: ${JSON.stringify(difference)}`),
  );
}

const { values, positionals } = parseArgs({ options: { endpoint: { type: 'string' } }, allowPositionals: true });
void main(positionals[0] ?? 'examples', values.endpoint);
