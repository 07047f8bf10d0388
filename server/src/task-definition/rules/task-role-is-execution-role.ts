import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';

const role = (name: string) => `"arn:aws:iam::111122223333:role/${name}"`;
const roles = (task: string) =>
  anywhere('', `"executionRoleArn": ${role('ecsTaskExecutionRole')},\n"taskRoleArn": ${task}`);

export const rule: TaskDefinitionRule = {
  id: 'task-role-is-execution-role',
  severity: 'information',
  preset: 'all',
  summary: 'The programs in the containers have the role that is meant for ECS itself.',
  why: 'ECS pulls images and reads secrets with the execution role. As task role it lets every program in the containers do the same: read all those secrets, also the ones of other containers. Give the task a role of its own, with what the programs need.',
  aliases: ['CKV_AWS_249'],
  evidence: [
    {
      source: 'Amazon ECS developer guide',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    },
  ],
  examples: {
    bad: [{ code: roles(`«${role('ecsTaskExecutionRole')}»`) }],
    good: [{ code: roles(role('web-task')) }],
  },
  check({ task }, report) {
    const own = task.text('taskRoleArn');
    const execution = task.text('executionRoleArn');
    if (own.state !== 'known' || own.value === '' || own.value !== execution.value) return;
    report({
      span: own.node.span,
      message:
        'This is the execution role too, so the programs can read every secret of the task; give them a role of their own.',
      related: execution.node === undefined ? [] : [{ span: execution.node.span, message: 'The execution role.' }],
    });
  },
};
