import type { StoredTask } from './stored';

/**
 * When a failure shows:
 * - `placing`: there is no task at all, only a line in the diary of the service.
 * - `starting`: the task never runs. `running`: it does, and ends at once.
 * - `unhealthy`: it runs, fails its health checks, and is stopped at the next step. `later`: it runs well until the next step.
 */
export type FailureMoment = 'placing' | 'starting' | 'running' | 'unhealthy' | 'later';

/** What is known of the task that fails. */
export interface Circumstances {
  readonly task: StoredTask;
  readonly image: string;
  readonly platform: string;
  readonly role: string;
  readonly targetGroup: string;
}

interface Failure {
  readonly moment: FailureMoment;
  /** What ECS says of the task. Of `placing`: what stands in the diary of the service, behind its name. */
  readonly says: (about: Circumstances) => string;
  /** What it says of the container, unless that is the same. */
  readonly ofContainer?: (about: Circumstances) => string | undefined;
  readonly exitCode?: number;
  /** The last line that the container writes. */
  readonly log?: string;
  /** Where these words are on record. */
  readonly source: string;
}

const guide = (page: string) => `https://docs.aws.amazon.com/AmazonECS/latest/developerguide/${page}.html`;
const issue = (name: string) => `https://github.com/${name}`;
const retried = 'has been retried 1 time(s)';
const unresolved = (image: string) =>
  `CannotPullContainerError: pull image manifest ${retried}: failed to resolve ref ${image}:`;
const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:parcels/database-AbCdEf';
const fetching = `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call ${retried}: failed to fetch secret ${secret} from secrets manager:`;
const ended = () => 'Essential container in task exited';
const notStarted = () => 'Task failed to start';
const silent = () => undefined;
const pathOf = (image: string) => {
  const [, host, name, tag] = /^(?:([^/]*[.:][^/]*)\/)?(.+?)(?::([^:/]+))?$/.exec(image) ?? [];
  return `https://${host ?? 'registry-1.docker.io'}/v2/${name}/manifests/${tag ?? 'latest'}`;
};

