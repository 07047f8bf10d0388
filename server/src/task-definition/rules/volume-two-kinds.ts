import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { saysSomething } from '../select';
import { suggested } from '../syntax/editor';
import type { Member } from '../syntax/node';

const volume = (members: string) => anywhere('', `"volumes": [{ "name": "data", ${members} }]`);
const efs = '"efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED" }';

/** What a volume can be. An empty `host` says nothing; DescribeTaskDefinition returns it with every kind. */
const kinds = [
  'host',
  'dockerVolumeConfiguration',
  'efsVolumeConfiguration',
  's3filesVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
  'configuredAtLaunch',
];

export const rule: TaskDefinitionRule = {
  id: 'volume-two-kinds',
  severity: 'error',
  preset: 'recommended',
  summary: 'A volume is of two kinds at once.',
  why: 'A volume is a path on the host, a Docker volume, a file system of EFS, S3 Files or FSx, or configured at launch: one of these.',
  evidence: [
    {
      source: 'Amazon ECS',
      says: 'When the volume parameter is specified, only one volume configuration type should be used.',
    },
  ],
  examples: {
    bad: [
      {
        code: volume(`"host": { "sourcePath": "/srv/data" }, ${efs.replace(/^("\w+")/, '«$1»')}`),
        fixed: volume('"host": { "sourcePath": "/srv/data" }'),
        message: 'host',
      },
    ],
    good: [{ code: volume(`"host": {}, ${efs}`) }, { code: volume(efs) }],
  },
  check({ volumes, editor }, report) {
    for (const volume of volumes) {
      const [first, ...others] = kindsOf(volume);
      if (first === undefined) continue;
      for (const { key, keySpan } of others) {
        const isLaunch = [key, first.key].includes('configuredAtLaunch');
        report({
          span: keySpan,
          severity: isLaunch ? 'warning' : 'error',
          message: `A volume is of one kind only, and this one has "${first.key}" already; keep one of the two.`,
          related: [{ span: first.keySpan, message: 'The other kind.' }],
          fixes: [key, first.key].flatMap((it) => suggested(`Remove ${it}`, editor.remove(volume, it))),
        });
      }
    }
  },
};

function kindsOf(volume: Section): Member[] {
  return kinds
    .map((kind) => volume.member(kind))
    .filter((member) => member !== undefined && saysSomething(member.value))
    .filter((member) => member !== undefined)
    .sort((one, other) => one.keySpan.start - other.keySpan.start);
}
