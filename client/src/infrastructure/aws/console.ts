import { parseArn } from '../../../../server/src/engine/arn';
import { partitionOfRegion } from '../../../../server/src/engine/partitions';

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
  return `https://${start}/${path}${path.includes('?') ? '&' : '?'}region=${region}`;
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
