import type { ecs } from '../../infrastructure/aws/room';
import { quoteAll, type Shell } from '../push-to-ecr/shell-commands';
import { awsPlace } from '../push-to-ecr/steps';

/** The AppSpec that has CodeDeploy roll a revision out, as YAML. Source: AWS CodeDeploy user guide, "AppSpec file structure for Amazon ECS deployments". */
export function appSpec({ loadBalancers }: Pick<ecs.Service, 'loadBalancers'>, revision: string): string {
  const [balancer] = loadBalancers;
  const lines = [
    'version: 0.0',
    'Resources:',
    '  - TargetService:',
    '      Type: AWS::ECS::Service',
    '      Properties:',
    `        TaskDefinition: ${revision}`,
    ...(balancer === undefined
      ? []
      : [
          '        LoadBalancerInfo:',
          `          ContainerName: ${plain(balancer.container)}`,
          `          ContainerPort: ${balancer.port}`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * The command that starts the deployment. The AppSpec stands in the shorthand of the AWS CLI, since there is no double quote in it, which older
 * PowerShells lose. Application and group have the names that the ECS console gives them, 46 characters of each part. Source: AWS CLI user guide,
 * "Using shorthand syntax"; AWS CLI, ecs deploy, its own defaults.
 */
export function createDeployment(
  service: Pick<ecs.Service, 'name' | 'cluster' | 'loadBalancers'>,
  revision: string,
  place: { readonly region: string; readonly profile?: string },
  shell: Shell,
): string {
  const cluster = service.cluster.slice(service.cluster.lastIndexOf('/') + 1);
  const suffix = [cluster, service.name].map((name) => name.slice(0, 46)).join('-');
  const words = [
    ...['aws', 'deploy', 'create-deployment'],
    ...['--application-name', `AppECS-${suffix}`],
    ...['--deployment-group-name', `DgpECS-${suffix}`],
    ...['--revision', `revisionType=AppSpecContent,appSpecContent={content='${appSpec(service, revision)}'}`],
    ...awsPlace(place),
  ];
  return quoteAll(words, shell);
}

/** A name that YAML reads as a text: without quotes if it can be nothing else. */
function plain(name: string): string {
  return /^[A-Za-z][\w-]*$/.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name) ? name : `"${name}"`;
}
