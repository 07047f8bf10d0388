import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import type { Section } from '../section';
import type { Value } from '../values';

const volume = (members: string) => anywhere('', `"volumes": [{ "name": "data", ${members} }]`);
const efs = (id: string) =>
  volume(`"efsVolumeConfiguration": { "fileSystemId": ${id}, "transitEncryption": "ENABLED" }`);

/** An id or ARN of a volume, and what it looks like. Source: Amazon EFS and Amazon FSx API references, patterns of the ids. */
interface Identifier {
  readonly form: RegExp;
  readonly message: string;
  of(volume: Section): Value<string>;
}

const identifiers: readonly Identifier[] = [
  {
    form: /^fs-[0-9a-f]+$/,
    message: 'The id of an EFS file system looks like "fs-0123456789abcdef0".',
    of: (it) => it.section('efsVolumeConfiguration').string('fileSystemId'),
  },
  {
    form: /^fsap-[0-9a-f]+$/,
    message: 'The id of an EFS access point looks like "fsap-0123456789abcdef0".',
    of: (it) => it.section('efsVolumeConfiguration').section('authorizationConfig').string('accessPointId'),
  },
  {
    form: /^fs-[0-9a-f]+$/,
    message: 'The id of an FSx file system looks like "fs-0123456789abcdef0".',
    of: (it) => it.section('fsxWindowsFileServerVolumeConfiguration').string('fileSystemId'),
  },
  {
    form: /^arn:[^:]+:s3files:/,
    message: 'This takes the full ARN of the file system, "arn:aws:s3files:REGION:ACCOUNT:file-system/fs-…".',
    of: (it) => it.section('s3filesVolumeConfiguration').string('fileSystemArn'),
  },
  {
    form: /^arn:[^:]+:s3files:/,
    message: 'This takes the full ARN of the access point, which begins with "arn:aws:s3files:".',
    of: (it) => it.section('s3filesVolumeConfiguration').string('accessPointArn'),
  },
];

/** A word such as `FILESYSTEM_ID`, which a script replaces. */
const variableName = /^[A-Z][A-Z0-9_]*$/;

export const rule: TaskDefinitionRule = {
  id: 'file-system-id',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The id of a file system or access point does not have the usual form.',
  why: 'ECS does not look the file system up when a task definition is registered. With a wrong id each task fails when its volume is mounted.',
  evidence: [
    {
      source: 'Amazon EFS API reference',
      reference: 'https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html',
    },
  ],
  examples: {
    bad: [{ code: efs('«"fsap-0123456789abcdef0"»'), message: 'fs-' }],
    good: [{ code: efs('"fs-0123456789abcdef0"') }, { code: efs('"FILESYSTEM_ID"') }],
  },
  check({ volumes }, report) {
    for (const { form, message, of } of identifiers) {
      for (const id of volumes.map(of)) {
        if (id.state !== 'known' || form.test(id.value) || variableName.test(id.value)) continue;
        report({ span: id.node.span, message });
      }
    }
  },
};
