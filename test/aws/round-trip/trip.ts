import { type AwsRegion, ecs, isProblem } from '../../../aws/src';
import {
  compareTexts,
  type DefinitionDifference,
  readRegistration,
} from '../../../server/src/task-definition/registration';

/** What became of a file on its way to ECS and back. */
export type Trip =
  | { readonly kind: 'problem' | 'invalid' | 'rejected'; readonly words: string }
  | {
      readonly kind: 'registered';
      readonly family: string;
      /** The file against its revision: what ECS adds are defaults. */
      readonly fileToRevision: readonly DefinitionDifference[];
      /** The revision saved, and read again. */
      readonly savedToRevision: readonly DefinitionDifference[];
      /** The revision registered unchanged. */
      readonly firstToSecond: readonly DefinitionDifference[];
    };

/** Plausible values by where a placeholder stands; a person would be asked. */
const plausible: readonly (readonly [place: RegExp, value: string])[] = [
  [/^cpu$/, '1024'],
  [/^memory$/, '2048'],
  [/^networkMode$/, 'awsvpc'],
  [/^requiresCompatibilities/, 'FARGATE'],
  [/operatingSystemFamily$/, 'LINUX'],
  [/cpuArchitecture$/, 'X86_64'],
  [/(?:Port|\.cpu|\.memory|\.memoryReservation|Limit|sizeInGiB|interval|timeout|retries|startPeriod)$/, '80'],
  [/(?:essential|readOnly|readonlyRootFilesystem|privileged)$/, 'true'],
  [/transitEncryption$|\.iam$/, 'ENABLED'],
  [/^family$/, 'web'],
];

/** By what a placeholder is called. */
const plausibleNames: readonly (readonly [name: RegExp, value: string])[] = [
  [/account|^x+$/i, '111122223333'],
  [/region/i, 'eu-west-1'],
  [/port$/i, '80'],
  [/file_?system/i, 'fs-12345678'],
  [/access_?point/i, 'fsap-12345678'],
  [/environment_?variables$|secrets$|volumes$|containers$|env$/i, '[]'],
];

/** What a person could answer. */
export function answer(name: string, places: readonly string[]): string {
  const byPlace = plausible.find(([place]) => places.some((one) => place.test(one)));
  return byPlace?.[1] ?? plausibleNames.find(([form]) => form.test(name))?.[1] ?? 'value';
}

/** Registers a file, reads it back, saves it, registers what was saved, and compares each with the one before. */
export async function roundTrip(region: AwsRegion, text: string): Promise<Trip> {
  const { placeholders } = readRegistration({ text });
  const values = new Map(placeholders.map(({ name, places }) => [name, answer(name, places)]));
  const file = readRegistration({ text, values });
  if (file.problem !== undefined) return { kind: 'problem', words: file.problem };
  const [finding] = file.findings;
  if (file.text === undefined || file.family === undefined || finding !== undefined)
    return { kind: 'invalid', words: finding?.message ?? 'no text comes of it' };
  try {
    await ecs.registerTaskDefinition(region, JSON.parse(file.text));
    const first = await described(region, file.family);
    const saved = readRegistration({ text: first }).text ?? '';
    await ecs.registerTaskDefinition(region, JSON.parse(saved));
    const second = await described(region, file.family);
    return {
      kind: 'registered',
      family: file.family,
      fileToRevision: compareTexts(file.text, first).differences,
      savedToRevision: compareTexts(saved, first).differences,
      firstToSecond: compareTexts(first, second).differences,
    };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'rejected', words: error.says ?? error.message };
  }
}

async function described(region: AwsRegion, family: string): Promise<string> {
  const { document } = await ecs.describeTaskDefinition(region, family);
  return JSON.stringify(document, null, 2);
}
