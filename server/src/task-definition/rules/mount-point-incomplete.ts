import { anywhere } from '../examples';
import { mountPointsOf } from '../mounts';
import type { TaskDefinitionRule } from '../rule';

const mount = (members: string) => anywhere(`"mountPoints": [${members}]`, '"volumes": [{ "name": "data" }]');

export const rule: TaskDefinitionRule = {
  id: 'mount-point-incomplete',
  severity: 'error',
  preset: 'recommended',
  summary: 'A mount point lacks its volume or its path.',
  why: 'A mount point says which volume (`sourceVolume`) appears where in the container (`containerPath`). ECS rejects one without a volume; one without a path cannot be mounted.',
  evidence: [{ source: 'Amazon ECS', says: "Unknown volume 'null'." }],
  examples: {
    bad: [
      { code: mount('«{» "containerPath": "/data" }'), message: '"sourceVolume"' },
      {
        code: mount('{ "sourceVolume": "data", "containerPath": «""» }'),
        severity: 'warning',
        message: '"containerPath"',
      },
    ],
    good: [{ code: mount('{ "sourceVolume": "data", "containerPath": "/data" }') }],
  },
  check(definition, report) {
    for (const mountPoint of mountPointsOf(definition)) {
      if (mountPoint.state !== 'known') continue;
      const volume = mountPoint.string('sourceVolume');
      if (volume.state === 'absent' || volume.value === '')
        report({
          span: volume.node?.span ?? mountPoint.anchor,
          message: 'This mount point names no volume; set "sourceVolume" to the name of one in "volumes".',
        });
      const path = mountPoint.string('containerPath');
      if (path.state === 'absent' || path.value === '')
        report({
          span: path.node?.span ?? mountPoint.anchor,
          severity: 'warning',
          message: 'This mount point has no place in the container; set "containerPath" to an absolute path.',
        });
    }
  },
};
