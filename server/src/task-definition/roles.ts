import type { Fix } from '../engine/finding';
import type { TaskDefinitionModel } from './model';
import { suggested } from './syntax/editor';

/** The role that the ECS console makes; whoever takes it fills in the account. */
const usualExecutionRole = 'arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole';

/** Whether the task is known to have no execution role; an empty text is none. */
export function lacksExecutionRole({ task }: TaskDefinitionModel): boolean {
  const role = task.string('executionRoleArn');
  return role.state === 'absent' || role.value === '';
}

/** Gives the task an execution role, with a placeholder for the account. */
export function addExecutionRole({ task, editor }: TaskDefinitionModel): Fix[] {
  const place = { before: 'taskRoleArn', after: ['networkMode', 'requiresCompatibilities', 'family'] };
  return suggested('Add executionRoleArn', editor.set(task, 'executionRoleArn', usualExecutionRole, place));
}

/** Whether the task is known to have no task role; an empty text is none. */
export function lacksTaskRole({ task }: TaskDefinitionModel): boolean {
  const role = task.string('taskRoleArn');
  return role.state === 'absent' || role.value === '';
}

/** Gives the task a role, with placeholders for the account and the name. */
export function addTaskRole({ task, editor }: TaskDefinitionModel): Fix[] {
  const place = { after: ['executionRoleArn', 'networkMode', 'requiresCompatibilities', 'family'] };
  return suggested('Add taskRoleArn', editor.set(task, 'taskRoleArn', 'arn:aws:iam::<ACCOUNT_ID>:role/<ROLE>', place));
}
