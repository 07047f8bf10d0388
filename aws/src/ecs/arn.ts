import type { Revision } from './model';

/** The last part of an ARN: the name of a service, the id of a task. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Family and revision out of the ARN of a task definition. */
export function readRevision(arn: string): Revision {
  const [family = '', revision = ''] = lastPart(arn).split(':');
  return { arn, family, revision: Number(revision) };
}
