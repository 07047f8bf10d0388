import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  type Repository as SdkRepository,
} from '@aws-sdk/client-ecr';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';
import { pagesOf } from '../session/pages';
import type { Repository, RepositoryEncryption, TagMutability } from './model';

/** How many repositories ECR gives at once, at most. Source: Amazon ECR API reference, DescribeRepositories. */
const pageSize = 1_000;

/** The repositories of a region, in ECR's order, page by page. */
export function listRepositories(region: AwsRegion, call: Call = {}): AsyncGenerator<readonly Repository[]> {
  return pagesOf(async (nextToken) => {
    const answer = await region.send('DescribeRepositories', call, (options) =>
      region.ecr.send(new DescribeRepositoriesCommand({ maxResults: pageSize, nextToken }), options),
    );
    return { items: answer.repositories?.map(toRepository), next: answer.nextToken };
  });
}

/** One repository, by its name. Throws the problem `not-found`. */
export async function describeRepository(region: AwsRegion, name: string, call: Call = {}): Promise<Repository> {
  const { repositories = [] } = await region.send('DescribeRepositories', call, (options) =>
    region.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }), options),
  );
  const [repository] = repositories;
  if (repository === undefined) throw problem('not-found', { operation: 'DescribeRepositories', region: region.name });
  return toRepository(repository);
}

/** What a new repository is to be like. */
export interface NewRepository {
  readonly name: string;
  readonly tagMutability?: TagMutability;
  readonly scansOnPush?: boolean;
  readonly encryption?: RepositoryEncryption;
  /** For KMS; default: the key that AWS manages. */
  readonly key?: string;
}

/** Creates a repository. Throws the problem `already-exists`, or `rejected` for a name that ECR does not take. */
export async function createRepository(
  region: AwsRegion,
  { name, tagMutability, scansOnPush = false, encryption = 'AES256', key }: NewRepository,
  call: Call = {},
): Promise<Repository> {
  const command = new CreateRepositoryCommand({
    repositoryName: name,
    imageTagMutability: tagMutability ?? 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: scansOnPush },
    encryptionConfiguration: { encryptionType: encryption, kmsKey: key },
  });
  const { repository } = await region.send('CreateRepository', call, (options) => region.ecr.send(command, options));
  if (repository === undefined) throw problem('malformed', { operation: 'CreateRepository', region: region.name });
  return toRepository(repository);
}

/** Deletes a repository. Unless `force` is set, ECR refuses one that has images. */
export async function deleteRepository(
  region: AwsRegion,
  name: string,
  { force = false, ...call }: Call & { readonly force?: boolean } = {},
): Promise<void> {
  await region.send('DeleteRepository', call, (options) =>
    region.ecr.send(new DeleteRepositoryCommand({ repositoryName: name, force }), options),
  );
}

function toRepository(repository: SdkRepository): Repository {
  const { imageTagMutability, imageScanningConfiguration, encryptionConfiguration } = repository;
  return {
    name: repository.repositoryName ?? '',
    arn: repository.repositoryArn ?? '',
    uri: repository.repositoryUri ?? '',
    registry: repository.registryId ?? '',
    createdAt: repository.createdAt,
    tagMutability: imageTagMutability ?? 'MUTABLE',
    scansOnPush: imageScanningConfiguration?.scanOnPush ?? false,
    encryption: encryptionConfiguration?.encryptionType ?? 'AES256',
    key: encryptionConfiguration?.kmsKey,
  };
}
