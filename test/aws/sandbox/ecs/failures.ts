/** A way in which tasks come to grief. */
export const failureKinds = [
  'image-not-found',
  'platform-mismatch',
  'secret-denied',
  'health-check',
  'out-of-memory',
  'port',
  'exit',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** What ECS then says of the task and of its first container. */
export interface FailureWords {
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly containerReason?: string;
  readonly exitCode?: number;
}

const failedToStart = 'TaskFailedToStart';
const exited = 'EssentialContainerExited';
const retried = 'has been retried 1 time(s)';

/** Source: Amazon ECS developer guide, "Stopped tasks error messages", and "CannotPullContainer task errors". */
export function failureWords(kind: FailureKind, image: string): FailureWords {
  const words: Readonly<Record<FailureKind, FailureWords>> = {
    'image-not-found': {
      stopCode: failedToStart,
      stoppedReason: `CannotPullContainerError: pull image manifest ${retried}: failed to resolve ref ${image}: ${image}: not found`,
    },
    'platform-mismatch': {
      stopCode: failedToStart,
      stoppedReason: `CannotPullContainerError: pull image manifest ${retried}: image Manifest does not contain descriptor matching platform 'linux/amd64'`,
    },
    'secret-denied': {
      stopCode: failedToStart,
      stoppedReason: `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call ${retried}: failed to fetch secret from secrets manager: AccessDeniedException: User is not authorized to perform: secretsmanager:GetSecretValue`,
    },
    'health-check': {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
    },
    'out-of-memory': {
      stopCode: exited,
      stoppedReason: 'Essential container in task exited',
      containerReason: 'OutOfMemoryError: Container killed due to memory usage',
      exitCode: 137,
    },
    port: {
      stopCode: failedToStart,
      stoppedReason: 'CannotStartContainerError: Error response from daemon',
      containerReason:
        'CannotStartContainerError: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
    },
    exit: { stopCode: exited, stoppedReason: 'Essential container in task exited', exitCode: 1 },
  };
  return words[kind];
}
