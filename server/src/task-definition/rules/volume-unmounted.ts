import { anywhere } from '../examples';
import { unmountedVolumes } from '../mounts';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { suggested } from '../syntax/editor';

const mount = (name: string) => `"mountPoints": [{ "sourceVolume": "${name}", "containerPath": "/data" }]`;
const isForLaunch = (volume: Section) => volume.boolean('configuredAtLaunch').value === true;

/** A volume without a mount is refused if it is configured at launch, and merely left over otherwise. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'launch-volume-unmounted',
    severity: 'error',
    preset: 'recommended',
    summary: 'A volume that is configured at launch is mounted by no container.',
    why: 'With `configuredAtLaunch` ECS makes an Amazon EBS volume for each task. It refuses to make one that nothing uses.',
    evidence: [{ source: 'Amazon ECS', says: 'Volumes [v] are not referenced by any of the containers' }],
    examples: {
      bad: [{ code: anywhere('', '"volumes": [{ "name": «"data"», "configuredAtLaunch": true }]') }],
      good: [{ code: anywhere(mount('data'), '"volumes": [{ "name": "data", "configuredAtLaunch": true }]') }],
    },
    check(definition, report) {
      for (const volume of unmountedVolumes(definition).filter(isForLaunch)) {
        const message = `No container mounts the volume "${volume.text('name').value}"; ECS rejects a volume configured at launch that is not used. Add it to "mountPoints" of a container.`;
        report({ span: volume.anchor, message });
      }
    },
  },
  {
    id: 'volume-unmounted',
    severity: 'information',
    preset: 'recommended',
    summary: 'No container mounts a volume.',
    why: 'A volume does something only where `mountPoints` of a container names it. One that nobody mounts is left over, or a mount was forgotten.',
    evidence: [
      {
        source: 'Amazon ECS API reference',
        reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html',
      },
    ],
    examples: {
      bad: [
        {
          code: anywhere(mount('data'), '"volumes": [{ "name": "data" }, { "name": «"cache"» }]'),
          fixed: anywhere(mount('data'), '"volumes": [{ "name": "data" }]'),
        },
      ],
      good: [{ code: anywhere(mount('data'), '"volumes": [{ "name": "data" }]') }],
    },
    check(definition, report) {
      for (const volume of unmountedVolumes(definition)) {
        if (volume.node === undefined || isForLaunch(volume)) continue;
        report({
          span: volume.anchor,
          message: `No container mounts the volume "${volume.text('name').value}".`,
          tags: ['unnecessary'],
          fixes: suggested('Remove this volume', definition.editor.removeElements([volume.node])),
        });
      }
    },
  },
];
