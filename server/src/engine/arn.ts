/** The parts of an Amazon Resource Name, `arn:partition:service:region:account:resource`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for services without Regions. */
  readonly region: string;
  /** Empty where the service has resources without one, such as Amazon S3. */
  readonly account: string;
  /** The rest, colons and all. */
  readonly resource: string;
}

/**
 * Reads an ARN; `undefined` if it is none or lacks a part.
 * Source: AWS Identity and Access Management user guide, "Amazon Resource Names (ARNs)".
 */
export function parseArn(text: string): Arn | undefined {
  const [scheme, partition, service, region, account, ...rest] = text.split(':');
  const resource = rest.join(':');
  if (scheme !== 'arn' || !partition || !service || region === undefined || account === undefined) return undefined;
  return resource === '' ? undefined : { partition, service, region, account, resource };
}
