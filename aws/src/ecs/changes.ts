import {
  ExecuteCommandCommand,
  type NetworkConfiguration,
  RunTaskCommand,
  StopTaskCommand,
  type TaskOverride,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { problem } from '../problem/from-error';
import { AwsProblem } from '../problem/problem';
import { wordsFor } from '../problem/words';
import type { AwsRegion, Call } from '../session';
import type { CapacityShare, LaunchType, Service, Task, TaskNetwork } from './model';
import { seeAddress } from './raw-json';
import { toService } from './services';
import { toTask } from './tasks';

/** What is to change about a service; what is left out stays. */
export interface ServiceChange {
  readonly cluster: string;
  readonly service: string;
  /** `web:7`, or an ARN. */
  readonly taskDefinition?: string;
  readonly desired?: number;
  /** New tasks, even if nothing else changes. */
  readonly forceNewDeployment?: boolean;
  readonly execEnabled?: boolean;
}

/** Changes a service; ECS starts a deployment if the change needs one. */
export async function updateService(region: AwsRegion, change: ServiceChange, call: Call = {}): Promise<Service> {
  const command = new UpdateServiceCommand({
    cluster: change.cluster,
    service: change.service,
    taskDefinition: change.taskDefinition,
    desiredCount: change.desired,
    forceNewDeployment: change.forceNewDeployment,
    enableExecuteCommand: change.execEnabled,
  });
  const { service } = await region.send('UpdateService', call, (options) => region.ecs.send(command, options));
  if (service === undefined) throw problem('malformed', { operation: 'UpdateService', region: region.name });
  return toService(service);
}

/** What differs from the task definition for one container of one task. */
export interface ContainerOverride {
  readonly name: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly cpu?: number;
  readonly memory?: number;
}

export interface TaskToRun {
  readonly cluster: string;
  readonly taskDefinition: string;
  /** Default: 1; ECS starts at most ten at once. */
  readonly count?: number;
  /** Either this or `capacity`; with neither the cluster's default strategy decides. */
  readonly launchType?: LaunchType;
  readonly capacity?: readonly CapacityShare[];
  readonly platformVersion?: string;
  /** For the network mode `awsvpc`. */
  readonly network?: TaskNetwork;
  readonly containers?: readonly ContainerOverride[];
  readonly cpu?: string;
  readonly memory?: string;
  readonly execEnabled?: boolean;
  /** Who or what started it; 128 characters. */
  readonly startedBy?: string;
}

/** Runs standalone tasks. Throws the problem `rejected` with ECS's reason if none could be placed. */
export async function runTask(region: AwsRegion, run: TaskToRun, call: Call = {}): Promise<readonly Task[]> {
  const operation = 'RunTask';
  const command = new RunTaskCommand({
    cluster: run.cluster,
    taskDefinition: run.taskDefinition,
    count: run.count,
    launchType: run.launchType,
    capacityProviderStrategy: run.capacity?.map(({ provider, weight, base }) => ({
      capacityProvider: provider,
      weight,
      base,
    })),
    platformVersion: run.platformVersion,
    networkConfiguration: toNetworkConfiguration(run.network),
    overrides: toOverrides(run),
    enableExecuteCommand: run.execEnabled,
    startedBy: run.startedBy,
    propagateTags: 'TASK_DEFINITION',
  });
  const { tasks = [], failures = [] } = await region.send(operation, call, (options) =>
    region.ecs.send(command, options),
  );
  if (tasks.length > 0) return tasks.map(toTask);
  const says = failures
    .map(({ reason = '', detail }) => (detail === undefined ? reason : `${reason}: ${detail}`))
    .join('; ');
  throw new AwsProblem('rejected', { message: wordsFor('rejected', { operation, says }), operation, says });
}

/** Stops a task; the reason is shown to whoever looks at it later. */
export async function stopTask(
  region: AwsRegion,
  { cluster, task, reason }: { readonly cluster: string; readonly task: string; readonly reason?: string },
  call: Call = {},
): Promise<void> {
  await region.send('StopTask', call, (options) =>
    region.ecs.send(new StopTaskCommand({ cluster, task, reason }), options),
  );
}

/** A session of ECS Exec, for the session-manager-plugin. The token opens a shell: it shows neither in JSON nor in a log. */
export class ExecSession {
  readonly #token: string;

  constructor(
    readonly id: string,
    /** `wss://…` */
    readonly streamUrl: string,
    token: string,
    /** The ARN of the container. */
    readonly container: string,
    /** Where ECS was asked: `https://ecs.eu-west-1.amazonaws.com`. */
    readonly endpoint: string,
  ) {
    this.#token = token;
  }

  /** To be handed over in the environment, never as an argument. */
  get token(): string {
    return this.#token;
  }
}

/** Starts a command in a container, interactively: ECS knows no other way. */
export async function executeCommand(
  region: AwsRegion,
  what: { readonly cluster: string; readonly task: string; readonly container: string; readonly command: string },
  call: Call = {},
): Promise<ExecSession> {
  const command = new ExecuteCommandCommand({ ...what, interactive: true });
  let endpoint = '';
  command.middlewareStack.use(seeAddress((address) => (endpoint = address)));
  const { session, containerArn = '' } = await region.send('ExecuteCommand', call, (options) =>
    region.ecs.send(command, options),
  );
  const { sessionId, streamUrl, tokenValue } = session ?? {};
  if (sessionId === undefined || streamUrl === undefined || tokenValue === undefined)
    throw problem('malformed', { operation: 'ExecuteCommand', region: region.name });
  return new ExecSession(sessionId, streamUrl, tokenValue, containerArn, endpoint);
}

function toNetworkConfiguration(network: TaskNetwork | undefined): NetworkConfiguration | undefined {
  if (network === undefined) return undefined;
  const { subnets, securityGroups, publicIp } = network;
  return {
    awsvpcConfiguration: {
      subnets: [...subnets],
      securityGroups: [...securityGroups],
      assignPublicIp: publicIp ? 'ENABLED' : 'DISABLED',
    },
  };
}

function toOverrides({ containers = [], cpu, memory }: TaskToRun): TaskOverride | undefined {
  if (containers.length === 0 && cpu === undefined && memory === undefined) return undefined;
  return {
    cpu,
    memory,
    containerOverrides: containers.map(({ name, command, environment = {}, cpu, memory }) => ({
      name,
      command: command === undefined ? undefined : [...command],
      environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
      cpu,
      memory,
    })),
  };
}
