import { BatchGetImageCommand, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';
import { type ImagesOf, toIdentifier } from './images';
import { mediaTypes, readConfig, readManifest } from './manifest';
import type { ImageName, Platform } from './model';

/** What an image runs on: several platforms for an index, one for a plain image, none for what is no image. */
export async function imagePlatforms(
  region: AwsRegion,
  of: ImagesOf,
  name: ImageName,
  call: Call = {},
): Promise<readonly Platform[]> {
  const found = readManifest(await manifestOf(region, of, name, call));
  if (found === undefined) return [];
  if ('platforms' in found) return found.platforms;
  const platform = readConfig(await blobOf(region, of, found.config, call));
  return platform === undefined ? [] : [platform];
}

async function manifestOf(region: AwsRegion, { repository, registry }: ImagesOf, name: ImageName, call: Call) {
  const command = new BatchGetImageCommand({
    repositoryName: repository,
    registryId: registry,
    imageIds: [toIdentifier(name)],
    acceptedMediaTypes: [...mediaTypes],
  });
  const { images = [] } = await region.send('BatchGetImage', call, (options) => region.ecr.send(command, options));
  const text = images[0]?.imageManifest;
  if (text === undefined) throw problem('not-found', { operation: 'BatchGetImage', region: region.name });
  return text;
}

async function blobOf(region: AwsRegion, { repository, registry }: ImagesOf, digest: string, call: Call) {
  const input = { repositoryName: repository, registryId: registry, layerDigest: digest };
  const { downloadUrl } = await region.send('GetDownloadUrlForLayer', call, (options) =>
    region.ecr.send(new GetDownloadUrlForLayerCommand(input), options),
  );
  if (downloadUrl === undefined)
    throw problem('malformed', { operation: 'GetDownloadUrlForLayer', region: region.name });
  return region.download(downloadUrl, call);
}
