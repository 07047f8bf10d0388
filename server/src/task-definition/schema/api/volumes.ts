import { choice, flag, integer, map, nested, structure, text } from '../build';
import { name } from './common';

/** A directory of the container instance. */
export const host = structure('HostVolumeProperties', 'A bind mount of a directory of the container instance.', [], {
  sourcePath: text(
    'The directory on the instance. It is created if it does not exist, and stays when the task is gone. Without it Docker picks a directory that lasts no longer than its containers.',
    { fargate: 'Not supported; leave `host` empty.' },
  ),
});

const dockerVolumeConfiguration = structure(
  'DockerVolumeConfiguration',
  'A volume that Docker manages. Windows knows the driver `local` only.',
  [],
  {
    scope: choice(
      'How long the volume lives.',
      {
        task: 'Created with the task and deleted with it.',
        shared: 'It stays on the instance when the task has stopped, for the next one.',
      },
      { default: 'task' },
    ),
    autoprovision: flag('Whether a `shared` volume is created if there is none yet. Only with scope `shared`.', {
      default: false,
    }),
    driver: text('The volume driver, by the name under which Docker knows it. Placement of tasks goes by it.', {
      default: 'local',
    }),
    driverOpts: map('Options for the driver; names and values are texts.'),
    labels: map('Labels on the volume.'),
  },
);

const efsAuthorizationConfig = structure(
  'EFSAuthorizationConfig',
  'Who may use the Amazon EFS file system, and from where in it.',
  [],
  {
    accessPointId: text(
      'The access point, `fsap-…`. `transitEncryption` must be `ENABLED`, and `rootDirectory` absent or `/`, since the access point has a root of its own.',
    ),
    iam: choice(
      'Whether the task role is shown to the file system when it is mounted.',
      {
        ENABLED: 'Mount as the task role. Needs `transitEncryption` `ENABLED` and a `taskRoleArn`.',
        DISABLED: 'Mount without a role.',
      },
      { default: 'DISABLED' },
    ),
  },
);

const efsVolumeConfiguration = structure('EFSVolumeConfiguration', 'A file system in Amazon EFS.', ['fileSystemId'], {
  fileSystemId: text('The file system, `fs-…`.'),
  rootDirectory: text(
    'The directory of the file system that is mounted; it must exist. With an access point leave it out or write `/`.',
    { default: '/' },
  ),
  transitEncryption: choice(
    'Whether data are encrypted on their way to the file system. Access points and `iam` require it.',
    { ENABLED: 'Encrypted with TLS.', DISABLED: 'In the clear.' },
    { default: 'DISABLED' },
  ),
  transitEncryptionPort: integer(
    'The local port for encrypted traffic. Best left out: the mount helper finds a free one. Only with `transitEncryption` `ENABLED`.',
  ),
  authorizationConfig: nested('Access point and IAM for the mount.', efsAuthorizationConfig, {
    skeleton: { accessPointId: 'fsap-', iam: 'ENABLED' },
  }),
});

const s3filesVolumeConfiguration = structure(
  'S3FilesVolumeConfiguration',
  'A file system of Amazon S3 Files.',
  ['fileSystemArn'],
  {
    fileSystemArn: text('The ARN of the file system, in full.'),
    rootDirectory: text(
      'The directory of the file system that is mounted. With an access point leave it out or write `/`.',
      { default: '/' },
    ),
    transitEncryptionPort: integer(
      'The local port for encrypted traffic. Best left out: the mount helper finds a free one.',
    ),
    accessPointArn: text(
      'The ARN of the access point, in full. It has a root of its own, so `rootDirectory` must be absent or `/`.',
    ),
  },
);

const fsxAuthorizationConfig = structure(
  'FSxWindowsFileServerAuthorizationConfig',
  'The login for the file system.',
  ['credentialsParameter', 'domain'],
  {
    credentialsParameter: text(
      'The ARN of a Secrets Manager secret or of a Parameter Store parameter that holds `username` and `password`.',
    ),
    domain: text('The fully qualified name of the Active Directory domain.'),
  },
);

const fsxVolumeConfiguration = structure(
  'FSxWindowsFileServerVolumeConfiguration',
  'A file system of Amazon FSx for Windows File Server; on Windows container instances only.',
  ['fileSystemId', 'rootDirectory', 'authorizationConfig'],
  {
    fileSystemId: text('The file system, `fs-…`.'),
    rootDirectory: text('The directory of the file system that is mounted.'),
    authorizationConfig: nested('The login for the file system.', fsxAuthorizationConfig),
  },
);

/** A volume of a task. */
export const volume = structure(
  'Volume',
  'Storage that containers of the task can mount. It is of one kind: `host`, Docker, EFS, S3 Files, FSx, or configured at launch; with a name alone it is a scratch directory for the containers of the task.',
  [],
  {
    name: text(
      'The name of the volume, unique in the task definition, to which `sourceVolume` of a mount point refers: up to 255 letters, digits, hyphens and underscores.',
      { pattern: name },
    ),
    host: nested('A directory of the container instance, or, when empty, a scratch directory.', host, {
      fargate: 'Leave it empty: `sourcePath` is not supported.',
    }),
    efsVolumeConfiguration: nested('A file system in Amazon EFS.', efsVolumeConfiguration, {
      fargate: 'Needs Linux platform version 1.4.0.',
      skeleton: { fileSystemId: 'fs-', transitEncryption: 'ENABLED' },
    }),
    s3filesVolumeConfiguration: nested(
      'A file system of Amazon S3 Files. The task role must be allowed to mount it.',
      s3filesVolumeConfiguration,
    ),
    fsxWindowsFileServerVolumeConfiguration: nested(
      'A file system of Amazon FSx for Windows File Server, on Windows container instances.',
      fsxVolumeConfiguration,
      { fargate: 'Not supported.' },
    ),
    dockerVolumeConfiguration: nested(
      'A volume that Docker manages on the container instance.',
      dockerVolumeConfiguration,
      {
        fargate: 'Not supported.',
        skeleton: { scope: 'task', driver: 'local' },
      },
    ),
    configuredAtLaunch: flag(
      'The volume is described when a task is run or a service is created, as an Amazon EBS volume of its own for each task. One volume of a task definition may be so; it has a name and nothing else.',
    ),
  },
);
