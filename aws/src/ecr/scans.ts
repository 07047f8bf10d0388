import {
  DescribeImageScanFindingsCommand,
  type EnhancedImageScanFinding,
  type ImageScanFinding,
  StartImageScanCommand,
} from '@aws-sdk/client-ecr';
import type { AwsRegion, Call } from '../session';
import { pagesOf } from '../session/pages';
import { type ImagesOf, toIdentifier } from './images';
import type { Finding, ImageName, Scan } from './model';

/** How many findings ECR gives at once. Source: Amazon ECR API reference, DescribeImageScanFindings. */
const pageSize = 1_000;

/** Starts a basic scan. ECR rejects it where an image was scanned within a day, or where scanning is enhanced. */
export async function startScan(
  region: AwsRegion,
  { repository, registry }: ImagesOf,
  image: ImageName,
  call: Call = {},
): Promise<Scan> {
  const input = { repositoryName: repository, registryId: registry, imageId: toIdentifier(image) };
  const { imageScanStatus } = await region.send('StartImageScan', call, (options) =>
    region.ecr.send(new StartImageScanCommand(input), options),
  );
  return { status: imageScanStatus?.status, description: imageScanStatus?.description, counts: {} };
}

/** A page of findings, with how the scan stands. */
export interface FindingsPage {
  readonly scan: Scan;
  readonly findings: readonly Finding[];
}

/** What a scan found, page by page, basic or enhanced. At least one page comes. Throws the problem `not-found` without a scan. */
export function listFindings(
  region: AwsRegion,
  { repository, registry }: ImagesOf,
  image: ImageName,
  call: Call = {},
): AsyncGenerator<readonly FindingsPage[]> {
  const which = {
    repositoryName: repository,
    registryId: registry,
    imageId: toIdentifier(image),
    maxResults: pageSize,
  };
  return pagesOf(async (nextToken) => {
    const answer = await region.send('DescribeImageScanFindings', call, (options) =>
      region.ecr.send(new DescribeImageScanFindingsCommand({ ...which, nextToken }), options),
    );
    const { imageScanStatus, imageScanFindings: found } = answer;
    const scan: Scan = {
      status: imageScanStatus?.status,
      description: imageScanStatus?.description,
      completedAt: found?.imageScanCompletedAt,
      counts: { ...found?.findingSeverityCounts },
    };
    const findings = [...(found?.findings ?? []).map(fromBasic), ...(found?.enhancedFindings ?? []).map(fromEnhanced)];
    return { items: [{ scan, findings }], next: answer.nextToken };
  });
}

/** A scan and all that it found. */
export async function readFindings(
  region: AwsRegion,
  of: ImagesOf,
  image: ImageName,
  call: Call = {},
): Promise<FindingsPage> {
  let scan: Scan = { counts: {} };
  const findings: Finding[] = [];
  for await (const pages of listFindings(region, of, image, call))
    for (const page of pages) {
      scan = page.scan;
      findings.push(...page.findings);
    }
  return { scan, findings };
}

function fromBasic({
  name = '',
  severity = 'UNDEFINED',
  description,
  uri,
  attributes = [],
}: ImageScanFinding): Finding {
  const attribute = (key: string) => attributes.find((one) => one.key === key)?.value;
  return {
    name,
    severity,
    description,
    link: uri,
    package: attribute('package_name'),
    installed: attribute('package_version'),
    score: toNumber(attribute('CVSS3_SCORE') ?? attribute('CVSS2_SCORE')),
  };
}

function fromEnhanced(finding: EnhancedImageScanFinding): Finding {
  const { vulnerabilityId, sourceUrl, vulnerablePackages = [] } = finding.packageVulnerabilityDetails ?? {};
  const [first] = vulnerablePackages;
  return {
    name: vulnerabilityId ?? finding.title ?? '',
    severity: finding.severity ?? 'UNDEFINED',
    description: finding.description,
    link: sourceUrl,
    package: first?.name,
    installed: first?.version,
    fixedIn: first?.fixedInVersion,
    score: finding.score,
  };
}

function toNumber(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || Number.isNaN(value) ? undefined : value;
}
