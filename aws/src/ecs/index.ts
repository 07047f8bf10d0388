export { lastPart, readRevision } from './arn';
export {
  type ContainerOverride,
  ExecSession,
  executeCommand,
  runTask,
  type ServiceChange,
  stopTask,
  type TaskToRun,
  updateService,
} from './changes';
export { describeCluster, listClusters } from './clusters';
export { listContainerInstances } from './container-instances';
export type * from './model';
export {
  describeServiceDeployments,
  describeServiceRevisions,
  listServiceDeployments,
  stopServiceDeployment,
} from './service-deployments';
export { describeService, describeServices, listServiceArns, listServices } from './services';
export {
  deleteTaskDefinitions,
  deregisterTaskDefinition,
  describeTaskDefinition,
  listFamilies,
  listRevisions,
  registerTaskDefinition,
} from './task-definitions';
export { describeTask, describeTasks, listStandaloneTasks, listTasks, type TasksOf, taskDocument } from './tasks';
