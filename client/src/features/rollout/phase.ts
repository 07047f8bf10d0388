import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';

/** What was read of a service at one time. */
export interface Snapshot {
  readonly at: Date;
  readonly service: ecs.Service;
  /** With stage and traffic, where it may be read. */
  readonly rollout?: ecs.ServiceDeployment;
  /** Stopped tasks of the service, where something has happened to them. */
  readonly stopped?: readonly ecs.Task[];
}

/**
 * How far a deployment got.
 * - `elsewhere`: ECS does not roll it out, and what can be seen are task sets.
 * - `paused`: a person has to let it go on. `finishing`: the old tasks are stopped.
 */
export type Phase =
  | 'waiting'
  | 'starting'
  | 'shifting'
  | 'baking'
  | 'paused'
  | 'finishing'
  | 'elsewhere'
  | 'complete'
  | 'failed'
  | 'rolling-back'
  | 'rolled-back'
  | 'superseded';

/** Nothing more happens to the deployment. */
export function isOver(phase: Phase): boolean {
  return phase === 'complete' || phase === 'failed' || phase === 'rolled-back';
}

/** The deployment, or the newest task set, that a service is moving to. */
export function newestOf({ controller, deployments }: ecs.Service): ecs.Deployment | undefined {
  if (controller === 'ECS') return deployments.find(({ status }) => status === 'PRIMARY');
  const time = ({ createdAt }: ecs.Deployment) => createdAt?.getTime() ?? 0;
  return [...deployments].sort((one, other) => time(other) - time(one))[0];
}

/** What is known of a deployment besides what was just read. */
export interface Known {
  readonly id: string;
  /** ECS, or somebody, brings back what ran before. */
  readonly isUndone: boolean;
  /** It was complete when it was first looked at: if anything moves, the number of its tasks does. */
  readonly wasComplete: boolean;
}

/** Whether a deployment says of itself that it brings back what ran before. */
export function undoes({ rolloutReason = '' }: ecs.Deployment): boolean {
  return /roll(?:ing|ed)[ -]?back/i.test(rolloutReason);
}

/** How far a deployment got. */
export function phaseOf({ id, isUndone, wasComplete }: Known, { service, rollout }: Snapshot): Phase {
  const { controller, deployments, desired, strategy } = service;
  const watched = deployments.find((deployment) => deployment.id === id);
  if (controller !== 'ECS') return ofTaskSets(watched, deployments);
  const primary = newestOf(service);
  const isReplaced = primary !== undefined && primary.id !== id;
  if (strategy !== 'ROLLING' && rollout !== undefined) {
    if (rollout.status === 'STOPPED' && isReplaced) return 'superseded';
    return rollout.waitsUntil !== undefined && rollout.status === 'IN_PROGRESS' ? 'paused' : ofStatus(rollout);
  }
  if (isReplaced && isUndone) return primary.rolloutState === 'COMPLETED' ? 'rolled-back' : 'rolling-back';
  if (watched?.rolloutState === 'FAILED') return 'failed';
  if (isReplaced) return 'superseded';
  if (watched === undefined) return 'waiting';
  const { running, pending, rolloutState } = watched;
  const isSteady = running === desired && pending === 0 && deployments.length === 1;
  if (rolloutState === 'COMPLETED' && (!wasComplete || isSteady)) return 'complete';
  // Behind a Classic Load Balancer ECS gives no state.
  if (rolloutState === undefined && isSteady) return 'complete';
  if (running > 0 && running >= watched.desired) return 'finishing';
  return running + pending === 0 && watched.desired > 0 ? 'waiting' : 'starting';
}

function ofTaskSets(watched: ecs.Deployment | undefined, all: readonly ecs.Deployment[]): Phase {
  const [only, ...others] = all;
  if (only === undefined || others.length > 0) return 'elsewhere';
  if (watched === undefined) return 'rolled-back';
  return only.isSteady === false ? 'elsewhere' : 'complete';
}

