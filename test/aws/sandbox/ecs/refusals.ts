import { ServiceError } from '../service-error';

/** What ECS says when it refuses a call. */
interface Refusal {
  /** `InvalidParameterException` */
  readonly code: string;
  /** Its words; `{0}` stands for what it names. */
  readonly says: string;
  /** Where these words are on record: an address, `reports` (several in public, none that lasts), or `ours` (nowhere that we know). */
  readonly source: string;
}

const issue = (name: string) => `https://github.com/${name}`;
const moto = issue('getmoto/moto/blob/master/moto/ecs/models.py');
const ours = 'ours';
const reports = 'reports';
const invalid = 'InvalidParameterException';
const client = 'ClientException';

/** The refusals of calls that write. What a task definition is refused for stands in our rules. */
const refusals = {
  'cluster-missing': {
    code: 'ClusterNotFoundException',
    says: 'Cluster not found.',
    source: issue('getmoto/moto/blob/master/moto/ecs/exceptions.py'),
  },
  'service-missing': {
    code: 'ServiceNotFoundException',
    says: 'Service not found.',
    source: issue('getmoto/moto/blob/master/moto/ecs/exceptions.py'),
  },
  'service-inactive': {
    code: 'ServiceNotActiveException',
    says: 'Service was not ACTIVE.',
    source: reports,
  },
  'service-exists': { code: invalid, says: 'Creation of service was not idempotent.', source: moto },
  'revision-missing': { code: client, says: 'TaskDefinition not found.', source: issue('Cloud-CV/EvalAI/issues/2419') },
  'revision-undescribed': {
    code: client,
    says: 'Unable to describe task definition.',
    source: issue('sil-org/ecs-deploy/issues/145'),
  },
  'revision-inactive': { code: client, says: 'TaskDefinition is inactive', source: issue('Cloud-CV/EvalAI/pull/5167') },
  'revision-inactive-to-run': {
    code: invalid,
    says: 'TaskDefinition is inactive',
    source: issue('DefangLabs/defang/pull/775'),
  },
  'revision-unnumbered': { code: client, says: 'Revision is missing.', source: moto },
  'revision-misnumbered': { code: invalid, says: 'Invalid revision number. Number: {0}', source: moto },
  'revision-still-active': {
    code: client,
    says: 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
    source: moto,
  },
  'revision-invalid-to-delete': {
    code: client,
    says: 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
    source: moto,
  },
  'revision-missing-to-delete': {
    code: client,
    says: 'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
    source: moto,
  },
  'revisions-none': {
    code: invalid,
    says: 'size of TaskDefinition references list must be greater than 0',
    source: moto,
  },
  'revisions-too-many': {
    code: invalid,
    says: 'Size of TaskDefinition references list cannot exceed 10',
    source: moto,
  },
  'container-missing': {
    code: invalid,
    says: 'The container {0} does not exist in the task definition.',
    source: issue('aws/amazon-ecs-agent/issues/1276'),
  },
  'port-missing': {
    code: invalid,
    says: 'The container {0} did not have a container port {1} defined.',
    source: issue('pulumi/pulumi-aws/issues/3095'),
  },
  'network-missing': {
    code: invalid,
    says: "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    source: issue('aws-actions/amazon-ecs-deploy-task-definition/issues/802'),
  },
  'network-unneeded': {
    code: invalid,
    says: 'Network Configuration is not valid for the given networkMode of this task definition.',
    source: issue('aws-actions/amazon-ecs-deploy-task-definition/issues/616'),
  },
  'subnets-missing': { code: invalid, says: 'subnets can not be empty.', source: moto },
  'launch-type-unsupported': {
    code: invalid,
    says: 'Task definition does not support launch_type {0}.',
    source: issue('oranmoshai/ecsServiceRestart/issues/2'),
  },
  'launch-type-unknown': {
    code: invalid,
    says: 'launch type should be one of [EC2,FARGATE,EXTERNAL,MANAGED_INSTANCES]',
    source: moto,
  },
  'launch-type-and-capacity': {
    code: invalid,
    says: 'Specify either Launch Type or Capacity Provider Strategy, but not both.',
    source: moto,
  },
  'platform-unneeded': {
    code: invalid,
    says: 'The platform version must be null when specifying an EC2 launch type.',
    source: issue('hashicorp/terraform-provider-aws/issues/20071'),
  },
  'capacity-unknown': {
    code: invalid,
    says: 'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    source: issue('dask/dask-cloudprovider/issues/328'),
  },
  'instances-none': {
    code: invalid,
    says: 'No Container Instances were found in your cluster.',
    source: issue('aws/amazon-ecs-cli/issues/1122'),
  },
  'code-deploy-revision': {
    code: invalid,
    says: 'Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
    source: issue('aws/aws-cdk/issues/23564'),
  },
  'code-deploy-network': {
    code: invalid,
    says: 'Unable to update network parameters on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
    source: issue('hashicorp/terraform-provider-aws/issues/8005'),
  },
  'code-deploy-force': {
    code: invalid,
    says: 'Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
    source: reports,
  },
  'external-revision': {
    code: invalid,
    says: 'TaskDefinition must be blank',
    source: issue('terraform-aws-modules/terraform-aws-ecs/issues/278'),
  },
  'external-force': {
    code: invalid,
    says: 'Cannot force a new deployment on services with an EXTERNAL deployment controller.',
    source: ours,
  },
  'daemon-count': {
    code: invalid,
    says: 'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    source: issue('fabfuel/ecs-deploy/issues/59'),
  },
  'count-negative': { code: invalid, says: 'Task count can not be lesser than 0', source: ours },
  'count-out-of-range': { code: invalid, says: 'count should be between 1 and 10', source: ours },
  'exec-without-role': {
    code: invalid,
    says: "The service couldn't be updated because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    source: issue('aws/aws-toolkit-jetbrains/issues/3649'),
  },
  'exec-without-role-to-run': {
    code: invalid,
    says: 'The execute command failed because a valid task role is not being used. Specify a valid task role in your task definition or as a task override and try again.',
    source: issue('boto/boto3/issues/3173'),
  },
  'exec-off': {
    code: invalid,
    says: 'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
    source: issue('keidarcy/e1s/issues/206'),
  },
  'exec-not-connected': {
    code: 'TargetNotConnectedException',
    says: 'The execute command failed due to an internal error. Try again later.',
    source: issue('aws/aws-cli/issues/8080'),
  },
  'exec-not-interactive': {
    code: invalid,
    says: 'Interactive is the only mode supported currently.',
    source: issue('boto/boto3/issues/2822'),
  },
  'exec-container-missing': { code: invalid, says: 'Container {0} was not found in the task.', source: ours },
  'exec-container-unnamed': {
    code: invalid,
    says: 'A container name must be specified for tasks with more than one container.',
    source: ours,
  },
  'override-unknown': {
    code: invalid,
    says: 'Override for container named {0} is not a container in the TaskDefinition.',
    source: issue('azavea/django-ecsmanage/issues/21'),
  },
  'overrides-too-long': {
    code: invalid,
    says: 'Container Overrides length must be at most 8192',
    source: issue('convox/rack/issues/1906'),
  },
  'override-without-size': {
    code: client,
    says: 'No Fargate configuration exists for given values: {0} CPU, {1} memory. See the Amazon ECS documentation for the valid values.',
    source: issue('aws/amazon-ecs-cli/issues/463'),
  },
  'role-unassumable': {
    code: client,
    says: "ECS was unable to assume the role '{0}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    source: issue('aws-samples/aws-modern-application-workshop/issues/88'),
  },
  'task-missing': {
    code: invalid,
    says: 'The referenced task was not found.',
    source: issue('griptape-ai/griptape-nodes-engine/issues/1454'),
  },
  'task-unnamed': {
    code: invalid,
    says: 'taskId length should be one of [32,36]',
    source: issue('Mic-U/ecsher/issues/56'),
  },
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalId = keyof typeof refusals;

export const refusalIds = Object.keys(refusals) as readonly RefusalId[];

/** A refusal with the names that it mentions. */
export function refusal(id: RefusalId, ...names: readonly unknown[]): ServiceError {
  const { code } = refusals[id];
  return new ServiceError(code, wordsOfRefusal(id, ...names));
}

/** The words of a refusal. */
export function wordsOfRefusal(id: RefusalId, ...names: readonly unknown[]): string {
  return refusals[id].says.replace(/\{(\d)\}/g, (_, index) => String(names[Number(index)]));
}

/** Where the words of a refusal are on record; `ours` where nowhere. */
export function sourceOfRefusal(id: RefusalId): string {
  return refusals[id].source;
}
