import { parseArn } from './arn';
import { partitionOfRegion } from './partitions';

/** The consoles of the partitions that people can reach from the internet. Source: AWS General Reference, "Service endpoints". */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

/** The page of the AWS console for a path, in the partition of its region; `undefined` where there is none on the internet. */
function page(region: string, path: string): string | undefined {
  const host = hosts[partitionOfRegion(region)?.id ?? ''];
  if (host === undefined) return undefined;
  const start = host === 'console.aws.amazon.com' || host.endsWith('.eu') ? `${region}.${host}` : host;
  const [, before = '', after = ''] = /^([^#]*)(.*)$/.exec(path) ?? [];
  return `https://${start}/${before}${before.includes('?') ? '&' : '?'}region=${region}${after}`;
}

const segment = encodeURIComponent;

/** The console's page of an ECS resource, by its ARN. */
export function ecsConsole(arn: string): string | undefined {
  const { region = '', resource = '' } = parseArn(arn) ?? {};
  const [kind = '', first = '', second = '', third = ''] = resource.split('/');
  const [family = '', revision = ''] = first.split(':');
  const clusters = 'ecs/v2/clusters';
  switch (kind) {
    case 'cluster':
      return page(region, `${clusters}/${segment(first)}/services`);
    case 'service':
      return page(region, `${clusters}/${segment(first)}/services/${segment(second)}/health`);
    case 'task':
      return page(region, `${clusters}/${segment(first)}/tasks/${segment(second)}/configuration`);
    case 'container':
      return page(region, `${clusters}/${segment(first)}/tasks/${segment(second || third)}/configuration`);
    case 'container-instance':
      return page(region, `${clusters}/${segment(first)}/infrastructure/container-instances/${segment(second)}`);
    case 'task-definition':
      return page(region, `ecs/v2/task-definitions/${segment(family)}/${segment(revision)}/containers`);
    default:
      return undefined;
  }
}

/** The console's page of a family of task definitions. */
export function familyConsole(region: string, family: string): string | undefined {
  return page(region, `ecs/v2/task-definitions/${segment(family)}`);
}

/** The console's page of a repository, or of one image in it. */
export function ecrConsole(region: string, account: string, repository: string, digest?: string): string | undefined {
  const place = `ecr/repositories/private/${segment(account)}/${repository.split('/').map(segment).join('/')}`;
  return page(region, digest === undefined ? place : `${place}/_/image/${segment(digest)}/details`);
}

/** The console's page of a role; IAM has no regions. */
export function roleConsole(arn: string): string | undefined {
  const { partition = '', service, resource = '' } = parseArn(arn) ?? {};
  const host = hosts[partition];
  const name = resource.split('/').at(-1);
  if (host === undefined || service !== 'iam' || !resource.startsWith('role/') || !name) return undefined;
  return `https://${host}/iam/home#/roles/details/${segment(name)}`;
}

/** What Secrets Manager appends to the name of a secret to make its ARN. Source: AWS Secrets Manager user guide, "What's in a secret". */
const secretSuffix = /-[A-Za-z0-9]{6}$/;

/** The console's page of a secret or of a parameter, by its ARN. */
export function secretConsole(arn: string): string | undefined {
  const { service, region = '', resource = '' } = parseArn(arn) ?? {};
  if (service === 'ssm' && resource.startsWith('parameter/')) {
    const path = resource.slice('parameter'.length);
    // The ARN of a name without slashes has the slash of `parameter/` only.
    return parameterConsole(region, path.indexOf('/', 1) < 0 ? path.slice(1) : path);
  }
  const [kind, name = ''] = resource.split(':');
  if (service !== 'secretsmanager' || kind !== 'secret' || name === '') return undefined;
  return page(region, `secretsmanager/secret?name=${segment(name.replace(secretSuffix, ''))}`);
}

/** The console's page of a parameter, by its name. */
export function parameterConsole(region: string, name: string): string | undefined {
  return page(region, `systems-manager/parameters/${segment(segment(name))}/description`);
}

/** The console's page of a log group. */
export function logGroupConsole(region: string, group: string): string | undefined {
  const name = segment(segment(group)).replaceAll('%', '$');
  return page(region, `cloudwatch/home#logsV2:log-groups/log-group/${name}`);
}

/** The console's page of a file system of Amazon EFS. */
export function fileSystemConsole(region: string, id: string): string | undefined {
  return page(region, `efs/home#/file-systems/${segment(id)}`);
}
