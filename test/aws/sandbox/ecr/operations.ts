import { digestOf } from '../ids';
import { pageOf } from '../paging';
import { ServiceError } from '../service-error';
import { type Input, type Operations, seconds } from '../wire';
import type { Place } from '../world';
import type { Ecr, StoredImage, StoredRepository } from './state';

/** What the sandbox hands out as a password; tests look for it where it must not be. */
export const ecrPassword = 'c2FuZGJveA-SECRET-ecr-password';

const sizes = { usual: 100, most: 1_000 };
const nameForm = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** The operations of Amazon ECR. */
export const ecrOperations: Operations<Place> = {
  DescribeRepositories({ ecr }, input) {
    const names = input.repositoryNames as string[] | undefined;
    if (names !== undefined) return { repositories: names.map((name) => toWire(ecr, ecr.repository(name))) };
    const { page, nextToken } = pageOf([...ecr.repositories.values()], input, sizes);
    return { repositories: page.map((repository) => toWire(ecr, repository)), nextToken };
  },

  CreateRepository({ ecr }, input) {
    const name = String(input.repositoryName);
    if (name.length < 2 || !nameForm.test(name))
      throw new ServiceError(
        'InvalidParameterException',
        `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '${nameForm.source}''`,
      );
    const { imageTagMutability, imageScanningConfiguration, encryptionConfiguration } = input;
    const scanning = imageScanningConfiguration as { scanOnPush?: boolean } | undefined;
    const encryption = encryptionConfiguration as StoredRepository['encryption'] | undefined;
    const repository = ecr.create(name, {
      mutability: String(imageTagMutability ?? 'MUTABLE'),
      scanOnPush: scanning?.scanOnPush ?? false,
      encryption: encryption ?? { encryptionType: 'AES256' },
    });
    return { repository: toWire(ecr, repository) };
  },

  DeleteRepository({ ecr }, input) {
    const repository = ecr.repository(input.repositoryName);
    if (repository.images.size > 0 && input.force !== true)
      throw new ServiceError(
        'RepositoryNotEmptyException',
        `The repository with name '${repository.name}' in registry with id '${ecr.options.account}' cannot be deleted because it still contains images`,
      );
    ecr.repositories.delete(repository.name);
    return { repository: toWire(ecr, repository) };
  },

  DescribeImages({ ecr }, input) {
    const repository = ecr.repository(input.repositoryName);
    const ids = input.imageIds as ImageId[] | undefined;
    if (ids !== undefined) {
      const imageDetails = ids.map((id) => detail(ecr, repository, existing(ecr, repository, id)));
      return { imageDetails };
    }
    const { tagStatus = 'ANY' } = (input.filter ?? {}) as { tagStatus?: string };
    const isAsked = ({ tags }: StoredImage) => tagStatus === 'ANY' || (tagStatus === 'TAGGED') === tags.size > 0;
    const { page, nextToken } = pageOf([...repository.images.values()].filter(isAsked), input, sizes);
    return { imageDetails: page.map((image) => detail(ecr, repository, image)), nextToken };
  },

  BatchGetImage({ ecr }, input) {
    const repository = ecr.repository(input.repositoryName);
    const found = (input.imageIds as ImageId[]).map((imageId) => ({ imageId, image: find(repository, imageId) }));
    return {
      images: found.flatMap(({ image, imageId }) =>
        image === undefined
          ? []
          : [
              {
                registryId: ecr.options.account,
                repositoryName: repository.name,
                imageId: { ...imageId, imageDigest: image.digest },
                imageManifest: image.manifest,
                imageManifestMediaType: image.mediaType,
              },
            ],
      ),
      failures: found.flatMap(({ image, imageId }) =>
        image === undefined
          ? [{ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }]
          : [],
      ),
    };
  },

  PutImage({ ecr }, input) {
    const repository = ecr.repository(input.repositoryName);
    const { imageTag, imageManifest, imageManifestMediaType } = input as Record<string, string | undefined>;
    const digest = digestOf(String(imageManifest));
    const holder = find(repository, { imageTag });
    if (holder !== undefined && holder.digest === digest)
      throw new ServiceError(
        'ImageAlreadyExistsException',
        `Image with digest '${digest}' and tag '${imageTag}' already exists in the repository with name '${repository.name}' in registry with id '${ecr.options.account}'`,
      );
    if (holder !== undefined && repository.mutability === 'IMMUTABLE')
      throw new ServiceError(
        'ImageTagAlreadyExistsException',
        `The image tag '${imageTag}' already exists in the '${repository.name}' repository and cannot be overwritten because the repository is immutable.`,
      );
    ecr.put(repository, String(imageManifest), imageManifestMediaType, imageTag);
    const imageId = { imageDigest: digest, imageTag };
    return { image: { registryId: ecr.options.account, repositoryName: repository.name, imageId, imageManifest } };
  },

  GetDownloadUrlForLayer({ ecr }, input) {
    const digest = String(input.layerDigest);
    if (!ecr.blobs.has(digest))
      throw new ServiceError('LayersNotFoundException', `The layer with digest '${digest}' does not exist`);
    const query = `region=${ecr.region}&X-Amz-Signature=SECRET-presigned`;
    return { downloadUrl: `${ecr.options.address()}/_sandbox/blobs/${digest}?${query}`, layerDigest: digest };
  },

  BatchDeleteImage({ ecr }, input) {
    const repository = ecr.repository(input.repositoryName);
    const imageIds: ImageId[] = [];
    const failures: object[] = [];
    for (const imageId of input.imageIds as ImageId[]) {
      const image = find(repository, imageId);
      if (image === undefined) {
        failures.push({ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' });
        continue;
      }
      imageIds.push({ ...imageId, imageDigest: image.digest });
      if (imageId.imageTag === undefined || image.tags.size === 1) repository.images.delete(image.digest);
      else image.tags.delete(imageId.imageTag);
    }
    return { imageIds, failures };
  },

  StartImageScan({ ecr }, input) {
    const repository = ecr.repository(input.repositoryName);
    const image = existing(ecr, repository, input.imageId as ImageId);
    const day = 24 * 3_600_000;
    if (image.scannedAt !== undefined && ecr.options.now().getTime() - image.scannedAt.getTime() < day)
      throw new ServiceError(
        'LimitExceededException',
        'The scan quota per image has been exceeded. Wait and try again.',
      );
    image.scannedAt = ecr.options.now();
    image.findings ??= [{ name: 'CVE-2026-0001', severity: 'MEDIUM', package: 'busybox', version: '1.37.0' }];
    return { imageId: { imageDigest: image.digest }, imageScanStatus: { status: 'IN_PROGRESS' } };
  },

  DescribeImageScanFindings({ ecr }, input) {
    const repository = ecr.repository(input.repositoryName);
    const image = existing(ecr, repository, input.imageId as ImageId);
    if (image.findings === undefined)
      throw new ServiceError(
        'ScanNotFoundException',
        `Image scan does not exist for the image with '${JSON.stringify(input.imageId)}' in the repository with name '${repository.name}' in the registry with id '${ecr.options.account}'`,
      );
    const { page, nextToken } = pageOf(image.findings, input, sizes);
    return {
      imageId: { imageDigest: image.digest },
      imageScanStatus: { status: 'COMPLETE', description: 'The scan was completed successfully.' },
      imageScanFindings: {
        imageScanCompletedAt: seconds(image.scannedAt),
        findingSeverityCounts: countsOf(image),
        findings: page.map(({ name, severity, package: packageName, version }) => ({
          name,
          severity,
          uri: `https://nvd.nist.gov/vuln/detail/${name}`,
          description: `A fault of ${packageName}.`,
          attributes: [
            { key: 'package_name', value: packageName },
            { key: 'package_version', value: version },
          ],
        })),
      },
      nextToken,
    };
  },

  GetAuthorizationToken({ ecr }) {
    const password = ecr.options.registry?.password ?? ecrPassword;
    const scheme = ecr.options.registry === undefined ? 'https' : 'http';
    const expiresAt = new Date(ecr.options.now().getTime() + 12 * 3_600_000);
    return {
      authorizationData: [
        {
          authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
          expiresAt: seconds(expiresAt),
          proxyEndpoint: `${scheme}://${ecr.host}`,
        },
      ],
    };
  },
};

interface ImageId {
  readonly imageTag?: string;
  readonly imageDigest?: string;
}

function find({ images }: StoredRepository, { imageTag, imageDigest }: ImageId): StoredImage | undefined {
  if (imageDigest !== undefined) return images.get(imageDigest);
  return [...images.values()].find(({ tags }) => tags.has(imageTag ?? ''));
}

function existing(ecr: Ecr, repository: StoredRepository, id: ImageId): StoredImage {
  const image = find(repository, id);
  if (image !== undefined) return image;
  const words = `{imageDigest:'${id.imageDigest ?? 'null'}', imageTag:'${id.imageTag ?? 'null'}'}`;
  throw new ServiceError(
    'ImageNotFoundException',
    `The image with imageId ${words} does not exist within the repository with name '${repository.name}' in the registry with id '${ecr.options.account}'`,
  );
}

function countsOf({ findings = [] }: StoredImage): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

function detail({ options }: Ecr, repository: StoredRepository, image: StoredImage): Input {
  return {
    registryId: options.account,
    repositoryName: repository.name,
    imageDigest: image.digest,
    imageTags: image.tags.size > 0 ? [...image.tags] : undefined,
    imageSizeInBytes: image.size,
    imagePushedAt: seconds(image.pushedAt),
    imageManifestMediaType: image.mediaType,
    artifactMediaType: 'application/vnd.oci.image.config.v1+json',
    imageScanStatus: image.findings === undefined ? undefined : { status: 'COMPLETE' },
    imageScanFindingsSummary:
      image.findings === undefined
        ? undefined
        : { imageScanCompletedAt: seconds(image.scannedAt), findingSeverityCounts: countsOf(image) },
  };
}

function toWire(ecr: Ecr, repository: StoredRepository): Input {
  const { account } = ecr.options;
  return {
    repositoryArn: `arn:aws:ecr:${ecr.region}:${account}:repository/${repository.name}`,
    registryId: account,
    repositoryName: repository.name,
    repositoryUri: `${ecr.host}/${repository.name}`,
    createdAt: seconds(repository.createdAt),
    imageTagMutability: repository.mutability,
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption,
  };
}
