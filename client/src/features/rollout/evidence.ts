// What ECS, its agent and the container runtime really said, cause by cause. The tests hold the table of causes to it, and the documentation
// names the sources; nothing that is shipped imports it.

/** Words that are on record. Account, region and names are made up. */
export interface Recorded {
  readonly cause: string;
  /** Where they can be read. */
  readonly source: string;
  /** No service runs it. */
  readonly isAlone?: true;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  /** Exit code and reason of each container; the first is called `web` and runs `parcels/web:9`, the second `proxy`. */
  readonly containers?: readonly { readonly exitCode?: number; readonly reason?: string }[];
  /** The last line that its log has. */
  readonly log?: string;
  /** Of an event of a service, or of an answer to RunTask, in place of a stopped task. */
  readonly event?: string;
}

const guide = (page: string) => `Amazon ECS developer guide, “${page}”`;
const errors = guide('Stopped tasks error messages');
const codes = guide('Stopped tasks error codes');
const pull = guide('CannotPullContainer task errors');
const setUp = guide('ResourceInitializationError');
const events = guide('Service event messages');
const api = 'Amazon ECS API reference, Task, stopCode';
const issue = (name: string) => `GitHub, ${name}`;
const agent = (file: string) => `amazon-ecs-agent, ${file}`;

const failed = 'TaskFailedToStart';
const exited = 'EssentialContainerExited';
const scheduler = 'ServiceSchedulerInitiated';
const essential = 'Essential container in task exited';
const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web:9';
const secrets =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed';
const user = 'User: arn:aws:sts::111122223333:assumed-role/execution/0a1b2c';
const start = 'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task';

