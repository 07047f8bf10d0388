import { type Arn, parseArn } from '../engine/arn';
import { partitionOfRegion } from '../engine/partitions';
import type { Container } from './container';
import type { Section } from './section';

/** Everything of a container that ECS fills in from a store: `secrets`, and `secretOptions` of the log driver. */
export function secretsOf(container: Container): readonly Section[] {
  return [...container.list('secrets').sections, ...secretsInLogging(container)];
}

/** The options of the log driver that are secrets. */
export function secretsInLogging(container: Container): readonly Section[] {
  return container.section('logConfiguration').list('secretOptions').sections;
}

/**
 * Characters that the bare name of a parameter may have.
 * Source: the answer of Amazon ECS to others; AWS Systems Manager user guide, "Constraints on parameter names".
 */
const parameterName = /^[A-Za-z0-9_.\-/]{1,2048}$/;

/** Whether a text without `arn:` before it can be the name of a parameter. */
export function isParameterName(text: string): boolean {
  return parameterName.test(text);
}

/** What is wrong with the ARN of a secret or parameter, as a sentence; `undefined` if nothing is. */
export function secretArnFault(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn === undefined)
    return 'This ARN lacks a part; it takes the form "arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME".';
  const home = partitionOfRegion(arn.region);
  if (!['ssm', 'secretsmanager'].includes(arn.service))
    return `ECS reads secrets from Secrets Manager and Parameter Store only, not from ${arn.service}.`;
  if (!/^\d{12}$/.test(arn.account)) return 'The account in this ARN is not a number of 12 digits.';
  if (home !== undefined && home.id !== arn.partition)
    return `The Region ${arn.region} is in the partition ${home.id}; write "arn:${home.id}:…".`;
  return arn.service === 'ssm' ? parameterFault(arn) : secretFault(arn);
}

function parameterFault({ resource }: Arn): string | undefined {
  if (/^parameter\/./.test(resource)) return undefined;
  return 'The ARN of a parameter ends in "parameter/NAME", with one slash even if the name begins with one.';
}

/**
 * A secret is followed by nothing or by three parts that may be empty.
 * Source: Amazon ECS developer guide, "Pass Secrets Manager secrets through environment variables".
 */
function secretFault({ resource }: Arn): string | undefined {
  const [type, name, ...selection] = resource.split(':');
  if (type !== 'secret' || !name) return 'The ARN of a secret ends in "secret:NAME".';
  if (selection.length !== 0 && selection.length !== 3)
    return 'After the name of a secret come three parts, each of which may be empty: ":json-key:version-stage:version-id". To pick a key write ":KEY::".';
  const [, stage, id] = selection;
  return stage && id ? 'A version of a secret is chosen by its stage or by its id, not by both.' : undefined;
}
