import {
  BatchDeleteImageCommand,
  DescribeImagesCommand,
  type ImageDetail,
  type ImageFailure,
  type ImageIdentifier,
} from '@aws-sdk/client-ecr';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';
import { collect, pagesOf, piecesOf } from '../session/pages';
import type { Image, ImageName } from './model';

/** How many images ECR takes or gives at once. Source: Amazon ECR API reference, DescribeImages and BatchDeleteImage. */
const pageSize = 1_000;
const deletedAtOnce = 100;

/** Which images of a repository, and where it is. */
export interface ImagesOf {
  readonly repository: string;
  /** The account that has it; default: that of the credentials. */
  readonly registry?: string;
  readonly only?: 'tagged' | 'untagged';
}

/** The images of a repository, page by page, in no order that ECR promises. */
export function listImages(
  region: AwsRegion,
  { repository, registry, only }: ImagesOf,
  call: Call = {},
): AsyncGenerator<readonly Image[]> {
  const filter = only === undefined ? undefined : ({ tagStatus: only === 'tagged' ? 'TAGGED' : 'UNTAGGED' } as const);
  return pagesOf(async (nextToken) => {
    const input = { repositoryName: repository, registryId: registry, filter, maxResults: pageSize, nextToken };
    const answer = await region.send('DescribeImages', call, (options) =>
      region.ecr.send(new DescribeImagesCommand(input), options),
    );
    return { items: answer.imageDetails?.map(toImage), next: answer.nextToken };
  });
}

/** The images of a repository, newest first. All of them are read before the first is known. */
export async function imagesNewestFirst(region: AwsRegion, of: ImagesOf, call: Call = {}): Promise<Image[]> {
  return newestFirst(await collect(listImages(region, of, call)));
}

/** Sorts images by the time they were pushed, the newest first. */
export function newestFirst(images: readonly Image[]): Image[] {
  return images.toSorted((one, other) => (other.pushedAt?.getTime() ?? 0) - (one.pushedAt?.getTime() ?? 0));
}

/** One image by its tag or digest. Throws the problem `not-found`. */
export async function describeImage(
  region: AwsRegion,
  { repository, registry }: ImagesOf,
  name: ImageName,
  call: Call = {},
): Promise<Image> {
  const input = { repositoryName: repository, registryId: registry, imageIds: [toIdentifier(name)] };
  const { imageDetails = [] } = await region.send('DescribeImages', call, (options) =>
    region.ecr.send(new DescribeImagesCommand(input), options),
  );
  const [image] = imageDetails;
  if (image === undefined) throw problem('not-found', { operation: 'DescribeImages', region: region.name });
  return toImage(image);
}

/** An image that ECR would not delete, and why, in its words. */
export interface Undeleted {
  readonly image: string;
  readonly reason: string;
}

/** Deletes images: a tag alone takes only the tag away, a digest the image with all its tags. */
export async function deleteImages(
  region: AwsRegion,
  { repository, registry }: ImagesOf,
  names: readonly ImageName[],
  call: Call = {},
): Promise<readonly Undeleted[]> {
  const undeleted: Undeleted[] = [];
  for (const piece of piecesOf(names, deletedAtOnce)) {
    const input = { repositoryName: repository, registryId: registry, imageIds: piece.map(toIdentifier) };
    const { failures = [] } = await region.send('BatchDeleteImage', call, (options) =>
      region.ecr.send(new BatchDeleteImageCommand(input), options),
    );
    undeleted.push(...failures.map(toUndeleted));
  }
  return undeleted;
}

/** As the SDK wants it. */
export function toIdentifier({ tag, digest }: ImageName): ImageIdentifier {
  return tag === undefined ? { imageDigest: digest } : { imageTag: tag };
}

function toUndeleted({ imageId, failureCode, failureReason }: ImageFailure): Undeleted {
  return { image: imageId?.imageTag ?? imageId?.imageDigest ?? '', reason: failureReason ?? failureCode ?? '' };
}

function toImage(image: ImageDetail): Image {
  const { imageScanFindingsSummary: summary, imageScanStatus } = image;
  const isScanned = summary !== undefined || imageScanStatus !== undefined;
  return {
    repository: image.repositoryName ?? '',
    registry: image.registryId ?? '',
    digest: image.imageDigest ?? '',
    tags: image.imageTags ?? [],
    pushedAt: image.imagePushedAt,
    pulledAt: image.lastRecordedPullTime,
    size: image.imageSizeInBytes,
    mediaType: image.imageManifestMediaType,
    artifactType: image.artifactMediaType,
    scan: isScanned
      ? {
          status: imageScanStatus?.status,
          description: imageScanStatus?.description,
          completedAt: summary?.imageScanCompletedAt,
          counts: { ...summary?.findingSeverityCounts },
        }
      : undefined,
  };
}
