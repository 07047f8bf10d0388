import { anywhere } from '../examples';
import { repetitions } from '../repetitions';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';

const reference = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html';
const evidence = [{ source: 'Amazon ECS API reference', reference }];

/** Kinds of volumes whose name the API requires. Source: doc comment of `Volume.name`. */
const namedKinds = ['efsVolumeConfiguration', 's3filesVolumeConfiguration', 'configuredAtLaunch'];

/** What can be wrong with the names of volumes, besides their characters. */
export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'volume-name-required',
    severity: 'error',
    preset: 'recommended',
    summary: 'A volume has no name.',
    why: 'Mount points find a volume by its name. The API requires one for Amazon EFS, for S3 Files and for volumes that are configured at launch; any other volume without one cannot be mounted.',
    evidence,
    examples: {
      bad: [
        { code: anywhere('', '"volumes": [«{» "efsVolumeConfiguration": { "fileSystemId": "fs-12345678" } }]') },
        { code: anywhere('', '"volumes": [«{» "host": {} }]'), severity: 'warning' },
      ],
      good: [{ code: anywhere('', '"volumes": [{ "name": "data", "host": {} }]') }],
    },
    check({ volumes }, report) {
      for (const volume of volumes) {
        if (volume.state !== 'known' || volume.string('name').state !== 'absent') continue;
        report({
          span: volume.anchor,
          severity: namedKinds.some((kind) => isMeant(volume, kind)) ? 'error' : 'warning',
          message: 'A volume needs a "name"; mount points refer to it.',
        });
      }
    },
  },
  {
    id: 'volume-name-unique',
    severity: 'warning',
    preset: 'recommended',
    summary: 'Two volumes of a task have the same name.',
    why: 'Mount points find a volume by its name alone, so only one of the two can be meant.',
    evidence,
    examples: {
      bad: [{ code: anywhere('', '"volumes": [{ "name": "data" }, { "name": «"data"» }]'), message: '"data"' }],
      good: [{ code: anywhere('', '"volumes": [{ "name": "data" }, { "name": "cache" }]') }],
    },
    check({ volumes }, report) {
      for (const { name, first } of repetitions(volumes, 'name')) {
        report({
          span: name.node.span,
          message: `Another volume has the name "${name.value}" already; give each a name of its own.`,
          related: [{ span: first.name.node.span, message: 'The first one.' }],
        });
      }
    },
  },
];

function isMeant(volume: Section, kind: string): boolean {
  return kind === 'configuredAtLaunch' ? volume.boolean(kind).value === true : volume.section(kind).state === 'known';
}
