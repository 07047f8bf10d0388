import type { Severity } from '../../engine/finding';
import type { Span } from '../../engine/span';
import { anywhere } from '../examples';
import { addTaskRole, lacksTaskRole } from '../roles';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';

const role = '"taskRoleArn": "arn:aws:iam::<ACCOUNT_ID>:role/<ROLE>"';

/** A kind of volume that is mounted as the task role. */
interface Need {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly message: string;
  readonly reference: string;
  /** The volume, the token marked that makes the need. */
  readonly volume: string;
  tokenOf(volume: Section): Span | undefined;
}

const needs: readonly Need[] = [
  {
    id: 'efs-iam-task-role',
    severity: 'warning',
    summary: 'An EFS volume is mounted with IAM, and the task has no role.',
    message: 'With IAM the file system is mounted as the task role; add "taskRoleArn".',
    reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html',
    volume:
      '"efsVolumeConfiguration": { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED", "authorizationConfig": { "iam": «"ENABLED"» } }',
    tokenOf(volume) {
      const iam = volume.section('efsVolumeConfiguration').section('authorizationConfig').string('iam');
      return iam.value === 'ENABLED' ? iam.node?.span : undefined;
    },
  },
  {
    id: 's3files-task-role',
    severity: 'error',
    summary: 'A volume of S3 Files is mounted, and the task has no role.',
    message: 'A file system of S3 Files is mounted as the task role; add "taskRoleArn".',
    reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html',
    volume:
      '«"s3filesVolumeConfiguration"»: { "fileSystemArn": "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-12345678" }',
    tokenOf: (volume) =>
      volume.section('s3filesVolumeConfiguration').state === 'known'
        ? volume.keySpan('s3filesVolumeConfiguration')
        : undefined,
  },
];

function ruleOf({ id, severity, summary, message, reference, volume, tokenOf }: Need): TaskDefinitionRule {
  const volumes = `"volumes": [{ "name": "data", ${volume} }]`;
  const fixed = anywhere('', `${role},\n${volumes.replace(/[«»]/g, '')}`);
  return {
    id,
    severity,
    preset: 'recommended',
    summary,
    why: 'The file system asks who mounts it, and ECS answers with the role of the task (`taskRoleArn`). The execution role does not help here.',
    evidence: [{ source: 'Amazon ECS API reference', reference }],
    examples: { bad: [{ code: anywhere('', volumes), fixed }], good: [{ code: fixed }] },
    check(definition, report) {
      if (!lacksTaskRole(definition)) return;
      for (const span of definition.volumes.map(tokenOf)) {
        if (span !== undefined) report({ span, message, fixes: addTaskRole(definition) });
      }
    },
  };
}

export const rules: readonly TaskDefinitionRule[] = needs.map(ruleOf);
