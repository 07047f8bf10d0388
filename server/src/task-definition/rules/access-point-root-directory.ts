import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { suggested } from '../syntax/editor';

const efs = (root: string) =>
  anywhere(
    '',
    `"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678"${root}, "transitEncryption": "ENABLED", "authorizationConfig": { "accessPointId": "fsap-12345678" } } }]`,
  );

export const rule: TaskDefinitionRule = {
  id: 'access-point-root-directory',
  severity: 'error',
  preset: 'recommended',
  summary: 'A volume has an access point and a root directory of its own.',
  why: 'An access point of Amazon EFS or S3 Files has a root directory, which it enforces. With one, `rootDirectory` must be `/` or absent.',
  evidence: [
    {
      source: 'Amazon ECS',
      says: 'When using an EFS access point, the root directory must either be set to "/" or be omitted',
    },
  ],
  examples: {
    bad: [{ code: efs(', "rootDirectory": «"/uploads"»'), fixed: efs('') }],
    good: [{ code: efs(', "rootDirectory": "/"') }, { code: efs('') }],
  },
  check({ volumes, editor }, report) {
    for (const configuration of volumes.flatMap(accessPointVolumes)) {
      const root = configuration.string('rootDirectory');
      if (root.state !== 'known' || root.value === '/' || root.value === '') continue;
      report({
        span: root.node.span,
        message: 'The access point has a root directory of its own; remove "rootDirectory" or set it to "/".',
        fixes: [
          ...suggested('Remove rootDirectory', editor.remove(configuration, 'rootDirectory')),
          ...suggested('Set rootDirectory to /', editor.replace(root.node, '/')),
        ],
      });
    }
  },
};

/** The configuration of a volume, if it has an access point. */
function accessPointVolumes(volume: Section): Section[] {
  const ofEfs = volume.section('efsVolumeConfiguration');
  const ofS3 = volume.section('s3filesVolumeConfiguration');
  const found: Section[] = [];
  if (ofEfs.section('authorizationConfig').text('accessPointId').value) found.push(ofEfs);
  if (ofS3.text('accessPointArn').value) found.push(ofS3);
  return found;
}
