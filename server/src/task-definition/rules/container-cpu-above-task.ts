import { fargate } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { countsTaskSize } from '../sizes';
import { suggested } from '../syntax/editor';
import { knownOf } from '../values';

const beside = (cpu: string) => fargate('"cpu": 200', '', `"name": "proxy",\n"image": "proxy:2",\n"cpu": ${cpu}`);

export const rule: TaskDefinitionRule = {
  id: 'container-cpu-above-task',
  severity: 'error',
  preset: 'recommended',
  summary: 'The containers have more CPU units together than the task has.',
  why: 'The CPU units of containers divide what the task has. ECS rejects containers that have more together, on Fargate and elsewhere. Containers without `cpu` share what is left.',
  evidence: [
    {
      source: 'Amazon ECS',
      says: "The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value",
    },
  ],
  examples: {
    bad: [
      { code: fargate('"cpu": «512»'), fixed: fargate('"cpu": 256'), message: '512' },
      { code: beside('«100»'), fixed: beside('56'), message: '300 CPU units' },
    ],
    good: [{ code: beside('56') }, { code: fargate() }],
  },
  check({ containers, cpu: task, compatibility, editor }, report) {
    if (task.state !== 'known' || !countsTaskSize(compatibility)) return;
    const shares = knownOf(containers.map((container) => container.integer('cpu')));
    const sum = shares.reduce((units, share) => units + share.value, 0);
    if (sum <= task.value) return;
    // The one that goes beyond the task is where to look first.
    let before = 0;
    const crossing = shares.find((share) => {
      before += share.value;
      return before > task.value;
    });
    if (crossing === undefined) return;
    const left = crossing.value - (sum - task.value);
    report({
      span: crossing.node.span,
      message:
        crossing.value === sum
          ? `The task has ${task.value} CPU units, so a container cannot have ${sum}; lower this, or give the task more.`
          : `The containers have ${sum} CPU units together, but the task has ${task.value}; lower one of them, or give the task more.`,
      related: [{ span: task.node.span, message: 'The CPU units of the task.' }],
      fixes: left > 0 ? suggested(`Set cpu to ${left}`, editor.replace(crossing.node, left)) : [],
    });
  },
};
