import { flag, list, structure, text } from '../../build';
import type { Members } from '../../types';

const mountPoint = structure('MountPoint', 'A volume of the task, mounted into the container.', [], {
  sourceVolume: text('The `name` of one of the `volumes` of the task definition.'),
  containerPath: text('The absolute path in the container at which the volume appears.'),
  readOnly: flag('Whether the container may only read the volume.', { default: false }),
});

const volumeFrom = structure('VolumeFrom', 'The mounts of another container, taken over as they are.', [], {
  sourceContainer: text('The `name` of the container of the same task definition whose mounts are taken.'),
  readOnly: flag('Whether this container may only read them.', { default: false }),
});

/** What a container reads and writes. */
export const storage: Members = {
  mountPoints: list(
    'Where volumes of the task appear in the container. On Windows a mount point is a whole directory on the drive of `$env:ProgramData`.',
    mountPoint,
    { skeleton: [{ sourceVolume: 'data', containerPath: '/data' }] },
  ),
  volumesFrom: list('Containers of the task whose mounts this one takes over.', volumeFrom, {
    skeleton: [{ sourceContainer: 'app' }],
  }),
  readonlyRootFilesystem: flag(
    'Mount the file system of the image read-only; what must be written goes to volumes or, on Linux, `tmpfs`. It stops attackers from leaving programs behind, and stops ECS Exec from working. Not for Windows.',
    { default: false },
  ),
};
