import type { AwsRegion, AwsRoom } from '../../infrastructure/aws/room';
import { EngineProblem } from '../../infrastructure/container-engine';
import type { Hands } from './carry-out';
import type { EcrTarget } from './plan';

/** The part of a run that talks to ECR. */
export type EcrHands = Pick<Hands, 'prepare' | 'token' | 'digest'>;

/** What a run asks ECR for. A look before the build spares a person the wait; where ECR may not be asked, the push itself will tell. */
export function ecrHands(room: AwsRoom, regionOf: (name: string) => Promise<AwsRegion>, account: string): EcrHands {
  return {
    async prepare(target, tags, signal) {
      if (target.account !== account) return;
      const region = await regionOf(target.region);
      const isImmutable = await hasImmutableTags(room, region, target, signal);
      if (!isImmutable) return;
      for (const tag of tags)
        if ((await digestOf(room, region, target, tag, signal)) !== undefined)
          throw new EngineProblem('tag-exists', tag);
    },
    async token(target, signal) {
      return (await room.ecr.getLogin(await regionOf(target.region), { signal })).password;
    },
    async digest(target, tag, signal) {
      return digestOf(room, await regionOf(target.region), target, tag, signal);
    },
  };
}

/** Creates the repository if the plan says so. */
async function hasImmutableTags(
  room: AwsRoom,
  region: AwsRegion,
  { repository: name, create }: EcrTarget,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return (await room.ecr.describeRepository(region, name, { signal })).tagMutability === 'IMMUTABLE';
  } catch (error) {
    if (!room.isProblem(error, 'not-found', 'denied')) throw error;
    if (error.kind === 'denied') return false;
  }
  if (create === undefined) throw new EngineProblem('repository-missing', name);
  await room.ecr.createRepository(region, { name, ...create }, { signal });
  return false;
}

async function digestOf(
  room: AwsRoom,
  region: AwsRegion,
  { repository, account }: EcrTarget,
  tag: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await room.ecr.describeImage(region, { repository, registry: account }, { tag }, { signal })).digest;
  } catch (error) {
    if (room.isProblem(error, 'not-found', 'denied')) return undefined;
    throw error;
  }
}
