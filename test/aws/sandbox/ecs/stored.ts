import type { Input } from '../wire';
import type { FailureKind } from './failures';

// What ECS keeps of its resources, in the sandbox's form.

export interface StoredDefinition {
  readonly family: string;
  readonly revision: number;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  readonly document: Input;
  readonly registeredAt: Date;
  deregisteredAt?: Date;
}

export interface StoredContainer {
  readonly name: string;
  readonly id: string;
  readonly image: string;
  readonly imageDigest: string | undefined;
  status: string;
  exitCode?: number;
  reason?: string;
}

export interface StoredTask {
  readonly id: string;
  readonly definition: StoredDefinition;
  readonly group: string;
  readonly startedBy: string | undefined;
  readonly launchType: string;
  readonly execEnabled: boolean;
  /** How the agent of ECS Exec does, where that is on; default: as its container does. */
  execAgent?: 'RUNNING' | 'PENDING' | 'STOPPED';
  readonly overrides: Input;
  readonly instance: string | undefined;
  readonly capacityProvider: string | undefined;
  readonly createdAt: Date;
  status: string;
  desiredStatus: string;
  startedAt?: Date;
  stoppedAt?: Date;
  stopCode?: string;
  stoppedReason?: string;
  /** What will end it at the next step, though it runs. */
  fate?: FailureKind;
  readonly containers: StoredContainer[];
}

/** What has tasks: a deployment, or a task set. */
export interface TaskHolder {
  /** The `startedBy` of its tasks. */
  readonly id: string;
  readonly definition: StoredDefinition;
}

export interface StoredDeployment extends TaskHolder {
  status: 'PRIMARY' | 'ACTIVE';
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  reason: string;
  failed: number;
  readonly createdAt: Date;
  updatedAt: Date;
}

/** A deployment as ECS keeps it when it is over: what ListServiceDeployments lists. */
export interface StoredRollout {
  readonly id: string;
  readonly deployment: StoredDeployment;
  /** What ran before. */
  readonly source: StoredDefinition | undefined;
  readonly createdAt: Date;
  /** `SCALE_UP`, `BAKE_TIME`, …; default: what follows from the deployment itself. */
  stage?: string;
  /** Percent of the traffic that the new tasks get. */
  traffic?: number;
  testTraffic?: number;
  finishedAt?: Date;
  /** By what it is being undone, and why. */
  rollback?: { readonly deployment: StoredDeployment; readonly reason: string };
  /** Why it ended before its time. */
  stoppedReason?: string;
}

/** A share of a service that CodeDeploy, or somebody outside of AWS, looks after. */
export interface StoredTaskSet extends TaskHolder {
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  /** Percent of the service's desired count. */
  scale: number;
  /** `CODE_DEPLOY`, or what the caller of CreateTaskSet said. */
  readonly startedBy: string;
  readonly externalId: string | undefined;
  readonly loadBalancers: readonly Input[];
  readonly createdAt: Date;
  updatedAt: Date;
}

/** Who rolls a service out. */
export type Controller = 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';

export interface StoredService {
  readonly name: string;
  readonly arn: string;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** For a daemon service: as many as there are machines. */
  desired: number;
  /** Absent where a capacity provider strategy decides, and for the controller EXTERNAL. */
  readonly launchType: string | undefined;
  readonly capacity: readonly Input[];
  readonly controller: Controller;
  readonly scheduling: 'REPLICA' | 'DAEMON';
  readonly configuration: DeploymentConfiguration;
  readonly network: Input | undefined;
  readonly loadBalancers: readonly Input[];
  execEnabled: boolean;
  readonly createdAt: Date;
  /** Of the controller ECS; the primary one first. */
  deployments: StoredDeployment[];
  /** Of the controller ECS; the newest first. */
  rollouts: StoredRollout[];
  /** Of the other controllers; the primary one first. */
  taskSets: StoredTaskSet[];
  events: { readonly id: string; readonly createdAt: Date; readonly message: string }[];
  /** What happens to the tasks that start from now on. */
  fails?: FailureKind;
  /** To how many of them; default: to all. */
  failsTimes?: number;
}

/** As the API has it; it has more members than those that the sandbox looks at. */
export interface DeploymentConfiguration {
  readonly strategy?: 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY';
  readonly deploymentCircuitBreaker?: { readonly enable: boolean; readonly rollback: boolean };
  readonly maximumPercent?: number;
  readonly minimumHealthyPercent?: number;
  readonly bakeTimeInMinutes?: number;
  readonly canaryConfiguration?: { readonly canaryPercent: number; readonly canaryBakeTimeInMinutes: number };
  readonly linearConfiguration?: { readonly stepPercent: number; readonly stepBakeTimeInMinutes: number };
  readonly lifecycleHooks?: readonly Input[];
}

export interface StoredInstance {
  readonly id: string;
  readonly ec2: string;
  readonly status: string;
  readonly registeredAt: Date;
}

export interface StoredCluster {
  readonly name: string;
  readonly arn: string;
  readonly capacityProviders: readonly string[];
  readonly services: Map<string, StoredService>;
  readonly tasks: Map<string, StoredTask>;
  readonly instances: Map<string, StoredInstance>;
}