/** The ways in which tasks come to grief, each in the words of ECS. */
const failures = {
  'image-not-found': {
    moment: 'starting',
    says: ({ image }) => `${unresolved(image)} ${image}: not found`,
    source: guide('task_cannot_pull_image'),
  },
  'pull-denied': {
    moment: 'starting',
    says: ({ image }) =>
      image.includes('.dkr.ecr.')
        ? `${unresolved(image)} unexpected status from HEAD request to ${pathOf(image)}: 403 Forbidden`
        : `${unresolved(image)} pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    source: issue('aws-samples/bedrock-access-gateway/issues/114'),
  },
  'registry-unreachable': {
    moment: 'starting',
    says: ({ image }) =>
      `${unresolved(image)} failed to do request: Head "${pathOf(image)}": dial tcp 198.51.100.7:443: i/o timeout`,
    source: guide('task_cannot_pull_image'),
  },
  'platform-mismatch': {
    moment: 'starting',
    says: ({ platform }) =>
      `CannotPullContainerError: pull image manifest ${retried}: image Manifest does not contain descriptor matching platform '${platform}'`,
    source: guide('task_cannot_pull_image'),
  },
  'exec-format': {
    moment: 'running',
    says: ended,
    ofContainer: silent,
    exitCode: 1,
    log: 'exec /usr/local/bin/start: exec format error',
    source: issue('aws-samples/amazon-bedrock-serverless-prompt-chaining/issues/213'),
  },
  'secret-denied': {
    moment: 'starting',
    says: () =>
      `${fetching} AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/parcels-execution/0a1b2c3d is not authorized to perform: secretsmanager:GetSecretValue on resource: ${secret} because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400, request id: 0a1b2c3d-0000-4000-8000-000000000000`,
    ofContainer: silent,
    source: guide('resource-initialization-error'),
  },
  'secret-missing': {
    moment: 'starting',
    says: () => `${fetching} ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    ofContainer: silent,
    source: guide('resource-initialization-error'),
  },
  'log-group-missing': {
    moment: 'starting',
    says: () =>
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    ofContainer: silent,
    source: guide('resource-initialization-error'),
  },
  'health-check': {
    moment: 'unhealthy',
    says: () => 'Task failed container health checks',
    ofContainer: silent,
    exitCode: 137,
    source: guide('stopped-task-error-codes'),
  },
  'load-balancer': {
    moment: 'unhealthy',
    says: ({ targetGroup }) => `Task failed ELB health checks in (target-group ${targetGroup})`,
    ofContainer: silent,
    exitCode: 143,
    source: guide('stopped-task-error-codes'),
  },
  'out-of-memory': {
    moment: 'running',
    says: ended,
    ofContainer: () => 'OutOfMemoryError: Container killed due to memory usage',
    exitCode: 137,
    source: guide('out-of-memory'),
  },
  port: {
    moment: 'starting',
    says: notStarted,
    ofContainer: ({ task }) =>
      `CannotStartContainerError: Error response from daemon: driver failed programming external connectivity on endpoint ecs-${task.definition.family}-${task.definition.revision}-web: Bind for 0.0.0.0:80 failed: port is already allocated`,
    source: guide('cannot-start-container'),
  },
  exit: {
    moment: 'running',
    says: ended,
    ofContainer: silent,
    exitCode: 1,
    log: 'cannot go on: the database does not answer',
    source: guide('stopped-task-error-codes'),
  },
  'command-not-found': {
    moment: 'starting',
    says: notStarted,
    ofContainer: () =>
      'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "serve": executable file not found in $PATH: unknown',
    source: guide('cannot-start-container'),
  },
  'no-capacity': {
    moment: 'placing',
    says: ({ task }) =>
      task.launchType === 'FARGATE'
        ? 'was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'
        : 'was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    source: guide('service-event-messages-list'),
  },
  role: {
    moment: 'placing',
    says: ({ role }) =>
      `failed to launch a task with (error ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).`,
    source: issue('aws-samples/aws-modern-application-workshop/issues/88'),
  },
  'efs-mount': {
    moment: 'starting',
    says: () =>
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: Connection timed out' : unsuccessful EFS utils command execution; code: 32",
    ofContainer: silent,
    source: guide('resource-initialization-error'),
  },
  spot: {
    moment: 'later',
    says: () => 'Your Spot Task was interrupted.',
    ofContainer: silent,
    exitCode: 143,
    source: guide('stopped-task-error-codes'),
  },
} as const satisfies Readonly<Record<string, Failure>>;

/** A way in which tasks come to grief. */
export type FailureKind = keyof typeof failures;

export const failureKinds = Object.keys(failures) as readonly FailureKind[];

/** Source: Amazon ECS API reference, Task, `stopCode`. */
const stopCodes: Readonly<Record<Exclude<FailureMoment, 'placing'>, string>> = {
  starting: 'TaskFailedToStart',
  running: 'EssentialContainerExited',
  unhealthy: 'ServiceSchedulerInitiated',
  later: 'SpotInterruption',
};

/** What ECS says of a task, of its first container, and what that wrote. */
export interface FailureWords {
  readonly moment: FailureMoment;
  readonly stopCode: string | undefined;
  readonly stoppedReason: string;
  readonly containerReason: string | undefined;
  readonly exitCode: number | undefined;
  readonly log: string | undefined;
}

export function failureWords(kind: FailureKind, about: Circumstances): FailureWords {
  const failure: Failure = failures[kind];
  const { moment, says, ofContainer = says, exitCode, log } = failure;
  const stopCode = moment === 'placing' ? undefined : stopCodes[moment];
  return {
    moment,
    stopCode,
    stoppedReason: says(about),
    containerReason: ofContainer(about),
    exitCode,
    log,
  };
}

/** When a failure shows. */
export function momentOf(kind: FailureKind): FailureMoment {
  return failures[kind].moment;
}

/** Where the words for a failure are on record. */
export function sourceOf(kind: FailureKind): string {
  return failures[kind].source;
}
