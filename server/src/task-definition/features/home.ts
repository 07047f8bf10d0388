import { partitionOfRegion } from '../../engine/partitions';
import type { TaskDefinitionModel } from '../model';

/** Where a task definition is at home, as far as the text tells. */
export interface Home {
  readonly partition: string;
  /** Twelve digits. */
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Every region that is named, the most frequent first. */
  readonly regions: readonly string[];
}

const known = new WeakMap<TaskDefinitionModel, Home>();

/** Partition, account and region, taken from the ARNs, the ECR images and the log options that the text has already. */
export function homeOf(definition: TaskDefinitionModel): Home {
  let home = known.get(definition);
  if (home === undefined) {
    home = readHome(definition.text);
    known.set(definition, home);
  }
  return home;
}

const arn = /\barn:(aws[a-z-]*):[a-z0-9-]+:([a-z0-9-]*):(\d{12})?:/g;
const ecr = /\b(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./g;
const logRegion = /"awslogs-region"\s*:\s*"([a-z]{2,}-[a-z0-9-]+-\d)"/g;

function readHome(text: string): Home {
  const accounts = new Map<string, number>();
  const regions = new Map<string, number>();
  const partitions = new Map<string, number>();
  for (const [, partition, region, account] of text.matchAll(arn)) {
    count(partitions, partition);
    count(regions, region);
    count(accounts, account);
  }
  for (const [, account, region] of text.matchAll(ecr)) {
    count(accounts, account);
    count(regions, region);
  }
  for (const [, region] of text.matchAll(logRegion)) count(regions, region);
  const [region] = mostFrequent(regions);
  const [partition = (region && partitionOfRegion(region)?.id) ?? 'aws'] = mostFrequent(partitions);
  return { partition, account: mostFrequent(accounts)[0], region, regions: mostFrequent(regions) };
}

function count(counts: Map<string, number>, found: string | undefined): void {
  if (found) counts.set(found, (counts.get(found) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([found]) => found);
}

/**
 * A text of our own tables with the partition, account and region of the definition in place of the ones that the tables use.
 * What is not known becomes a placeholder, which nobody takes for a value.
 */
export function localised(text: string, { partition, account, region }: Home): string {
  return text
    .replaceAll('arn:aws:', `arn:${partition}:`)
    .replaceAll('111122223333', account ?? '<ACCOUNT_ID>')
    .replaceAll('eu-west-1', region ?? '<REGION>');
}
