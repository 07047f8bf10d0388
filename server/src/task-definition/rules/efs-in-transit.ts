import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const efs = (rest: string, key = '"efsVolumeConfiguration"') =>
  anywhere('', `"volumes": [{ "name": "data", ${key}: { "fileSystemId": "fs-12345678"${rest} } }]`);

export const rules: readonly TaskDefinitionRule[] = [
  {
    id: 'efs-unencrypted',
    severity: 'information',
    preset: 'recommended',
    summary: 'Data travels to Amazon EFS unencrypted.',
    why: 'Encryption in transit is off unless `transitEncryption` is `ENABLED`. It costs little, and access points and IAM need it.',
    aliases: ['CKV_AWS_97', 'AVD-AWS-0035', 'c1282e03-b285-4637-aee7-eefe3a7bb658'],
    evidence: [
      {
        source: 'Amazon EFS user guide',
        reference: 'https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html',
      },
    ],
    examples: {
      bad: [
        { code: efs('', '«"efsVolumeConfiguration"»'), fixed: efs(', "transitEncryption": "ENABLED"') },
        { code: efs(', "transitEncryption": «"DISABLED"»'), fixed: efs(', "transitEncryption": "ENABLED"') },
      ],
      good: [{ code: efs(', "transitEncryption": "ENABLED"') }],
    },
    check({ volumes, editor }, report) {
      for (const configuration of volumes.map((it) => it.section('efsVolumeConfiguration'))) {
        const encryption = configuration.string('transitEncryption');
        if (configuration.state !== 'known' || encryption.state === 'unknown' || encryption.value === 'ENABLED')
          continue;
        // What needs encryption is an error of its own there.
        const needs = ['authorizationConfig', 'transitEncryptionPort'];
        if (needs.some((key) => configuration.has(key) !== 'no')) continue;
        const place = { after: ['rootDirectory', 'fileSystemId'] };
        report({
          span: encryption.node?.span ?? configuration.anchor,
          message: 'Data travels to this file system unencrypted; set "transitEncryption" to ENABLED.',
          fixes: suggested('Encrypt in transit', editor.set(configuration, 'transitEncryption', 'ENABLED', place)),
        });
      }
    },
  },
  {
    id: 'efs-encryption-port-fixed',
    severity: 'information',
    preset: 'all',
    summary: 'An EFS volume has a fixed port for encryption in transit.',
    why: 'Without `transitEncryptionPort` the mount helper picks a free port. With a fixed one the mount was seen to fail on container instances with an agent of version 1.82 or later.',
    evidence: [
      {
        source: 'AWS containers roadmap, issue 2337',
        reference: 'https://github.com/aws/containers-roadmap/issues/2337',
      },
    ],
    examples: {
      bad: [
        {
          code: efs(', "transitEncryption": "ENABLED", «"transitEncryptionPort"»: 2999'),
          fixed: efs(', "transitEncryption": "ENABLED"'),
        },
      ],
      good: [{ code: efs(', "transitEncryption": "ENABLED"') }],
    },
    check({ volumes, compatibility, editor }, report) {
      if (compatibility.isFargate) return;
      for (const configuration of volumes.map((it) => it.section('efsVolumeConfiguration'))) {
        const span = configuration.keySpan('transitEncryptionPort');
        if (span === undefined || configuration.string('transitEncryption').value !== 'ENABLED') continue;
        report({
          span,
          message: 'A fixed port can make the mount fail; without one the mount helper picks a free port.',
          fixes: suggested('Remove transitEncryptionPort', editor.remove(configuration, 'transitEncryptionPort')),
        });
      }
    },
  },
];
