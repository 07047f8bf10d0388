import { anywhere, ec2, fargate } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const bare = (memory: string) => `{
  "family": "web",
  "containerDefinitions": [
    { "name": ${memory} }
  ]
}
`;

export const rule: TaskDefinitionRule = {
  id: 'container-memory-required',
  severity: 'error',
  preset: 'recommended',
  summary: 'A container has neither `memory` nor `memoryReservation`, and the task has no `memory`.',
  why: 'ECS has to know how much memory a container may take. Without a size for the whole task every container needs a hard limit (`memory`) or a soft one (`memoryReservation`), in MiB.',
  evidence: [
    {
      source: 'Amazon ECS',
      says: "Invalid setting for container 'x'. At least one of 'memory' or 'memoryReservation' must be specified.",
    },
  ],
  examples: {
    bad: [
      {
        code: bare('«"web"», "image": "web:1.4"'),
        fixed: bare('"web", "image": "web:1.4", "memoryReservation": 512'),
      },
    ],
    good: [{ code: ec2() }, { code: fargate() }, { code: anywhere('"memoryReservation": 256') }],
  },
  check: forEachContainer((container, report, { task, form, compatibility, editor }) => {
    if (form === 'daemon-task-definition') return;
    if (task.has('memory') !== 'no' || compatibility.isFargate) return;
    if (container.has('memory') !== 'no' || container.has('memoryReservation') !== 'no') return;
    const place = { after: ['memory', 'cpu', 'image'] };
    report({
      span: container.anchor,
      message: 'Neither this container nor the task has a memory size; set "memory" or "memoryReservation" in MiB.',
      fixes: suggested('Reserve 512 MiB', editor.set(container, 'memoryReservation', 512, place)),
    });
  }),
};
