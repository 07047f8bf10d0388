import { choice, flag, integer, list, nested, structure, text, texts } from '../../build';
import type { Members } from '../../types';

const containerDependency = structure(
  'ContainerDependency',
  'Another container that has to come first.',
  ['containerName', 'condition'],
  {
    containerName: text('The `name` of the container to wait for, in the same task definition.'),
    condition: choice('How far it has to be before this one starts.', {
      START: 'It has been started.',
      COMPLETE: 'It has exited, however. It must not be essential.',
      SUCCESS: 'It has exited with code 0. It must not be essential.',
      HEALTHY: 'Its health check has passed. It must have a `healthCheck`; looked at only while the task starts.',
    }),
  },
);

const healthCheck = structure(
  'HealthCheck',
  'The command by which ECS tells whether the container is well. It replaces the `HEALTHCHECK` of the image, which ECS ignores.',
  ['command'],
  {
    command: texts(
      [
        'The check, run in the container: exit code 0 is healthy, anything else is not.',
        '- `["CMD-SHELL", "curl -f http://localhost/ || exit 1"]` hands one line to the shell of the image.',
        '- `["CMD", "/app/check", "--quick"]` runs a program with its arguments and needs no shell.',
        '',
        'The program must be in the image; slim images have no `curl`.',
      ].join('\n'),
      { skeleton: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'] },
    ),
    interval: integer('Seconds between two checks, 5 to 300.', { min: 5, max: 300, default: 30, unit: 'seconds' }),
    timeout: integer('Seconds after which a check that still runs has failed, 2 to 60.', {
      min: 2,
      max: 60,
      default: 5,
      unit: 'seconds',
    }),
    retries: integer('How many checks in a row must fail for the container to be unhealthy, 1 to 10.', {
      min: 1,
      max: 10,
      default: 3,
    }),
    startPeriod: integer(
      'Seconds after the start in which failed checks do not count, 0 to 300. The first check that passes ends it. Without it every failure counts from the start.',
      { min: 0, max: 300, unit: 'seconds' },
    ),
  },
);

const restartPolicy = structure(
  'ContainerRestartPolicy',
  'Whether ECS restarts the container in place, without replacing the task.',
  ['enabled'],
  {
    enabled: flag('Whether the container is restarted when it exits.'),
    ignoredExitCodes: list(
      'Exit codes after which it stays down, at most 50. Without them it is restarted whatever the code.',
      { kind: 'integer' },
      { max: 50, skeleton: [0] },
    ),
    restartAttemptPeriod: integer(
      'Seconds that the container must have run before it is restarted, 60 to 1800; one restart at most in such a period. One that exits earlier stays down.',
      { min: 60, max: 1800, default: 300, unit: 'seconds' },
    ),
  },
);

/** When a container starts, when it is well, and how it ends. */
export const lifecycle: Members = {
  dependsOn: list('Containers that must come first. When the task stops, the order is reversed.', containerDependency, {
    fargate: 'Needs Linux platform version 1.3.0, or Windows 1.0.0.',
    skeleton: [{ containerName: 'init', condition: 'SUCCESS' }],
  }),
  healthCheck: nested(
    'How ECS tells whether the container is well. A service replaces a task whose essential containers are unhealthy. The `HEALTHCHECK` of the image is ignored.',
    healthCheck,
    {
      skeleton: { command: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'], interval: 30, timeout: 5, retries: 3 },
    },
  ),
  restartPolicy: nested(
    'Restart this container in place when it exits, instead of replacing the whole task.',
    restartPolicy,
    { skeleton: { enabled: true } },
  ),
  startTimeout: integer(
    'Seconds that containers with a `dependsOn` on this one wait for it to reach `COMPLETE`, `SUCCESS` or `HEALTHY`. When they are over, the dependent container does not start and the task stops.',
    { unit: 'seconds', fargate: '2 to 120 seconds.', skeleton: 60 },
  ),
  stopTimeout: integer(
    'Seconds between the stop signal and the kill, 2 or more. On EC2 the setting `ECS_CONTAINER_STOP_TIMEOUT` of the agent counts if this is absent; it is 30 unless it was changed.',
    { min: 2, default: 30, unit: 'seconds', fargate: 'At most 120 seconds.' },
  ),
};
