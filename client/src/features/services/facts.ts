import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { familyName, revisionName } from './fit';

/** What will happen when a service gets a revision, in whole sentences. */
export function deployFacts(service: ecs.Service, revision: ecs.TaskDefinition, t: Translate): string[] {
  const { taskDefinition: now } = service;
  const name = revisionName(revision);
  const isSame = now === revision.arn;
  const facts = [
    now === undefined
      ? undefined
      : isSame
        ? t('It runs {0} already: new tasks of it replace the old ones.', name)
        : t('It runs {0} now.', revisionName(now)),
    now !== undefined && familyName(now) !== revision.family
      ? t('The family is another one: {0}.', revision.family)
      : undefined,
    service.execEnabled && revision.document.taskRoleArn === undefined ? noRole(name, t) : undefined,
    ...rolloutFacts(service, t),
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** That a revision has no role for ECS Exec. Source: ECS's words for UpdateService, "… a valid taskRoleArn is not being used …". */
export function noRole(name: string, t: Translate): string {
  return t('{0} has no task role, without which ECS rejects ECS Exec.', name);
}

/** How a service is rolled out, and what happens if that fails. Source: ECS developer guide, its pages on deployment strategies. */
export function rolloutFacts(service: ecs.Service, t: Translate): string[] {
  const { desired, rollout, taskDefinition, scheduling } = service;
  const underWay = service.deployments.find(({ status }) => status === 'PRIMARY');
  const names = rollout.alarms?.names.join(', ') ?? '';
  const facts = [
    underWay?.rolloutState === 'IN_PROGRESS'
      ? t('A rollout of {0} is under way; this one takes its place.', revisionName(underWay.taskDefinition))
      : undefined,
    scheduling === 'DAEMON'
      ? undefined
      : desired === 0
        ? t('No tasks are wanted, so nothing will run.')
        : desired === 1
          ? t('1 task is wanted.')
          : t('{0} tasks are wanted.', desired),
    strategyFact(service, t),
    service.strategy === 'ROLLING'
      ? undefined
      : t('Until then both revisions run at once, {0} tasks in all.', 2 * desired),
    ...rollout.hooks.map(({ stages, isPause }) =>
      isPause
        ? t('It waits for a person at {0}.', stages.join(', '))
        : t('Functions of the account decide at {0}.', stages.join(', ')),
    ),
    failureFact(service, t),
    rollout.alarms === undefined
      ? undefined
      : rollout.alarms.rollback
        ? t('The alarms {0} fail it and bring {1} back.', names, revisionName(taskDefinition ?? ''))
        : t('The alarms {0} fail it.', names),
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** How a service is rolled out, in words; absent where ECS does not tell. */
export function strategyFact(
  { strategy, rollout }: Pick<ecs.Service, 'strategy' | 'rollout'>,
  t: Translate,
): string | undefined {
  const { minHealthyPercent: min, maxPercent: max, bakeMinutes: bake = 0, step = { percent: 0, minutes: 0 } } = rollout;
  const { percent, minutes } = step;
  switch (strategy) {
    case 'BLUE_GREEN':
      return t('Blue/green: all traffic moves at once, and the old tasks stop {0} min later.', bake);
    case 'CANARY':
      return t(
        'Canary: {0} % of the traffic moves first, the rest {1} min later; the old tasks stop {2} min after that.',
        percent,
        minutes,
        bake,
      );
    case 'LINEAR':
      return t(
        'Linear: {0} % of the traffic moves every {1} min; the old tasks stop {2} min after the last step.',
        percent,
        minutes,
        bake,
      );
    default:
      return min === undefined || max === undefined
        ? undefined
        : t('Rolling: new tasks replace old ones while {0} to {1} % of them run.', min, max);
  }
}

function failureFact({ strategy, circuitBreaker, taskDefinition }: ecs.Service, t: Translate): string {
  if (circuitBreaker === undefined)
    return strategy === 'ROLLING'
      ? t('The circuit breaker is off: if its tasks fail, ECS starts new ones until you roll back.')
      : t('The circuit breaker is off: while its tasks fail, no traffic moves.');
  if (!circuitBreaker.rollback) return t('If its tasks fail, the circuit breaker ends it; nothing is rolled back.');
  return t('If its tasks fail, the circuit breaker brings {0} back.', revisionName(taskDefinition ?? ''));
}

/** What is wrong with a number of tasks; a warning does not stand in the way. */
export function countFault(
  text: string,
  { name, desired }: Pick<ecs.Service, 'name' | 'desired'>,
  t: Translate,
): { readonly fault: string; readonly isWarning?: boolean } | undefined {
  if (!/^\d{1,6}$/.test(text.trim())) return { fault: t('A whole number, from 0 on.') };
  if (Number(text) === desired) return { fault: t('It is this number already.') };
  return Number(text) === 0 ? { fault: t('0 stops everything that {0} runs.', name), isWarning: true } : undefined;
}

/** What another number of tasks does. */
export function scaleFacts({ name, running }: ecs.Service, desired: number, t: Translate): string[] {
  return [
    desired === 0 ? t('0 stops everything that {0} runs.', name) : t('Tasks that run now: {0}.', running),
    t('Application Auto Scaling, if it looks after the service, can change the number again.'),
  ];
}

/** What turning ECS Exec on or off does. Source: ECS developer guide, "Monitor Amazon ECS containers with ECS Exec". */
export function execFacts(service: ecs.Service, revision: ecs.TaskDefinition | undefined, t: Translate): string[] {
  const isOn = service.execEnabled;
  const facts = [
    isOn
      ? t('Tasks that run keep it until they are replaced.')
      : t('Only tasks that start from now on have it: those that run need a new deployment.'),
    isOn
      ? undefined
      : t(
          'Their task role must allow the four ssmmessages actions: CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel.',
        ),
    isOn || revision === undefined || revision.document.taskRoleArn !== undefined
      ? undefined
      : noRole(revisionName(revision), t),
    service.controller === 'ECS'
      ? undefined
      : t('New tasks come with the next deployment of whoever rolls the service out.'),
  ];
  return facts.filter((fact) => fact !== undefined);
}
