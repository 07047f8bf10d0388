import { anywhere, fargate, fragment } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const file = 'container-definitions.json';
const sized = (memory: string, reservation: string) =>
  fragment(`"memory": ${memory},\n"memoryReservation": ${reservation}`);

export const rule: TaskDefinitionRule = {
  id: 'memory-below-reservation',
  severity: 'error',
  preset: 'recommended',
  summary: 'The hard memory limit of a container is below its soft limit.',
  why: '`memoryReservation` is what the container is sure to get, `memory` what it must never exceed. The second cannot be less than the first; the two may be equal, although the API reference says otherwise.',
  evidence: [{ source: 'Amazon ECS', says: "'memory' must be greater than or equal to 'memoryReservation'" }],
  examples: {
    bad: [
      { file, code: sized('«256»', '512'), fixed: sized('512', '512'), message: '512 MiB' },
      {
        code: fargate('"memory": «256»,\n"memoryReservation": 1024'),
        fixed: fargate('"memory": 256,\n"memoryReservation": 256'),
      },
    ],
    good: [{ file, code: sized('512', '512') }, { code: anywhere('"memoryReservation": 256') }],
  },
  check: forEachContainer((container, report, { memory: task, editor }) => {
    const memory = container.integer('memory');
    const reservation = container.integer('memoryReservation');
    if (memory.state !== 'known' || reservation.state !== 'known' || memory.value >= reservation.value) return;
    const fits = reservation.value <= (task.value ?? reservation.value);
    report({
      span: memory.node.span,
      message: `The hard limit of ${memory.value} MiB is below the ${reservation.value} MiB that "memoryReservation" sets aside; raise it, or reserve less.`,
      related: [{ span: reservation.node.span, message: 'The reservation.' }],
      fixes: [
        ...(fits
          ? suggested(`Set memory to ${reservation.value}`, editor.replace(memory.node, reservation.value))
          : []),
        ...suggested(`Set memoryReservation to ${memory.value}`, editor.replace(reservation.node, memory.value)),
      ],
    });
  }),
};
