/** Which launch type, as ECS names it; new ones may come. */
export type LaunchType = 'EC2' | 'FARGATE' | 'EXTERNAL' | 'MANAGED_INSTANCES';

/** A share of a capacity provider strategy. */
export interface CapacityShare {
  /** `FARGATE_SPOT` */
  readonly provider: string;
  readonly weight: number;
  readonly base: number;
}

export interface Cluster {
  readonly name: string;
  readonly arn: string;
  /** `ACTIVE`, `PROVISIONING`, `DEPROVISIONING`, `FAILED`, `INACTIVE` */
  readonly status: string;
  readonly runningTasks: number;
  readonly pendingTasks: number;
  readonly activeServices: number;
  readonly containerInstances: number;
  readonly capacityProviders: readonly string[];
  readonly defaultCapacity: readonly CapacityShare[];
  /** Counts by launch type, as ECS names them: `runningFargateTasksCount`. */
  readonly statistics: Readonly<Record<string, number>>;
  /** `enabled`, `enhanced`, `disabled` */
  readonly containerInsights?: string;
}

/** How far a deployment got; absent where ECS does not roll it out (CODE_DEPLOY, EXTERNAL). */
export type RolloutState = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

/** One deployment (or, under CODE_DEPLOY and EXTERNAL, one task set) of a service. */
export interface Deployment {
  readonly id: string;
  /** `PRIMARY` is the one being rolled out, `ACTIVE` the one being replaced, `INACTIVE` one that is over. */
  readonly status: string;
  readonly taskDefinition: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly failed: number;
  readonly rolloutState?: RolloutState;
  /** Why, in ECS's words. */
  readonly rolloutReason?: string;
  /** Of a task set: whether it has as many tasks as it is to have. */
  readonly isSteady?: boolean;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
}

/** How a service deployment gets on. */
export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

/** Where in its life a service deployment is. */
export type LifecycleStage =
  | 'RECONCILE_SERVICE'
  | 'PRE_SCALE_UP'
  | 'SCALE_UP'
  | 'POST_SCALE_UP'
  | 'TEST_TRAFFIC_SHIFT'
  | 'POST_TEST_TRAFFIC_SHIFT'
  | 'PRODUCTION_TRAFFIC_SHIFT'
  | 'POST_PRODUCTION_TRAFFIC_SHIFT'
  | 'BAKE_TIME'
  | 'CLEAN_UP';

/** What a service revision has of a service. */
export interface RevisionShare {
  readonly arn: string;
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
  /** Percent of the production traffic, and of the test traffic; absent where no traffic is shifted. */
  readonly traffic?: number;
  readonly testTraffic?: number;
}

/** A deployment as ECS keeps it for ninety days, with what `Deployment` does not know: stages, traffic, counts of the circuit breaker. */
export interface ServiceDeployment {
  readonly arn: string;
  readonly service: string;
  readonly status: ServiceDeploymentStatus;
  /** Why, in ECS's words. */
  readonly statusReason?: string;
  readonly stage?: LifecycleStage;
  readonly createdAt?: Date;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  /** What ran before. */
  readonly source: readonly RevisionShare[];
  readonly target?: RevisionShare;
  /** Why it was rolled back, in ECS's words, and to which service revision. */
  readonly rollback?: { readonly reason?: string; readonly revision?: string };
  /** `status`: `MONITORING`, `TRIGGERED`, `MONITORING_COMPLETE`, `DISABLED` */
  readonly circuitBreaker?: { readonly status: string; readonly failures: number; readonly threshold: number };
  readonly alarms?: {
    readonly status: string;
    readonly names: readonly string[];
    readonly triggered: readonly string[];
  };
  /** It pauses until somebody lets it go on, or until this time. */
  readonly waitsUntil?: Date;
}

/** What a service was to run at some time. */
export interface ServiceRevision {
  readonly arn: string;
  readonly taskDefinition: string;
  readonly createdAt?: Date;
}

/** A line of a service's diary. */
export interface ServiceEvent {
  readonly id: string;
  readonly at?: Date;
  readonly message: string;
}

/** Where tasks with the network mode `awsvpc` are placed. */
export interface TaskNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly publicIp: boolean;
}

/** How a rollout goes; what is absent ECS decides. Source: Amazon ECS API reference, DeploymentConfiguration. */
export interface RolloutSettings {
  /** How many of the desired tasks run meanwhile, in percent; for ROLLING. */
  readonly minHealthyPercent?: number;
  readonly maxPercent?: number;
  /** How long both revisions go on together after all traffic has moved; for the other strategies. */
  readonly bakeMinutes?: number;
  /** How much of the traffic moves at once, and the wait after it: each step of LINEAR, the first one of CANARY. */
  readonly step?: { readonly percent: number; readonly minutes: number };
  /** CloudWatch alarms that fail a rollout. */
  readonly alarms?: { readonly names: readonly string[]; readonly rollback: boolean };
  /** The stages at which a function of the account decides, or (`isPause`) a person. */
  readonly hooks: readonly { readonly stages: readonly string[]; readonly isPause: boolean }[];
}

