import type { Evidence } from '../../engine/rule';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import { suggested } from '../syntax/editor';
import type { Node } from '../syntax/node';

/** Something that works only where data travel to Amazon EFS encrypted. */
interface Need {
  readonly id: string;
  readonly summary: string;
  readonly message: string;
  readonly evidence: Evidence;
  /** Members of `efsVolumeConfiguration` that make the need; the wrong token marked. */
  readonly example: string;
  /** The token that makes the need. */
  tokenOf(efs: Section): Node['span'] | undefined;
  readonly removes?: string;
}

const needs: readonly Need[] = [
  {
    id: 'efs-iam-encryption',
    summary: 'An EFS volume is mounted with IAM, but without encryption in transit.',
    message: 'Mounting Amazon EFS with IAM needs encryption in transit; set "transitEncryption" to ENABLED.',
    evidence: { source: 'Amazon ECS', says: 'EFS IAM authorization requires TransitEncryption to be enabled' },
    example: '"authorizationConfig": { "iam": «"ENABLED"» }',
    tokenOf(efs) {
      const iam = efs.section('authorizationConfig').string('iam');
      return iam.value === 'ENABLED' ? iam.node?.span : undefined;
    },
  },
  {
    id: 'efs-access-point-encryption',
    summary: 'An EFS access point is used without encryption in transit.',
    message: 'An access point of Amazon EFS needs encryption in transit; set "transitEncryption" to ENABLED.',
    evidence: {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html',
    },
    example: '"authorizationConfig": { «"accessPointId"»: "fsap-12345678" }',
    tokenOf(efs) {
      const authorization = efs.section('authorizationConfig');
      const accessPoint = authorization.text('accessPointId').value ?? '';
      return accessPoint === '' ? undefined : authorization.keySpan('accessPointId');
    },
  },
  {
    id: 'efs-encryption-port',
    summary: 'An EFS volume has a port for encryption in transit, but no encryption.',
    message:
      '"transitEncryptionPort" counts only with encryption in transit; set "transitEncryption" to ENABLED, or remove the port.',
    evidence: { source: 'Amazon ECS', says: 'TransitEncryptionPort requires that TransitEncryption is enabled' },
    example: '«"transitEncryptionPort"»: 2999',
    tokenOf: (efs) =>
      (efs.integer('transitEncryptionPort').value ?? 0) > 0 ? efs.keySpan('transitEncryptionPort') : undefined,
    removes: 'transitEncryptionPort',
  },
];

const volume = (members: string) =>
  anywhere(
    '',
    `"volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-12345678", ${members} } }]`,
  );

function ruleOf({ id, summary, message, evidence, example, tokenOf, removes }: Need): TaskDefinitionRule {
  const fixed = volume(`"transitEncryption": "ENABLED", ${example.replace(/[«»]/g, '')}`);
  return {
    id,
    severity: 'error',
    preset: 'recommended',
    summary,
    why: 'Encryption in transit is off unless `transitEncryption` is `ENABLED`. The mount helper of Amazon EFS speaks to access points and presents IAM credentials only through an encrypted tunnel.',
    evidence: [evidence],
    examples: { bad: [{ code: volume(example), fixed }], good: [{ code: fixed }] },
    check({ volumes, editor }, report) {
      for (const efs of volumes.map((it) => it.section('efsVolumeConfiguration'))) {
        const encryption = efs.string('transitEncryption');
        if (encryption.state === 'unknown' || encryption.value === 'ENABLED') continue;
        const span = tokenOf(efs);
        if (span === undefined) continue;
        const place = { before: 'transitEncryptionPort', after: ['rootDirectory', 'fileSystemId'] };
        report({
          span,
          message,
          fixes: [
            ...suggested('Encrypt in transit', editor.set(efs, 'transitEncryption', 'ENABLED', place)),
            ...(removes === undefined ? [] : suggested(`Remove ${removes}`, editor.remove(efs, removes))),
          ],
        });
      }
    },
  };
}

export const rules: readonly TaskDefinitionRule[] = needs.map(ruleOf);
