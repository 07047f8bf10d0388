import { newId } from '../ids';
import type { Operations } from '../wire';
import type { Place } from '../world';
import { refusal } from './refusals';
import type { StoredCluster, StoredContainer, StoredTask } from './stored';
import { taskToWire } from './task-to-wire';

/** What opens a shell in the sandbox; tests look for it where it must not be. */
export const execToken = 'SECRET-exec-session-token';

/** What is done to one task. */
export const taskOperations: Operations<Place> = {
  StopTask({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const task = existingTask(cluster, input.task);
    if (task.status !== 'STOPPED') ecs.stop(task, 'UserInitiated', String(input.reason ?? 'Task stopped by user'));
    return { task: taskToWire(ecs, cluster, task) };
  },

  ExecuteCommand({ ecs }, input) {
    const cluster = ecs.cluster(input.cluster);
    const task = existingTask(cluster, input.task);
    if (input.interactive !== true) throw refusal('exec-not-interactive');
    const agent = task.execAgent ?? (task.status === 'RUNNING' ? 'RUNNING' : 'STOPPED');
    if (!task.execEnabled || agent !== 'RUNNING') throw refusal('exec-off');
    const container = containerOf(task, input.container);
    if (container.status !== 'RUNNING') throw refusal('exec-not-connected');
    const taskArn = ecs.arn(`task/${cluster.name}/${task.id}`);
    return {
      clusterArn: cluster.arn,
      containerArn: ecs.arn(`container/${cluster.name}/${task.id}/${container.id}`),
      containerName: container.name,
      interactive: true,
      taskArn,
      session: {
        sessionId: `ecs-execute-command-${newId().slice(0, 17)}`,
        streamUrl: `wss://ssmmessages.${ecs.region}.amazonaws.com/v1/data-channel/sandbox`,
        tokenValue: execToken,
      },
    };
  },
};

function existingTask({ tasks }: StoredCluster, name: unknown): StoredTask {
  const id = String(name ?? '').replace(/^.*\//, '');
  if (id.length !== 32 && id.length !== 36) throw refusal('task-unnamed');
  const task = tasks.get(id);
  if (task === undefined) throw refusal('task-missing');
  return task;
}

/** Source: Amazon ECS API reference, ExecuteCommand: the name is needed where there are several containers. */
function containerOf({ containers }: StoredTask, name: unknown): StoredContainer {
  const [only, ...others] = containers;
  if (name === undefined && others.length > 0) throw refusal('exec-container-unnamed');
  const container = name === undefined ? only : containers.find((one) => one.name === name);
  if (container === undefined) throw refusal('exec-container-missing', name);
  return container;
}
