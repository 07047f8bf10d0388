import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';

/** What a person can want of a service. */
export type Work = 'deploy' | 'force' | 'scale' | 'rollBack' | 'exec';

/** Why ECS would not do it, what helps, and who rolls the service out if ECS does not. */
export interface Hindrance {
  readonly why: string;
  readonly elsewhere?: 'CODE_DEPLOY' | 'EXTERNAL';
}

/**
 * What UpdateService takes, by who rolls out: for all but the controller ECS neither another revision nor a forced deployment. Source: Amazon ECS
 * API reference, UpdateService ("For services using the blue/green (CODE_DEPLOY) deployment controller, only …", "… external deployment
 * controller, you can update only …"). ECS Exec is in neither list; people report that it takes effect with the next deployment,
 * so the last word is left to ECS.
 */
const taken: Readonly<Record<ecs.Service['controller'], readonly Work[]>> = {
  // All strategies: ROLLING, and BLUE_GREEN, LINEAR and CANARY, which ECS itself rolls out. Source: ECS developer guide, "Amazon ECS
  // blue/green deployments".
  ECS: ['deploy', 'force', 'scale', 'rollBack', 'exec'],
  CODE_DEPLOY: ['scale', 'exec'],
  EXTERNAL: ['scale', 'exec'],
};

/** What stands in the way of some work on a service; `undefined` where ECS takes it. */
export function hindranceOf(
  service: Pick<ecs.Service, 'name' | 'status' | 'scheduling' | 'controller' | 'deployments'>,
  work: Work,
  t: Translate,
): Hindrance | undefined {
  const { name, status, scheduling, controller, deployments } = service;
  // Source: Amazon ECS API reference, DeleteService, and UpdateService's ServiceNotActiveException.
  if (status === 'DRAINING') return { why: t('{0} is being deleted: its tasks come to an end.', name) };
  if (status !== 'ACTIVE') return { why: t('{0} has been deleted. Create it again to run it.', name) };
  // Source: its words for UpdateService, "The daemon scheduling strategy does not support a desired count for services."
  if (work === 'scale' && scheduling === 'DAEMON')
    return {
      why: t(
        '{0} is a daemon service: ECS runs one task on each container instance that fits. Add or remove instances, or change its placement constraints.',
        name,
      ),
    };
  // A controller of tomorrow: ECS will say.
  if ((taken[controller] ?? taken.ECS).includes(work)) return undefined;
  const isCodeDeploy = controller === 'CODE_DEPLOY';
  const why = [
    isCodeDeploy
      ? t('AWS CodeDeploy rolls {0} out. Start a deployment of it with this AppSpec, or with this command.', name)
      : t('An external controller rolls {0} out. Have it create a task set (CreateTaskSet).', name),
    // Source: CodeDeploy's words for CreateDeployment, "The Deployment Group … already has an active Deployment …".
    ...(isCodeDeploy && deployments.length > 1 ? [t('One is under way, which has to end or be stopped before.')] : []),
    t('ECS itself takes no revision and no forced deployment for it; how many tasks there are can be changed here.'),
  ];
  return { why: why.join(' '), elsewhere: isCodeDeploy ? 'CODE_DEPLOY' : 'EXTERNAL' };
}