/** The container that a load balancer sends traffic to. */
export interface LoadBalancer {
  /** Its ARN; absent for a Classic Load Balancer. */
  readonly targetGroup?: string;
  readonly container: string;
  readonly port: number;
}

export interface Service {
  readonly name: string;
  readonly arn: string;
  readonly cluster: string;
  /** `ACTIVE`, `DRAINING`, `INACTIVE` */
  readonly status: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** Absent where a capacity provider strategy decides. */
  readonly launchType?: LaunchType;
  readonly capacity: readonly CapacityShare[];
  /** The ARN of the revision that the service is to run; absent for the controller EXTERNAL. */
  readonly taskDefinition?: string;
  /** Who rolls out. */
  readonly controller: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  /** `ROLLING`, `BLUE_GREEN`, `LINEAR`, `CANARY` */
  readonly strategy: string;
  readonly scheduling: 'REPLICA' | 'DAEMON';
  /** The ARN of the service deployment that is under way. */
  readonly serviceDeployment?: string;
  /** A failed rollout is noticed, and undone. */
  readonly circuitBreaker?: { readonly rollback: boolean };
  readonly rollout: RolloutSettings;
  /** ECS's list; the newest first. */
  readonly deployments: readonly Deployment[];
  /** The newest first, a hundred at most. */
  readonly events: readonly ServiceEvent[];
  readonly network?: TaskNetwork;
  readonly platformVersion?: string;
  readonly execEnabled: boolean;
  readonly createdAt?: Date;
  readonly loadBalancers: readonly LoadBalancer[];
}

/** A container of a task. */
export interface Container {
  readonly name: string;
  readonly arn: string;
  readonly image?: string;
  /** `sha256:…`, once it has been pulled. */
  readonly imageDigest?: string;
  readonly status: string;
  /** `HEALTHY`, `UNHEALTHY`, `UNKNOWN` (no health check, or no result yet) */
  readonly health: string;
  readonly exitCode?: number;
  /** Why it stopped, in the agent's words: `CannotPullContainerError: …`. */
  readonly reason?: string;
  /** The id that the container runtime gave it; part of the name of its log stream for some drivers. */
  readonly runtimeId?: string;
  readonly privateIps: readonly string[];
  readonly ports: readonly { readonly container?: number; readonly host?: number; readonly protocol?: string }[];
  /** How the agent that ECS Exec talks to does: `RUNNING`, `PENDING`, `STOPPED`; absent where Exec is off. */
  readonly execAgent?: string;
}

export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly cluster: string;
  readonly taskDefinition: string;
  /** `service:web`, `family:report` */
  readonly group?: string;
  /** The service that runs it; absent for a standalone task. */
  readonly service?: string;
  /** `PROVISIONING`, `PENDING`, `ACTIVATING`, `RUNNING`, `DEACTIVATING`, `STOPPING`, `DEPROVISIONING`, `STOPPED`, … */
  readonly status: string;
  readonly desiredStatus: string;
  readonly health: string;
  readonly launchType?: LaunchType;
  readonly capacityProvider?: string;
  readonly platformVersion?: string;
  readonly zone?: string;
  /** ARN; for EC2 and EXTERNAL. */
  readonly containerInstance?: string;
  readonly cpu?: string;
  readonly memory?: string;
  readonly startedBy?: string;
  readonly createdAt?: Date;
  readonly startedAt?: Date;
  readonly stoppedAt?: Date;
  /** `EssentialContainerExited`, `TaskFailedToStart`, … */
  readonly stopCode?: string;
  /** In ECS's words. */
  readonly stoppedReason?: string;
  readonly execEnabled: boolean;
  readonly containers: readonly Container[];
}

export interface ContainerInstance {
  readonly id: string;
  readonly arn: string;
  /** `i-…`, or `mi-…` for ECS Anywhere. */
  readonly instance?: string;
  /** `ACTIVE`, `DRAINING`, `REGISTERING`, … */
  readonly status: string;
  readonly agentConnected: boolean;
  readonly agentVersion?: string;
  readonly runningTasks: number;
  readonly pendingTasks: number;
  readonly capacityProvider?: string;
  readonly registeredAt?: Date;
  /** CPU units and MiB. */
  readonly cpu: { readonly left?: number; readonly all?: number };
  readonly memory: { readonly left?: number; readonly all?: number };
}

/** A revision of a family, by its ARN. */
export interface Revision {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
}

/** A task definition as JSON has it, with the API's own names. What the SDK does not know is in it too. */
export type TaskDefinitionDocument = Readonly<Record<string, unknown>>;

/** A registered revision, and what only ECS knows of it. */
export interface TaskDefinition extends Revision {
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  readonly registeredAt?: Date;
  readonly registeredBy?: string;
  readonly deregisteredAt?: Date;
  /** Where it can run, as ECS found out: `EC2`, `FARGATE`, `EXTERNAL`, `MANAGED_INSTANCES`. */
  readonly compatibilities: readonly string[];
  /** What would register the same again: without what only ECS may write, with its tags. */
  readonly document: TaskDefinitionDocument;
}
