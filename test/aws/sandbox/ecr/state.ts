import { digestOf } from '../ids';
import { ServiceError } from '../service-error';
import type { WorldOptions } from '../world';

/** An image to add to a repository. */
export interface NewImage {
  readonly tags?: readonly string[];
  /** One makes a manifest, several an index. */
  readonly platforms?: readonly string[];
  readonly pushedAt?: Date;
  readonly size?: number;
  readonly findings?: readonly SandboxFinding[];
  /** What makes its digest another's; default: the tags and the time. */
  readonly salt?: string;
}

export interface SandboxFinding {
  readonly name: string;
  readonly severity: string;
  readonly package: string;
  readonly version: string;
}

export interface StoredImage {
  readonly digest: string;
  readonly tags: Set<string>;
  readonly platforms: readonly string[];
  readonly manifest: string;
  readonly mediaType: string;
  readonly pushedAt: Date;
  readonly size: number;
  findings: readonly SandboxFinding[] | undefined;
  scannedAt: Date | undefined;
}

export interface StoredRepository {
  readonly name: string;
  readonly createdAt: Date;
  readonly mutability: string;
  readonly scanOnPush: boolean;
  readonly encryption: { readonly encryptionType: string; readonly kmsKey?: string };
  readonly images: Map<string, StoredImage>;
}

const imageType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

/** The private registry of one region. */
export class Ecr {
  readonly repositories = new Map<string, StoredRepository>();
  /** Configurations of images, by digest. */
  readonly blobs = new Map<string, string>();

  constructor(
    readonly region: string,
    readonly options: WorldOptions,
  ) {}

  /** What stands before the first slash of an image reference. */
  get host(): string {
    return this.options.registry?.host ?? `${this.options.account}.dkr.ecr.${this.region}.amazonaws.com`;
  }

  repository(name: unknown): StoredRepository {
    const found = this.repositories.get(String(name));
    if (found !== undefined) return found;
    const { account } = this.options;
    throw new ServiceError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry with id '${account}'`,
    );
  }

  create(name: string, settings: Partial<Omit<StoredRepository, 'name' | 'images'>> = {}): StoredRepository {
    const { account, now } = this.options;
    if (this.repositories.has(name))
      throw new ServiceError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${account}'`,
      );
    const repository: StoredRepository = {
      name,
      createdAt: now(),
      mutability: 'MUTABLE',
      scanOnPush: false,
      encryption: { encryptionType: 'AES256' },
      images: new Map(),
      ...settings,
    };
    this.repositories.set(name, repository);
    return repository;
  }

  /** Adds an image as a push would: its tags move here from the images that had them. */
  push(name: string, image: NewImage): StoredImage {
    const repository = this.repository(name);
    const { tags = [], platforms = ['linux/amd64'], pushedAt = this.options.now(), size = 4_000_000, findings } = image;
    const salt = image.salt ?? `${name} ${tags.join(' ')} ${pushedAt.getTime()}`;
    const isIndex = platforms.length > 1;
    const manifest = isIndex ? indexOf(platforms, salt) : this.manifestOf(platforms[0] ?? 'linux/amd64', salt);
    const digest = digestOf(manifest);
    for (const tag of tags) for (const other of repository.images.values()) other.tags.delete(tag);
    const stored: StoredImage = {
      digest,
      tags: new Set([...(repository.images.get(digest)?.tags ?? []), ...tags]),
      platforms,
      manifest,
      mediaType: isIndex ? indexType : imageType,
      pushedAt,
      size,
      findings: findings ?? (repository.scanOnPush ? [] : undefined),
      scannedAt: findings === undefined && !repository.scanOnPush ? undefined : pushedAt,
    };
    repository.images.set(digest, stored);
    return stored;
  }

  /** Stores a manifest as it is. */
  put(repository: StoredRepository, manifest: string, mediaType = imageType, tag?: string): void {
    const digest = digestOf(manifest);
    const known = repository.images.get(digest);
    if (tag !== undefined) for (const other of repository.images.values()) other.tags.delete(tag);
    const tags = new Set([...(known?.tags ?? []), ...(tag === undefined ? [] : [tag])]);
    const { manifests = [] } = JSON.parse(manifest) as {
      manifests?: { platform?: { os: string; architecture: string } }[];
    };
    const platforms = manifests.flatMap(({ platform }) =>
      platform === undefined ? [] : `${platform.os}/${platform.architecture}`,
    );
    const pushedAt = this.options.now();
    const scan = repository.scanOnPush
      ? { findings: [], scannedAt: pushedAt }
      : { findings: undefined, scannedAt: undefined };
    repository.images.set(digest, {
      digest,
      tags,
      platforms,
      manifest,
      mediaType,
      pushedAt,
      size: manifest.length,
      ...scan,
    });
  }

  /** The image that a reference of this registry names; `undefined` if there is none, `null` if it is not of this registry. */
  resolve(reference: string): StoredImage | undefined | null {
    if (!reference.startsWith(`${this.host}/`)) return null;
    const [path = '', digest] = reference.slice(this.host.length + 1).split('@');
    const colon = path.lastIndexOf(':');
    const repository = this.repositories.get(colon < 0 ? path : path.slice(0, colon));
    const tag = colon < 0 ? 'latest' : path.slice(colon + 1);
    if (digest !== undefined) return repository?.images.get(digest);
    return [...(repository?.images.values() ?? [])].find((image) => image.tags.has(tag));
  }

  /** The manifest of an image for one platform; its configuration is stored. */
  manifestOf(platform: string, salt: string): string {
    const [os, architecture, variant] = platform.split('/');
    const config = JSON.stringify({ os, architecture, variant, config: { Labels: { salt } } });
    const digest = digestOf(config);
    this.blobs.set(digest, config);
    const type = 'application/vnd.oci.image.config.v1+json';
    return JSON.stringify({
      schemaVersion: 2,
      mediaType: imageType,
      config: { mediaType: type, digest, size: config.length },
      layers: [],
    });
  }
}

function indexOf(platforms: readonly string[], salt: string): string {
  const manifests = platforms.map((platform) => {
    const [os, architecture, variant] = platform.split('/');
    return {
      mediaType: imageType,
      digest: digestOf(salt + platform),
      size: 500,
      platform: { os, architecture, variant },
    };
  });
  const attestation = {
    mediaType: imageType,
    digest: digestOf(`${salt} attestation`),
    size: 500,
    platform: { os: 'unknown', architecture: 'unknown' },
  };
  return JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: [...manifests, attestation] });
}