const stagePhases: Readonly<Record<ecs.LifecycleStage, Phase>> = {
  RECONCILE_SERVICE: 'waiting',
  PRE_SCALE_UP: 'waiting',
  SCALE_UP: 'starting',
  POST_SCALE_UP: 'starting',
  TEST_TRAFFIC_SHIFT: 'shifting',
  POST_TEST_TRAFFIC_SHIFT: 'shifting',
  PRODUCTION_TRAFFIC_SHIFT: 'shifting',
  POST_PRODUCTION_TRAFFIC_SHIFT: 'shifting',
  BAKE_TIME: 'baking',
  CLEAN_UP: 'finishing',
};

function ofStatus({ status, stage }: ecs.ServiceDeployment): Phase {
  switch (status) {
    case 'PENDING':
      return 'waiting';
    case 'SUCCESSFUL':
      return 'complete';
    case 'STOPPED':
    case 'ROLLBACK_FAILED':
      return 'failed';
    case 'ROLLBACK_SUCCESSFUL':
      return 'rolled-back';
    case 'IN_PROGRESS':
      return stage === undefined ? 'starting' : (stagePhases[stage] ?? 'starting');
    default:
      return 'rolling-back';
  }
}

/** The stage of a rollout that shifts traffic, in plain words. */
export function stageText(stage: ecs.LifecycleStage, t: Translate): string {
  const texts: Readonly<Record<ecs.LifecycleStage, string>> = {
    RECONCILE_SERVICE: t('getting ready'),
    PRE_SCALE_UP: t('before new tasks start'),
    SCALE_UP: t('starting tasks'),
    POST_SCALE_UP: t('new tasks have started'),
    TEST_TRAFFIC_SHIFT: t('test traffic goes to the new tasks'),
    POST_TEST_TRAFFIC_SHIFT: t('checking with test traffic'),
    PRODUCTION_TRAFFIC_SHIFT: t('traffic goes to the new tasks'),
    POST_PRODUCTION_TRAFFIC_SHIFT: t('traffic has shifted'),
    BAKE_TIME: t('old and new tasks run side by side'),
    CLEAN_UP: t('stopping the old tasks'),
  };
  return texts[stage] ?? stage;
}

/** How much of the traffic the new tasks get: `10 % of the traffic`. */
export function trafficText(rollout: ecs.ServiceDeployment | undefined, t: Translate): string | undefined {
  const { traffic, testTraffic } = rollout?.target ?? {};
  if (traffic !== undefined && traffic > 0) return t('{0} % of the traffic', traffic);
  return testTraffic !== undefined && testTraffic > 0 ? t('{0} % of the test traffic', testTraffic) : undefined;
}

/** `2/3 running, 1 pending, 1 failed` */
export function countsText({ running, desired, pending, failed }: ecs.Deployment, t: Translate): string {
  return [
    t('{0}/{1} running', running, desired),
    pending === 0 ? '' : t('{0} pending', pending),
    failed === 0 ? '' : t('{0} failed', failed),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/**
 * At how many failures the circuit breaker ends a deployment; `undefined` where it is off. Source: Amazon ECS API reference,
 * ServiceDeploymentCircuitBreaker: half of the desired tasks, 3 at least and 200 at most.
 */
export function breakerThreshold({ circuitBreaker, desired }: ecs.Service): number | undefined {
  return circuitBreaker === undefined ? undefined : Math.min(200, Math.max(3, Math.ceil(desired / 2)));
}

/** What happens at the moment, in plain words. */
export function phaseText(phase: Phase, { service, rollout }: Snapshot, t: Translate): string {
  const texts: Readonly<Record<Phase, string>> = {
    waiting: t('waiting for the first task'),
    starting: t('starting tasks'),
    shifting: t('shifting traffic'),
    baking: t('old and new tasks run side by side'),
    paused: t('waiting for somebody to let it go on'),
    finishing: t('stopping the old tasks'),
    elsewhere:
      service.controller === 'CODE_DEPLOY' ? t('CodeDeploy rolls it out') : t('something outside of ECS rolls it out'),
    complete: t('done'),
    failed: t('failed'),
    'rolling-back': t('rolling back'),
    'rolled-back': t('rolled back'),
    superseded: t('replaced by a newer deployment'),
  };
  const hasStage = rollout?.status === 'IN_PROGRESS' && rollout.stage !== undefined && phase !== 'paused';
  return hasStage && service.strategy !== 'ROLLING' ? stageText(rollout.stage ?? 'SCALE_UP', t) : texts[phase];
}
