import type { Container } from '../container';
import { fargate } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { countsTaskSize } from '../sizes';
import { knownOf, type Value } from '../values';

const beside = (memory: string) =>
  fargate('"memory": 512,\n"memoryReservation": 384', '', `"name": "proxy",\n"image": "proxy:2",\n${memory}`);

export const rule: TaskDefinitionRule = {
  id: 'container-memory-sum-above-task',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The containers reserve more memory together than the task has.',
  why: 'What containers reserve (`memoryReservation`, or `memory` where there is none) has to fit into the `memory` of the task. The hard limits may exceed it together, as long as each one alone does not.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
  ],
  examples: {
    bad: [{ code: beside('"memoryReservation": «256»'), message: '640 MiB' }, { code: beside('"memory": «256»') }],
    good: [{ code: beside('"memory": 256,\n"memoryReservation": 128') }],
  },
  check({ containers, memory: task, compatibility }, report) {
    if (task.state !== 'known' || !countsTaskSize(compatibility)) return;
    const reserved = knownOf(containers.map(reservationOf));
    // A container that is too large by itself is another rule's.
    if (containers.some((container) => (container.integer('memory').value ?? 0) > task.value)) return;
    const sum = reserved.reduce((total, { value }) => total + value, 0);
    if (sum <= task.value) return;
    let before = 0;
    const crossing = reserved.find(({ value }) => {
      before += value;
      return before > task.value;
    });
    if (crossing === undefined) return;
    report({
      span: crossing.node.span,
      message: `The containers reserve ${sum} MiB together, but the task has ${task.value}; reserve less, or give the task more.`,
      related: [{ span: task.node.span, message: 'The memory of the task.' }],
    });
  },
};

function reservationOf(container: Container): Value<number> {
  const reservation = container.integer('memoryReservation');
  return reservation.state === 'absent' ? container.integer('memory') : reservation;
}
