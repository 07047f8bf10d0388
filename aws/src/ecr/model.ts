/** Whether a tag, once pushed, can be moved to another image; `…_WITH_EXCLUSION`: except the tags that filters name. */
export type TagMutability = 'MUTABLE' | 'IMMUTABLE' | 'MUTABLE_WITH_EXCLUSION' | 'IMMUTABLE_WITH_EXCLUSION';

export type RepositoryEncryption = 'AES256' | 'KMS' | 'KMS_DSSE';

/** A private ECR repository. */
export interface Repository {
  readonly name: string;
  readonly arn: string;
  /** What stands in `image`, before the tag: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web`. */
  readonly uri: string;
  /** The account that has it. */
  readonly registry: string;
  readonly createdAt?: Date;
  readonly tagMutability: TagMutability;
  readonly scansOnPush: boolean;
  readonly encryption: RepositoryEncryption;
  /** The ARN of the key, for KMS. */
  readonly key?: string;
}

/** `CRITICAL`, `HIGH`, `MEDIUM`, `LOW`, `INFORMATIONAL`, `UNDEFINED`; enhanced scanning also says `UNTRIAGED`. */
export type Severity = string;

/** How a scan of an image stands. */
export interface Scan {
  /** `COMPLETE`, `IN_PROGRESS`, `FAILED`, `UNSUPPORTED_IMAGE`, `ACTIVE`, … */
  readonly status?: string;
  /** Why, in ECR's words. */
  readonly description?: string;
  readonly completedAt?: Date;
  readonly counts: Readonly<Record<Severity, number>>;
}

/** An image of a repository: one digest, with the tags that point at it. */
export interface Image {
  readonly repository: string;
  readonly registry: string;
  /** `sha256:…` */
  readonly digest: string;
  /** Empty for an untagged image. */
  readonly tags: readonly string[];
  readonly pushedAt?: Date;
  readonly pulledAt?: Date;
  /** Compressed, in bytes; for an index the sum as ECR counts it. */
  readonly size?: number;
  /** Of the manifest. */
  readonly mediaType?: string;
  /** Of the artifact, where it is no container image (a Helm chart, an attestation). */
  readonly artifactType?: string;
  /** Absent where it was never scanned. */
  readonly scan?: Scan;
}

/** One thing that a scan found. */
export interface Finding {
  /** `CVE-2026-1234` */
  readonly name: string;
  readonly severity: Severity;
  readonly description?: string;
  readonly link?: string;
  readonly package?: string;
  readonly installed?: string;
  readonly fixedIn?: string;
  /** CVSS. */
  readonly score?: number;
}

/** What an image runs on. */
export interface Platform {
  /** `linux`, `windows` */
  readonly os: string;
  /** `amd64`, `arm64` */
  readonly architecture: string;
  readonly variant?: string;
}

/** Names an image of a repository. */
export type ImageName =
  | { readonly tag: string; readonly digest?: never }
  | { readonly digest: string; readonly tag?: never };
