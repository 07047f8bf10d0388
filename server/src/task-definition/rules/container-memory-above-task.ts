import { fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { countsTaskSize } from '../sizes';
import { suggested } from '../syntax/editor';

export const rule: TaskDefinitionRule = {
  id: 'container-memory-above-task',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container may take more memory than the whole task has.',
  why: 'The `memory` of the task is the limit for all of its containers together, so the hard limit of one container cannot be above it. On Fargate it may be left out: the container then has what the task has.',
  evidence: [{ source: 'Amazon ECS', says: "The 'memory' setting for container 'x' is greater than for the task" }],
  examples: {
    bad: [
      { code: fargate('"memory": «1024»'), fixed: fargate('"memory": 512'), message: '512 MiB' },
      { code: fargate('"memory": «1024»,\n"memoryReservation": 768') },
    ],
    good: [{ code: fargate('"memory": 512') }],
  },
  check: forEachContainer((container, report, { memory: task, compatibility, editor }) => {
    const memory = container.integer('memory');
    if (task.state !== 'known' || memory.state !== 'known' || memory.value <= task.value) return;
    if (!countsTaskSize(compatibility)) return;
    const isReserved = (container.integer('memoryReservation').value ?? 0) > task.value;
    report({
      span: memory.node.span,
      message: `The task has ${task.value} MiB, so a container cannot have ${memory.value}; lower this, or give the task more.`,
      related: [{ span: task.node.span, message: 'The memory of the task.' }],
      fixes: isReserved ? [] : suggested(`Set memory to ${task.value}`, editor.replace(memory.node, task.value)),
    });
  }),
};
