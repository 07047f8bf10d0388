import type { AwsRegion, AwsRoom, ecr } from '../../infrastructure/aws/room';

/** What the tree of repositories reads from one region. */
export interface RepositoryReader {
  readonly name: string;
  /** Repositories that are shown also where listing is denied, by name. */
  readonly pinned: readonly string[];
  repositories(signal: AbortSignal): AsyncIterable<readonly ecr.Repository[]>;
  repository(name: string, signal: AbortSignal): Promise<ecr.Repository>;
  /** Newest first. */
  images(repository: ecr.Repository, signal: AbortSignal): Promise<readonly ecr.Image[]>;
  platforms(image: ecr.Image, signal: AbortSignal): Promise<readonly ecr.Platform[]>;
}

/** Reads from AWS. */
export function repositoryReader({ ecr }: AwsRoom, region: AwsRegion, pinned: readonly string[]): RepositoryReader {
  return {
    name: region.name,
    pinned,
    repositories: (signal) => ecr.listRepositories(region, { signal }),
    repository: (name, signal) => ecr.describeRepository(region, name, { signal }),
    images: ({ name, registry }, signal) => ecr.imagesNewestFirst(region, { repository: name, registry }, { signal }),
    platforms: ({ repository, registry, digest }, signal) =>
      ecr.imagePlatforms(region, { repository, registry }, { digest }, { signal }),
  };
}
