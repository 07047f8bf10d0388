import type { TaskDefinitionModel } from '../model';

/** Whether what Fargate does is of interest: the task asks for it, or does not say where it runs. Daemons never run there. */
export function mayRunOnFargate({ form, compatibility }: TaskDefinitionModel): boolean {
  return form !== 'daemon-task-definition' && compatibility.requires('FARGATE') !== 'no';
}
