import { anywhere, fargate } from '../examples';
import type { TaskDefinitionModel } from '../model';
import type { TaskDefinitionRule } from '../rule';
import { type Unsupported, unsupportedRules } from '../unsupported';

const windows = '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }';
const fsx = (key: string) =>
  `"volumes": [{ "name": "data", ${key}: { "fileSystemId": "fs-12345678", "rootDirectory": "share", "authorizationConfig": { "credentialsParameter": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:fsx", "domain": "example.com" } } }]`;
const efs = (key: string) =>
  `"volumes": [{ "name": "data", ${key}: { "fileSystemId": "fs-12345678", "transitEncryption": "ENABLED" } }]`;

const needsWindows: Unsupported = {
  id: 'fsx-needs-windows',
  severity: 'warning',
  paths: ['volumes[].fsxWindowsFileServerVolumeConfiguration'],
  removes: 'nothing',
  summary: 'A task that does not run on Windows instances mounts FSx for Windows File Server.',
  why: 'ECS mounts Amazon FSx for Windows File Server on Windows container instances of EC2 only, neither on Linux nor on Fargate. On Linux use Amazon EFS.',
  message:
    'FSx for Windows File Server can be mounted on Windows instances of EC2 only; on Linux and Fargate use Amazon EFS.',
  evidence: {
    source: 'Amazon ECS developer guide',
    reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html',
  },
  examples: {
    bad: [{ code: fargate('', fsx('«"fsxWindowsFileServerVolumeConfiguration"»')) }],
    good: [{ code: anywhere('', `${windows},\n${fsx('"fsxWindowsFileServerVolumeConfiguration"')}`) }],
  },
};

const needsLinux: Unsupported = {
  id: 'efs-needs-linux',
  severity: 'warning',
  paths: ['volumes[].efsVolumeConfiguration', 'volumes[].s3filesVolumeConfiguration'],
  removes: 'nothing',
  summary: 'A Windows task mounts Amazon EFS or S3 Files.',
  why: 'Both are mounted as NFS by a helper that exists for Linux only. On Windows instances use Amazon FSx for Windows File Server.',
  message: 'Windows containers cannot mount this; on Windows instances use FSx for Windows File Server.',
  evidence: {
    source: 'Amazon ECS developer guide',
    reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
  },
  examples: {
    bad: [{ code: anywhere('', `${windows},\n${efs('«"efsVolumeConfiguration"»')}`) }],
    good: [{ code: anywhere('', efs('"efsVolumeConfiguration"')) }],
  },
};

/** Whether the task is known to run elsewhere than on Windows instances; managed instances have a rule of their own. */
function isNotWindowsOnEc2({ compatibility }: TaskDefinitionModel): boolean {
  if (compatibility.requires('MANAGED_INSTANCES') === 'yes') return false;
  return compatibility.isFargate || compatibility.isWindows === 'no';
}

export const rules: readonly TaskDefinitionRule[] = [
  ...unsupportedRules(isNotWindowsOnEc2, [needsWindows]),
  ...unsupportedRules(({ compatibility }) => compatibility.isWindows === 'yes', [needsLinux]),
];
