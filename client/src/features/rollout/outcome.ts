import type { Translate } from '../../infrastructure/translate';
import { mainCause, type View } from './rollout';

/** What a person can do when a rollout has gone wrong. */
export type NextStep = 'roll-back' | 'show-logs' | 'show-tasks';

/** What is said in the end, or when a deployment keeps failing. */
export interface Outcome {
  readonly kind: 'done' | 'failed';
  readonly message: string;
  readonly next: readonly NextStep[];
}

/** Causes of tasks whose containers never ran, so that there is no log. */
const withoutLog: ReadonlySet<string> = new Set([
  'image-not-found',
  'image-denied',
  'pull-failed',
  'pull-limit',
  'platform-mismatch',
  'unreachable',
  'secret-denied',
  'secret-not-found',
  'kms-denied',
  'log-group-missing',
  'log-denied',
  'log-driver',
  'efs',
  'volume',
  'role',
  'port-taken',
  'command-not-found',
  'not-executable',
  'network-interface',
  'subnet-full',
]);

/** What is to be said of a rollout that is over, and how long it took where it was watched, or that keeps failing. */
export function outcomeOf(view: View, t: Translate, milliseconds?: number): Outcome {
  const { phase, service, revision, other, causes, keepsFailing } = view;
  const { name } = service;
  if (phase === 'complete') {
    const message =
      milliseconds === undefined
        ? t('Nothing is being rolled out. {0} runs {1}: {2}.', name, revision, view.line)
        : t('{0} runs {1}, after {2}.', name, revision, durationText(milliseconds, t));
    return { kind: 'done', message, next: [] };
  }
  const main = mainCause(causes);
  const why = main === undefined ? (view.reason ?? '') : `${main.cause.what} ${main.cause.todo}`.trim();
  const logs = main?.task !== undefined && !withoutLog.has(main.cause.id) ? (['show-logs'] as const) : [];
  const tasks = main?.task === undefined ? [] : (['show-tasks'] as const);
  const back = phase === 'rolled-back' || service.controller !== 'ECS' ? [] : (['roll-back'] as const);
  const isForced = main !== undefined || /circuit breaker|alarm/i.test(view.reason ?? '');
  if (phase === 'rolled-back' && (other === undefined || !isForced))
    return {
      kind: 'done',
      message: t('{0} was taken back to {1}. {2}', name, other ?? revision, why).trim(),
      next: [],
    };
  const message = keepsFailing
    ? t(
        'Tasks of {0} keep failing on {1}, and ECS tries again without end: it has no circuit breaker. {2}',
        revision,
        name,
        why,
      )
    : phase === 'rolled-back'
      ? t('{0} did not come up on {1}, and ECS went back to {2}. {3}', revision, name, other ?? '', why)
      : t('{0} did not come up on {1}. {2}', revision, name, why);
  return { kind: 'failed', message: message.trim(), next: [...back, ...logs, ...tasks] };
}

/** `45 s`, `2 min 5 s` */
export function durationText(milliseconds: number, t: Translate): string {
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 60 ? t('{0} s', seconds) : t('{0} min {1} s', Math.floor(seconds / 60), seconds % 60);
}
