import type { Mutation } from './mutation';

const efs = 'volumes[0].efsVolumeConfiguration';

/** Volumes and where they are mounted. */
export const volumes: readonly Mutation[] = [
  [
    'unknown-volume',
    'fargate',
    { 'web.mountPoints[0].sourceVolume': 'upload' },
    'web.mountPoints[0].sourceVolume "upload"',
  ],
  [
    'volumes-from-unknown',
    'instances',
    { 'web.volumesFrom': [{ sourceContainer: 'asset' }] },
    'web.volumesFrom[0].sourceContainer "asset"',
  ],
  ['mount-point-incomplete', 'fargate', { 'web.mountPoints[0].sourceVolume': undefined }, 'web.mountPoints[0] {'],
  [
    'volume-name-required',
    'instances',
    { 'volumes[1]': { efsVolumeConfiguration: { fileSystemId: 'fs-12345678', transitEncryption: 'ENABLED' } } },
    'volumes[1] {',
  ],
  [
    'volume-two-kinds',
    'instances',
    { 'volumes[0].efsVolumeConfiguration': { fileSystemId: 'fs-12345678', transitEncryption: 'ENABLED' } },
    'volumes[0] "efsVolumeConfiguration"',
  ],
  [
    'efs-iam-encryption',
    'fargate',
    { [efs]: { fileSystemId: 'fs-12345678', authorizationConfig: { iam: 'ENABLED' } } },
    `${efs}.authorizationConfig.iam "ENABLED"`,
  ],
  [
    'efs-access-point-encryption',
    'fargate',
    { [efs]: { fileSystemId: 'fs-12345678', authorizationConfig: { accessPointId: 'fsap-12345678' } } },
    `${efs}.authorizationConfig "accessPointId"`,
  ],
  [
    'efs-encryption-port',
    'fargate',
    { [efs]: { fileSystemId: 'fs-12345678', transitEncryptionPort: 2999 } },
    `${efs} "transitEncryptionPort"`,
  ],
  [
    'access-point-root-directory',
    'fargate',
    { [`${efs}.rootDirectory`]: '/uploads', [`${efs}.authorizationConfig`]: { accessPointId: 'fsap-12345678' } },
    `${efs}.rootDirectory "/uploads"`,
  ],
  [
    'launch-volume-single',
    'fargate',
    {
      'volumes[1]': { name: 'a', configuredAtLaunch: true },
      'volumes[2]': { name: 'b', configuredAtLaunch: true },
      'migrate.mountPoints': [
        { sourceVolume: 'a', containerPath: '/a' },
        { sourceVolume: 'b', containerPath: '/b' },
      ],
    },
    'volumes[2].configuredAtLaunch true',
  ],
  [
    'launch-volume-unmounted',
    'fargate',
    { 'volumes[1]': { name: 'a', configuredAtLaunch: true } },
    'volumes[1].name "a"',
  ],
  [
    's3files-task-role',
    'managed',
    {
      volumes: [
        {
          name: 'data',
          s3filesVolumeConfiguration: {
            fileSystemArn: 'arn:aws:s3files:eu-west-1:111122223333:file-system/fs-12345678',
          },
        },
      ],
    },
    'volumes[0] "s3filesVolumeConfiguration"',
  ],
];