export const recorded: readonly Recorded[] = [
  {
    cause: 'stopped-by-person',
    source: errors,
    stopCode: 'UserInitiated',
    stoppedReason: 'Task stopped by user',
    containers: [{ exitCode: 137 }],
  },
  {
    cause: 'scaled',
    source: errors,
    stopCode: scheduler,
    stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1234567890123456789)',
    containers: [{ exitCode: 137 }, { exitCode: 0 }],
  },
  {
    cause: 'scaled',
    source: api,
    stopCode: scheduler,
    containers: [{ exitCode: 143 }],
  },
  {
    cause: 'target-unhealthy',
    source: errors,
    stopCode: scheduler,
    stoppedReason:
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0a1b2c3d4e5f6071)',
    containers: [{ exitCode: 143 }],
  },
  {
    cause: 'target-unhealthy',
    source: issue('hackforla/CivicTechJobs issue 436'),
    event:
      '(service web) (port 8000) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0a1b2c3d4e5f6071) due to (reason Health checks failed).',
  },
  {
    cause: 'container-unhealthy',
    source: errors,
    stopCode: scheduler,
    stoppedReason: 'Task failed container health checks',
    containers: [{ exitCode: 137 }],
  },
  {
    cause: 'platform-mismatch',
    source: pull,
    stopCode: failed,
    stoppedReason:
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
  },
  {
    cause: 'platform-mismatch',
    source: 'runc, standard_init_linux.go',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 1, reason: 'standard_init_linux.go:228: exec user process caused: exec format error' }],
  },
  {
    cause: 'platform-mismatch',
    source: issue('aws-samples/amazon-bedrock-serverless-prompt-chaining issue 213'),
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 1 }],
    log: 'exec /usr/local/bin/start: exec format error',
  },
  {
    cause: 'pull-limit',
    source: 'AWS re:Post, “You have reached your pull rate limit”',
    stopCode: failed,
    stoppedReason:
      'CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/manifests/sha256:2bb501e6429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.',
  },
  {
    cause: 'disk-full',
    source: pull,
    stopCode: failed,
    stoppedReason: 'CannotPullContainerError: failed to register layer: write /data/blob: no space left on device',
  },
  {
    cause: 'kms-denied',
    source: issue('GiamPy5/terraform-aws-directus issue 10'),
    stopCode: failed,
    stoppedReason: `${secrets}: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-EaPYTy from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400`,
  },
  {
    cause: 'log-group-missing',
    source: issue('prakhar1989/docker-curriculum issue 260'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason:
          'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
      },
    ],
  },
  {
    cause: 'log-denied',
    source: issue('terraform-aws-modules/terraform-aws-ecs pull request 313'),
    stopCode: failed,
    stoppedReason: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log group: AccessDeniedException: ${user} is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:eu-west-1:111122223333:log-group:/web:log-stream: because no identity-based policy allows the logs:CreateLogGroup action : exit status 1`,
  },
  {
    cause: 'log-denied',
    source: issue('doctorray117/minecraft-ondemand issue 12'),
    stopCode: failed,
    stoppedReason: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: ${user}...`,
  },
  {
    cause: 'secret-not-found',
    source: setUp,
    stopCode: failed,
    stoppedReason: `${secrets}: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
  },
  {
    cause: 'secret-not-found',
    source: agent('agent/asm/asm.go'),
    stopCode: failed,
    stoppedReason: `${secrets}: retrieved secret from Secrets Manager did not contain json key password`,
  },
  {
    cause: 'secret-not-found',
    source: agent('agent/ssm/ssm.go'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason:
          'ResourceInitializationError: fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: /web/key',
      },
    ],
  },
  {
    cause: 'secret-denied',
    source: issue('aws-samples/dify-self-hosted-on-aws pull request 35'),
    stopCode: failed,
    stoppedReason: `${secrets}: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db from secrets manager: AccessDeniedException: ${user} is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400`,
  },
  {
    cause: 'secret-denied',
    source: issue('aws/copilot-cli issue 3104'),
    stopCode: failed,
    stoppedReason: `${secrets}: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: ....`,
  },
  {
    cause: 'image-denied',
    source: issue('aws/aws-cdk issue 29876'),
    stopCode: failed,
    stoppedReason: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: pulling from host 111122223333.dkr.ecr.eu-west-1.amazonaws.com failed with status code [manifests 9]: 403 Forbidden`,
  },
  {
    cause: 'image-denied',
    source: agent('agent/api/errormessages'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason: `CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for ${image}, repository does not exist or may require 'docker login': denied: ${user} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:111122223333:repository/parcels/web because no identity-based policy allows the ecr:BatchGetImage action`,
      },
    ],
  },
  {
    cause: 'image-denied',
    source: issue('OvertureMaps/overture-tiles pull request 20'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason: `CannotPullECRContainerError: AccessDeniedException: ${user} is not authorized to perform: ecr:GetAuthorizationToken on r`,
      },
    ],
  },
  {
    cause: 'efs',
    source: issue('acp-io/terraform-grafana issue 4'),
    stopCode: failed,
    stoppedReason:
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-0a1b2c3d.efs.eu-west-1.amazonaws.com:/data failed, reason given by server: No such file or directory' : unsuccessful EFS utils command execution; code: 32",
  },
  {
    cause: 'efs',
    source: issue('aws/amazon-ecs-agent issue 2570'),
    stopCode: failed,
    stoppedReason:
      'Error response from daemon: create ecs-web-16-config-faf8bc8696dee78e3e00: Post http://%2Frun%2Fdocker%2Fplugins%2Famazon-ecs-volume-plugin.sock/VolumeDriver.Create: context deadline exceeded',
  },
  {
    cause: 'role',
    source: events,
    event:
      "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
  },
  {
    cause: 'subnet-full',
    source: errors,
    stopCode: failed,
    stoppedReason:
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0a1b2c3d4e5f60718': InsufficientFreeAddressesInSubnet",
  },
  {
    cause: 'network-interface',
    source: issue('aws/amazon-ecs-agent issue 4825'),
    stopCode: failed,
    stoppedReason: 'Timeout waiting for network interface provisioning to complete.',
  },
  {
    cause: 'unreachable',
    source: issue('Releem/releem-agent issue 195'),
    stopCode: failed,
    stoppedReason: `${secrets}: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
  },
  {
    cause: 'unreachable',
    source: issue('aws/amazon-ecs-agent issue 1128'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason:
          'CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      },
    ],
  },
  {
    cause: 'unreachable',
    source: 'gist.github.com/bradleybeddoes, awslogs without a way to CloudWatch Logs',
    stopCode: failed,
    stoppedReason: 'ResourceInitializationError: failed to validate logger args: : signal: killed',
  },
  {
    cause: 'unreachable',
    source: setUp,
    stopCode: failed,
    stoppedReason:
      'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
  },
  {
    cause: 'unreachable',
    source: pull,
    stopCode: failed,
    stoppedReason:
      'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: context canceled',
  },
  {
    cause: 'image-not-found',
    source: pull,
    stopCode: failed,
    stoppedReason: `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`,
  },
  {
    cause: 'image-not-found',
    source: agent('agent/api/errormessages'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason:
          "CannotPullContainerError: The task can’t pull the image. Check whether the image exists. Error response from daemon: pull access denied for some/nonsense, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
      },
    ],
  },
  {
    cause: 'pull-failed',
    source: codes,
    stopCode: failed,
    stoppedReason: 'CannotPullContainerError: ref pull has been retried 5 time(s): failed to extract layer',
  },
  {
    cause: 'log-driver',
    source: issue('TechToSpeech/terraform-aws-serverless-static-wordpress issue 74'),
    stopCode: failed,
    stoppedReason:
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: MissingEndpoint: 'Endpoint' configuration is required for this service",
  },
  {
    cause: 'out-of-memory',
    source: agent('agent/dockerclient/dockerapi/errors.go'),
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
  },
  {
    cause: 'port-taken',
    source: 'moby, libnetwork/portallocator',
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason:
          'CannotStartContainerError: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
      },
    ],
  },
  {
    cause: 'port-taken',
    source: issue('Shippable/support issue 4462'),
    event:
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 47d5cb9a-6e38-495e-9777-5ae6d02a3720) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  },
  {
    cause: 'port-taken',
    source: 'Node.js, words of its net module',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 1 }],
    log: 'Error: listen EADDRINUSE: address already in use :::8080',
  },
  {
    cause: 'command-not-found',
    source: 'runc, words of the kernel for a script without its interpreter',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 255 }],
    log: 'exec /docker-entrypoint.sh: no such file or directory',
  },
  {
    cause: 'command-not-found',
    source: issue('jenkinsci/amazon-ecs-plugin issue 258'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason: `${start}: failed to create shim: OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "-url": executable file not found in`,
      },
    ],
  },
  {
    cause: 'command-not-found',
    source: 'POSIX, Shell Command Language, exit status 127',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 127 }],
  },
  {
    cause: 'not-executable',
    source: issue('wso2/docker-is issue 463'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason:
          'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/home/web/docker-entrypoint.sh": permission denied: unknown',
      },
    ],
  },
  {
    cause: 'not-executable',
    source: 'POSIX, Shell Command Language, exit status 126',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 126 }],
  },
  {
    cause: 'dependency',
    source: agent('agent/engine/errors.go'),
    stopCode: failed,
    stoppedReason:
      'TaskDependencyError: Task dependencies cannot be resolved, taskArn: arn:aws:ecs:eu-west-1:111122223333:task/parcels/0a1b2c',
  },
  {
    cause: 'start-timeout',
    source: codes,
    stopCode: failed,
    stoppedReason:
      'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: deadline',
  },
  {
    cause: 'quota',
    source: guide('Service event messages'),
    event:
      '(service web) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently.',
  },
  {
    cause: 'attribute-missing',
    source: issue('compose-x/ecs_composex issue 731'),
    event:
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 47d5cb9a) is missing an attribute required by your task.',
  },
  {
    cause: 'agent-disconnected',
    source: issue('aws-actions/amazon-ecs-deploy-task-definition issue 260'),
    event:
      "(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 47d5cb9a) doesn't have the agent connected.",
  },
  {
    cause: 'no-capacity',
    source: issue('sil-org/ecs-deploy issue 277'),
    event:
      '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
  },
  {
    cause: 'no-capacity',
    source: issue('ptokito/ECSClusterWithTerraform issue 3'),
    event:
      '(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
  },
  {
    cause: 'no-capacity',
    source: events,
    event:
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 47d5cb9a) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  },
  { cause: 'no-capacity', source: guide('API failure reasons'), event: 'RESOURCE:MEMORY' },
  {
    cause: 'spot-interrupted',
    source: api,
    stopCode: 'SpotInterruption',
    stoppedReason: 'Your Spot Task was interrupted.',
    containers: [{ exitCode: 143 }],
  },
  {
    cause: 'maintenance',
    source: errors,
    stopCode: 'TerminationNotice',
    stoppedReason: 'ECS is performing maintenance on the underlying infrastructure hosting the task.',
  },
  {
    cause: 'host-gone',
    source: errors,
    stopCode: 'InfrastructureHealth',
    stoppedReason: 'Host EC2 (instance i-0a1b2c3d4e5f60710) terminated.',
  },
  {
    cause: 'volume',
    source: codes,
    stopCode: failed,
    stoppedReason: 'CannotCreateVolumeError: Error response from daemon: create data: volume driver missing',
  },
  {
    cause: 'start-impaired',
    source: events,
    event:
      '(service web) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section.',
  },
  {
    cause: 'start-failed',
    source: issue('aws/amazon-ecs-agent issue 3526'),
    stopCode: failed,
    stoppedReason: 'Task failed to start',
    containers: [
      {
        reason: `${start}: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error creating device nodes: mknod rootfs/dev/null: errno 524: unknown`,
      },
    ],
  },
  {
    cause: 'killed',
    source: 'Docker, exit status 128 + 9',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 137 }, { exitCode: 0 }],
  },
  {
    cause: 'terminated',
    source: 'Docker, exit status 128 + 15',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 143 }],
  },
  {
    cause: 'crashed',
    source: 'Docker, exit status 128 + 11',
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 139 }],
  },
  {
    cause: 'finished',
    source: errors,
    isAlone: true,
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 0 }],
  },
  { cause: 'ended', source: errors, stopCode: exited, stoppedReason: essential, containers: [{ exitCode: 0 }] },
  {
    cause: 'exited',
    source: errors,
    stopCode: exited,
    stoppedReason: essential,
    containers: [{ exitCode: 1 }, { exitCode: 137 }],
  },
];
