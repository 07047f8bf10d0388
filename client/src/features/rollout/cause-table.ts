import type { Translate } from '../../infrastructure/translate';

/** What the sentences of a cause are about. */
export interface Culprit {
  readonly container: string;
  /** Without the registry. */
  readonly image: string;
  readonly exit?: number;
}

/** One cause. It is met where any of its three marks is; the first row that is met counts. Where its words come from: `evidence.ts`. */
export interface CauseRow {
  readonly id: string;
  /** Words of ECS, of its agent, or of the container runtime. */
  readonly says?: RegExp;
  readonly code?: string;
  /** Exit codes of the container that brought the task down. */
  readonly exits?: readonly number[] | 'any';
  /** Last words of a container that ended with an exit code which says little. */
  readonly log?: RegExp;
  /** Only of tasks that no service runs. */
  readonly isAlone?: true;
  /** Nothing is wrong. */
  readonly isNormal?: true;
  /** What happened, and what to do. */
  tell(t: Translate, culprit: Culprit): readonly [what: string, todo?: string];
}

/** Causes of which only the log of the container knows more. */
export const saysLittle: ReadonlySet<string> = new Set(['killed', 'terminated', 'crashed', 'ended', 'exited']);

/** From the most certain to the vaguest. */
export const rows: readonly CauseRow[] = [
  {
    id: 'stopped-by-person',
    code: 'UserInitiated',
    isNormal: true,
    tell: (t) => [t('Someone stopped it.')],
  },
  {
    id: 'scaled',
    says: /^Scaling activity initiated by/,
    isNormal: true,
    tell: (t) => [t('ECS stopped it: fewer tasks are wanted, or another deployment took its place.')],
  },
  {
    id: 'target-unhealthy',
    says: /failed ELB health checks|is unhealthy in \(?target-group/i,
    tell: (t) => [
      t('The load balancer found it unhealthy.'),
      t(
        'Check path, port and codes of the target group’s health check, and that the security group of the task lets the load balancer in. A slow start needs a grace period.',
      ),
    ],
  },
  {
    id: 'container-unhealthy',
    says: /failed container health checks/i,
    tell: (t) => [
      t('The health check of its container failed.'),
      t(
        'Run the command of the health check in the container: its program must be in the image. A slow start needs a startPeriod.',
      ),
    ],
  },
  {
    id: 'platform-mismatch',
    says: /descriptor matching platform|no matching manifest for|no match for platform|exec format error|does not match the (?:specified|detected|host) platform|operating system .* cannot be used/i,
    log: /exec format error/i,
    tell: (t, { image }) => [
      t('The image {0} is for another processor or operating system.', image),
      t('Build it for the platform of the task (linux/amd64 or linux/arm64), or change runtimePlatform.'),
    ],
  },
  {
    id: 'pull-limit',
    says: /toomanyrequests|too many requests|pull rate limit/i,
    tell: (t) => [
      t('The registry takes no more pulls for now.'),
      t('Sign in to it with repositoryCredentials, or pull through Amazon ECR.'),
    ],
  },
  {
    id: 'disk-full',
    says: /no space left on device/i,
    tell: (t) => [
      t('The disk is full.'),
      t('Raise ephemeralStorage, free the disk of the machine, or make the image smaller.'),
    ],
  },
  {
    id: 'kms-denied',
    says: /access to KMS is not allowed|kms:Decrypt|KMS key .*(?:denied|disabled)/i,
    tell: (t) => [t('The execution role may not use the KMS key of a secret.'), t('Allow it kms:Decrypt on that key.')],
  },
  {
    id: 'log-group-missing',
    says: /log group does not exist/i,
    tell: (t) => [
      t('The log group does not exist.'),
      t('Create it, or set awslogs-create-group and allow the execution role logs:CreateLogGroup.'),
    ],
  },
  {
    id: 'log-denied',
    says: /perform: logs:|failed to create Cloudwatch log (?:group|stream): AccessDenied/i,
    tell: (t) => [
      t('The execution role may not write the log.'),
      t('Allow it logs:CreateLogStream and logs:PutLogEvents, and logs:CreateLogGroup for awslogs-create-group.'),
    ],
  },
  {
    id: 'secret-not-found',
    says: /can['’]t find the specified secret|invalid (?:ssm )?parameters|ParameterNotFound|did not contain json key|secret .*marked for deletion/i,
    tell: (t) => [
      t('A secret does not exist.'),
      t('Check name, region, version and JSON key in valueFrom, and that the secret is not marked for deletion.'),
    ],
  },
  {
    id: 'secret-denied',
    says: /perform: (?:secretsmanager|ssm):|secrets? from (?:asm|ssm).*AccessDenied/is,
    tell: (t) => [
      t('The execution role may not read a secret.'),
      t(
        'Allow it secretsmanager:GetSecretValue or ssm:GetParameters on that secret (executionRoleArn, not taskRoleArn).',
      ),
    ],
  },
  {
    id: 'image-denied',
    says: /perform: ecr:|ecr registry auth: .*AccessDenied|CannotPull.*(?:\b40[13]\b|unauthorized|AccessDenied|no basic auth|token has expired)/is,
    tell: (t, { image }) => [
      t('The image {0} may not be pulled.', image),
      t(
        'Allow the execution role to pull from Amazon ECR (AmazonECSTaskExecutionRolePolicy); the repository of another account must allow it too. Other registries need repositoryCredentials.',
      ),
    ],
  },
  {
    id: 'efs',
    says: /\bEFS\b|mount\.nfs|amazon-ecs-volume-plugin/,
    tell: (t) => [
      t('An EFS file system could not be mounted.'),
      t(
        'It needs a mount target in the zone of the task whose security group lets in NFS (port 2049), the directory, and the rights of the access point.',
      ),
    ],
  },
  {
    id: 'role',
    says: /unable to assume the (?:service )?(?:linked )?role|perform: sts:AssumeRole/i,
    tell: (t) => [
      t('ECS could not take on a role of the task.'),
      t('The role must exist and trust ecs-tasks.amazonaws.com.'),
    ],
  },
  {
    id: 'subnet-full',
    says: /InsufficientFreeAddresses|(?:insufficient|not enough|no) (?:free |available )?(?:IP )?addresses/i,
    tell: (t) => [t('A subnet has no free addresses.'), t('Give the service more or larger subnets.')],
  },
  {
    id: 'network-interface',
    says: /network interface/i,
    tell: (t) => [
      t('The task got no network interface.'),
      t('Check the quota of network interfaces, those that the machine takes, and the subnets; ECS tries again.'),
    ],
  },
  {
    id: 'unreachable',
    says: /i\/o timeout|(?:request|context) cancell?ed|deadline exceeded|send request failed|no such host|connection refused|Client\.Timeout|handshake timeout|signal: killed|network is unreachable|network configuration/i,
    tell: (t) => [
      t('The task cannot reach the registry, or the service that keeps its secrets or logs.'),
      t(
        'It needs a public address, a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs, secretsmanager), and outbound HTTPS in its security group.',
      ),
    ],
  },
  {
    id: 'image-not-found',
    says: /CannotPull.*does not exist or may require/is,
    tell: (t, { image }) => [
      t('There is no image {0}, or it may not be pulled.', image),
      t('Correct repository and tag; a private registry needs repositoryCredentials.'),
    ],
  },
  {
    id: 'image-not-found',
    says: /CannotPull.*(?:: not found|manifest unknown|does not exist|name unknown|resource is denied|invalid reference format)/is,
    tell: (t, { image }) => [
      t('There is no image {0}.', image),
      t('Push it, or correct repository and tag in the task definition.'),
    ],
  },
  {
    id: 'pull-failed',
    says: /CannotPull/,
    tell: (t, { image }) => [t('The image {0} could not be pulled.', image), t('The words of ECS say why.')],
  },
  {
    id: 'log-driver',
    says: /logging driver|logger args/i,
    tell: (t) => [t('The log driver could not start.'), t('Check the options in logConfiguration.')],
  },
  {
    id: 'out-of-memory',
    says: /OutOfMemory|due to memory usage|oom-?kill/i,
    tell: (t, { container }) => [
      t('{0} used more memory than it may.', container),
      t('Raise memory of the container or the task, or have the program use less.'),
    ],
  },
  {
    id: 'port-taken',
    says: /port is already allocated|address already in use|already using a port/i,
    log: /EADDRINUSE|address already in use/i,
    tell: (t) => [
      t('A port that the task wants is taken on its machine.'),
      t('Leave out hostPort (or 0), use the network mode awsvpc, or let the old task stop first.'),
    ],
  },
  {
    id: 'command-not-found',
    says: /exec: .*(?:executable file not found|no such file or direct)/is,
    exits: [127],
    log: /^exec .*no such file or directory/i,
    tell: (t, { container }) => [
      t('The command of {0} is not in its image.', container),
      t(
        'Check command and entryPoint; each word is a text of its own. A script needs its interpreter and Unix line ends.',
      ),
    ],
  },
  {
    id: 'not-executable',
    says: /exec: .*permission denied/is,
    exits: [126],
    tell: (t, { container }) => [
      t('The command of {0} cannot be run.', container),
      t('Make the file executable (chmod +x) for its user.'),
    ],
  },
  {
    id: 'dependency',
    says: /TaskDependencyError|dependency graph|dependencies cannot be resolved/i,
    tell: (t) => [
      t('A container that another one waits for did not do its part.'),
      t('Check dependsOn, and why that container ended.'),
    ],
  },
  {
    id: 'start-timeout',
    says: /timed out after waiting|RuntimeTimeoutError|DockerTimeoutError/,
    tell: (t) => [
      t('A container did not start or stop in time.'),
      t('Check startTimeout, stopTimeout and the load on the machine.'),
    ],
  },
  {
    id: 'quota',
    says: /reached the limit on the number of/i,
    tell: (t) => [
      t('The account runs as much on Fargate as it may.'),
      t('Ask for a higher quota of vCPUs in Service Quotas, or stop other tasks.'),
    ],
  },
  {
    id: 'attribute-missing',
    says: /missing an attribute|^ATTRIBUTE$/,
    tell: (t) => [
      t('No machine can do what the task asks for.'),
      t(
        'Compare requiresAttributes and the placement constraints of the task with the machines: log driver, processor, agent version.',
      ),
    ],
  },
  {
    id: 'agent-disconnected',
    says: /have the agent connected|^AGENT$/,
    tell: (t) => [
      t('The agent of a machine is not connected.'),
      t('Restart the ECS agent on it, or replace the machine.'),
    ],
  },
  {
    id: 'no-capacity',
    says: /capacity is unavailable|unable to place a task|no container instances? (?:were found|met)|^RESOURCE:|^No Container Instances/i,
    tell: (t) => [
      t('There is no room for the task.'),
      t(
        'Add machines, or use a capacity provider that does; on Fargate, use more zones, or FARGATE beside FARGATE_SPOT.',
      ),
    ],
  },
  {
    id: 'spot-interrupted',
    says: /spot .*interrupt/i,
    code: 'SpotInterruption',
    tell: (t) => [
      t('Spot capacity was taken back.'),
      t('ECS starts another task; FARGATE beside FARGATE_SPOT keeps some running.'),
    ],
  },
  {
    id: 'maintenance',
    says: /maintenance|task retirement/i,
    code: 'TerminationNotice',
    isNormal: true,
    tell: (t) => [t('AWS maintains the hardware below; ECS starts another task.')],
  },
  {
    id: 'host-gone',
    says: /^Host EC2|container instance .*(?:deregist|terminat|drain)/i,
    code: 'InfrastructureHealth',
    tell: (t) => [
      t('The machine of the task is gone or failed.'),
      t('ECS starts another task, if another machine has room.'),
    ],
  },
  {
    id: 'volume',
    says: /CannotCreateVolume|InvalidVolume|EBS volume|bind source path does not exist/i,
    tell: (t) => [
      t('A volume could not be made.'),
      t('Check volumes in the task definition, and the role that makes them.'),
    ],
  },
  {
    id: 'start-impaired',
    says: /unable to consistently start tasks/i,
    tell: (t) => [t('Its tasks keep failing, so that ECS waits longer and longer before the next one.')],
  },
  {
    id: 'start-failed',
    says: /Cannot(?:Start|Create)Container|ResourceInitializationError/,
    tell: (t) => [t('The task could not be started.'), t('The words of ECS say why.')],
  },
  {
    id: 'scaled',
    code: 'ServiceSchedulerInitiated',
    isNormal: true,
    tell: (t) => [t('ECS stopped it: fewer tasks are wanted, or another deployment took its place.')],
  },
  {
    id: 'killed',
    exits: [137],
    tell: (t, { container }) => [
      t('{0} was killed (exit code 137).', container),
      t('Either the task ran out of memory, or it did not end within stopTimeout when it was asked to.'),
    ],
  },
  {
    id: 'terminated',
    exits: [143],
    tell: (t, { container }) => [t('{0} was asked to end (exit code 143).', container), t('Its log may say by whom.')],
  },
  {
    id: 'crashed',
    exits: [132, 134, 135, 136, 139],
    tell: (t, { container, exit = 0 }) => [
      t('{0} crashed (exit code {1}).', container, exit),
      t('The fault is in native code; an image built for another processor can be the cause.'),
    ],
  },
  {
    id: 'finished',
    exits: [0],
    isAlone: true,
    isNormal: true,
    tell: (t, { container }) => [t('{0} has done its work (exit code 0).', container)],
  },
  {
    id: 'ended',
    exits: [0],
    tell: (t, { container }) => [
      t('{0} ended by itself (exit code 0).', container),
      t('A service needs a program that goes on running in the foreground; for a job, run a task.'),
    ],
  },
  {
    id: 'exited',
    exits: 'any',
    tell: (t, { container, exit = 0 }) => [t('{0} ended with exit code {1}.', container, exit), t('Its log says why.')],
  },
];
