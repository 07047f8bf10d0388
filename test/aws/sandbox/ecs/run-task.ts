import { fargateSize } from '../../../../server/src/task-definition/tables/fargate-sizes';
import type { Input, Operations } from '../wire';
import type { Place } from '../world';
import { checkLaunchType, checkNetwork, runnable } from './definition-checks';
import { sizeOf } from './definition-facts';
import { refusal } from './refusals';
import { containersOf, type Ecs, type TaskStart } from './state';
import type { StoredCluster, StoredDefinition, StoredTask } from './stored';
import { taskToWire } from './task-to-wire';

/** Source: Amazon ECS API reference, RunTask, `overrides`: 8192 characters, with the JSON around them. */
const longestOverrides = 8_192;
const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'];

/** RunTask, with what it refuses. */
export const runTaskOperations: Operations<Place> = {
  RunTask({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const definition = runnable(ecs, input.taskDefinition, 'revision-inactive-to-run');
    const count = Number(input.count ?? 1);
    if (count < 1 || count > 10) throw refusal('count-out-of-range');
    const where = placeOf(cluster, input);
    checkLaunchType(definition, where.launchType);
    checkNetwork(definition, input.networkConfiguration);
    const overrides = (input.overrides ?? {}) as Input;
    checkOverrides(definition, overrides, where.launchType);
    const execEnabled = input.enableExecuteCommand === true;
    if (execEnabled && (overrides.taskRoleArn ?? definition.document.taskRoleArn) === undefined)
      throw refusal('exec-without-role-to-run');
    if (where.launchType === 'EC2' && cluster.instances.size === 0) throw refusal('instances-none');
    const start: TaskStart = {
      definition,
      group: String(input.group ?? `family:${definition.family}`),
      startedBy: input.startedBy as string | undefined,
      execEnabled,
      overrides,
      ...where,
    };
    const tasks: StoredTask[] = [];
    const failures: Input[] = [];
    for (let index = 0; index < count; index += 1) {
      const kind = ecs.takeUnplaced(definition.family);
      if (kind === 'role') throw refusal('role-unassumable', definition.document.executionRoleArn);
      if (kind === undefined) tasks.push(ecs.start(cluster, start));
      else failures.push(unplaced(ecs, cluster, start));
    }
    return { tasks: tasks.map((task) => taskToWire(ecs, cluster, task)), failures };
  },
};

/** Source: Amazon ECS developer guide, "API failure reasons". */
function unplaced(ecs: Ecs, cluster: StoredCluster, { launchType, instance }: TaskStart): Input {
  if (launchType !== 'FARGATE')
    return { arn: ecs.arn(`container-instance/${cluster.name}/${instance}`), reason: 'RESOURCE:MEMORY' };
  return { reason: 'Capacity is unavailable at this time. Please try again later or in a different availability zone' };
}

type Where = Required<Pick<TaskStart, 'launchType'>> & Pick<TaskStart, 'instance' | 'capacityProvider'>;

/** Where the tasks are to run: as the caller says, or on the machines of the cluster. */
function placeOf(cluster: StoredCluster, { launchType, capacityProviderStrategy, platformVersion }: Input): Where {
  const shares = (capacityProviderStrategy ?? []) as readonly { readonly capacityProvider: string }[];
  if (launchType !== undefined && shares.length > 0) throw refusal('launch-type-and-capacity');
  if (launchType !== undefined && !launchTypes.includes(String(launchType))) throw refusal('launch-type-unknown');
  if (shares.some(({ capacityProvider }) => !cluster.capacityProviders.includes(capacityProvider)))
    throw refusal('capacity-unknown');
  const [share] = shares;
  const isFargate = /^FARGATE/.test(share?.capacityProvider ?? '');
  const type = share === undefined ? String(launchType ?? 'EC2') : isFargate ? 'FARGATE' : 'EC2';
  if (type === 'EC2' && platformVersion !== undefined) throw refusal('platform-unneeded');
  const [machine] = [...cluster.instances.values()].filter(({ status }) => status === 'ACTIVE');
  const instance = type === 'EC2' ? machine?.id : undefined;
  return { launchType: type, capacityProvider: share?.capacityProvider, instance };
}

function checkOverrides(definition: StoredDefinition, overrides: Input, launchType: string): void {
  const ofContainers = (overrides.containerOverrides ?? []) as readonly Input[];
  if (JSON.stringify(ofContainers).length > longestOverrides) throw refusal('overrides-too-long');
  const names = containersOf(definition).map(({ name }) => name);
  for (const { name } of ofContainers) if (!names.includes(name)) throw refusal('override-unknown', name);
  const [cpu, memory] = [overrides.cpu ?? definition.document.cpu, overrides.memory ?? definition.document.memory];
  const isOwn = overrides.cpu !== undefined || overrides.memory !== undefined;
  const size = fargateSize(Number(sizeOf('cpu', cpu)));
  if (launchType === 'FARGATE' && isOwn && !size?.memory.includes(Number(sizeOf('memory', memory))))
    throw refusal('override-without-size', cpu, memory);
}
