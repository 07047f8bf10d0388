import { parseArn } from '../../../engine/arn';
import { code, paragraphs } from '../../../engine/markdown';
import { regions } from '../../../engine/regions';

/** How the services call themselves that task definitions refer to. */
const services: Readonly<Record<string, string>> = {
  iam: 'AWS IAM',
  secretsmanager: 'AWS Secrets Manager',
  ssm: 'AWS Systems Manager Parameter Store',
  s3: 'Amazon S3',
  s3files: 'Amazon S3 Files',
  elasticfilesystem: 'Amazon EFS',
  logs: 'Amazon CloudWatch Logs',
};

const partitionNames: Readonly<Record<string, string>> = {
  'aws-cn': 'AWS in China',
  'aws-us-gov': 'AWS GovCloud (US)',
  'aws-eusc': 'AWS European Sovereign Cloud',
};

/** An ARN, taken apart. */
export function explainArn(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const { partition, service, region, account, resource } = arn;
  const parts = [
    ...resourceParts(service, resource),
    account === '' ? undefined : `Account: ${code(account)}`,
    region === '' ? undefined : `Region: ${regionInWords(region)}`,
    partition === 'aws' ? undefined : `Partition: ${code(partition)}${named(partitionNames[partition])}`,
  ];
  const list = parts.filter((part) => part !== undefined).map((part) => `- ${part}`);
  return paragraphs(`**${services[service] ?? code(service)}**`, list.join('\n'));
}

/** A region, with the name that people know it by. */
export function regionInWords(region: string): string {
  return `${code(region)}${named(Object.hasOwn(regions, region) ? regions[region] : undefined)}`;
}

function named(name: string | undefined): string {
  return name === undefined ? '' : ` (${name})`;
}

function resourceParts(service: string, resource: string): string[] {
  if (service === 'secretsmanager') return secretParts(resource);
  if (service === 's3') {
    const [bucket = '', ...key] = resource.split('/');
    return [`Bucket: ${code(bucket)}`, ...(key.length === 0 ? [] : [`Object: ${code(key.join('/'))}`])];
  }
  const [, type = '', name = ''] = /^([a-z-]+)[/:](.+)$/.exec(resource) ?? [];
  if (type === '') return [`Resource: ${code(resource)}`];
  const title = type.charAt(0).toUpperCase() + type.slice(1).replaceAll('-', ' ');
  return [`${title}: ${code(service === 'ssm' ? `/${name}`.replace(/^\/(?=[^/]*$)/, '') : name)}`];
}

/** `secret:name-AbCdEf:json-key:version-stage:version-id`; the six characters behind the hyphen are not of the name. */
function secretParts(resource: string): string[] {
  const [, name = '', key, stage, id] = resource.split(':');
  const parts: [string, string | undefined][] = [
    ['Secret', name],
    ['JSON key', key],
    ['Version stage', stage],
    ['Version', id],
  ];
  return parts.flatMap(([title, text]) => (text ? [`${title}: ${code(text)}`] : []));
}
