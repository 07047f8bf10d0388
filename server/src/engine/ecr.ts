import { type Partition, partitionOfRegion, partitions } from './partitions';
import { suggestion } from './suggestion';

/** The host of ECR Public. Source: Amazon ECR Public user guide. */
export const publicEcrHost = 'public.ecr.aws';

/** The host of a private ECR registry. */
export interface EcrHost {
  /** Empty where it is missing; twelve digits where it is right. */
  readonly account: string;
  readonly region: string;
  /** The partition whose endpoints end like this host, and have this region if more than one do; `undefined` for an unknown ending. */
  readonly partition: Partition | undefined;
  /** What follows the region: `amazonaws.com`. */
  readonly suffix: string;
  readonly fips: boolean;
  /** It speaks IPv6 too: `….dkr-ecr.….on.aws`. */
  readonly dualStack: boolean;
}

const hostForm = /^(?:([^.]*)\.)?dkr([.-])ecr(-fips)?\.([^.:]+)\.([^:]+)(?::\d+)?$/;

/**
 * Reads the host of a private ECR registry, also one with a wrong account or an unknown ending (a stand-in such as LocalStack);
 * `undefined` if it is no such host.
 * Source: Amazon ECR user guide, "Private registry"; the hosts that amazon-ecr-credential-helper knows.
 */
export function parseEcrHost(host: string): EcrHost | undefined {
  const match = hostForm.exec(host);
  if (match === null) return undefined;
  const [, account = '', separator, fips, region = '', suffix = ''] = match;
  const dualStack = separator === '-';
  const candidates = partitions.filter((partition) => ecrSuffix(partition, dualStack) === suffix);
  return {
    account,
    region,
    partition: candidates.find(({ regions }) => regions.test(region)) ?? candidates[0],
    suffix,
    fips: fips !== undefined,
    dualStack,
  };
}

/** What the ECR hosts of a partition end in. */
export function ecrSuffix(partition: Partition, dualStack: boolean): string {
  return dualStack ? partition.dualStackDnsSuffix.replace(/^api\./, 'on.') : partition.dnsSuffix;
}

/** The ending that the region calls for, where the host has that of another partition or a misspelt one. */
export function expectedEcrSuffix({ region, partition, suffix, dualStack }: EcrHost): string | undefined {
  const home = partitionOfRegion(region);
  if (home === undefined) return undefined;
  const expected = ecrSuffix(home, dualStack);
  if (expected === suffix) return undefined;
  return partition === undefined ? suggestion(suffix, [expected]) : expected;
}
