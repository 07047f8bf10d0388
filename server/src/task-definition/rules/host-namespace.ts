import { ec2 } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const what = {
  pidMode: 'the processes of the instance and of all other tasks there',
  ipcMode: 'the shared memory of the instance and of all other tasks there',
};

export const rule: TaskDefinitionRule = {
  id: 'host-namespace',
  severity: 'information',
  preset: 'all',
  summary: 'Containers share the processes or the shared memory of the host.',
  why: 'With `"pidMode": "host"` a container sees, and as root can stop, every process of the instance. With `"ipcMode": "host"` it can read the shared memory of others. `task` shares among the containers of the task only.',
  aliases: ['CKV_AWS_335', 'ECS.3'],
  evidence: [
    {
      source: 'AWS Security Hub',
      reference: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html',
    },
  ],
  examples: {
    bad: [
      { code: ec2('', '"pidMode": «"host"»'), fixed: ec2('', '"pidMode": "task"') },
      { code: ec2('', '"ipcMode": «"host"»'), fixed: ec2('', '"ipcMode": "task"') },
    ],
    good: [{ code: ec2('', '"pidMode": "task"') }],
  },
  check({ compatibility, editor, task }, report) {
    for (const mode of ['pidMode', 'ipcMode'] as const) {
      const value = task.string(mode);
      // On Fargate it is an error of its own.
      if (value.state !== 'known' || value.value !== 'host' || compatibility.isFargate) continue;
      report({
        span: value.node.span,
        message: `The containers can reach ${what[mode]}; "task" shares among themselves only.`,
        fixes: suggested(`Set ${mode} to task`, editor.replace(value.node, 'task')),
      });
    }
  },
};
