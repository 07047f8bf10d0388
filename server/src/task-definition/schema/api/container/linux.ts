import { tmpfsFlags, tmpfsSettings } from '../../../tables/tmpfs-options';
import { flag, integer, list, nested, structure, text } from '../../build';
import type { ListType, Members, Structure } from '../../types';

/** Source: doc comments of `KernelCapabilities` in @aws-sdk/client-ecs; AUDIT_READ is in the developer guide alone. */
const capabilities: Readonly<Record<string, string>> = {
  ALL: 'Every capability.',
  AUDIT_CONTROL: 'Switch auditing of the kernel on and off.',
  AUDIT_READ: 'Read the audit log of the kernel.',
  AUDIT_WRITE: 'Write to the audit log of the kernel.',
  BLOCK_SUSPEND: 'Keep the system from being suspended.',
  CHOWN: 'Change owner and group of files.',
  DAC_OVERRIDE: 'Ignore read, write and execute permissions of files.',
  DAC_READ_SEARCH: 'Ignore read permissions of files and directories.',
  FOWNER: 'Do what only the owner of a file may do.',
  FSETID: 'Keep set-user-id and set-group-id bits when a file is changed.',
  IPC_LOCK: 'Lock memory.',
  IPC_OWNER: 'Ignore permissions of System V IPC objects.',
  KILL: 'Send signals to processes of others.',
  LEASE: 'Take leases on any file.',
  LINUX_IMMUTABLE: 'Set the append-only and immutable flags of files.',
  MAC_ADMIN: 'Change mandatory access control.',
  MAC_OVERRIDE: 'Override mandatory access control.',
  MKNOD: 'Create device files.',
  NET_ADMIN: 'Configure interfaces, routes and firewalls.',
  NET_BIND_SERVICE: 'Listen on ports below 1024.',
  NET_BROADCAST: 'Broadcast, and listen to multicasts.',
  NET_RAW: 'Open raw and packet sockets, as `ping` does.',
  SETFCAP: 'Set capabilities of files.',
  SETGID: 'Change group ids.',
  SETPCAP: 'Change capabilities of processes.',
  SETUID: 'Change user ids.',
  SYS_ADMIN: 'Mount, name, trace and much more; close to root on the host.',
  SYS_BOOT: 'Reboot, and load another kernel.',
  SYS_CHROOT: 'Call `chroot`.',
  SYS_MODULE: 'Load and unload kernel modules.',
  SYS_NICE: 'Raise the priority of processes.',
  SYS_PACCT: 'Switch process accounting on and off.',
  SYS_PTRACE: 'Trace other processes, as debuggers and profilers do.',
  SYS_RAWIO: 'Access I/O ports and `/dev/mem`.',
  SYS_RESOURCE: 'Exceed resource limits.',
  SYS_TIME: 'Set the clock of the system.',
  SYS_TTY_CONFIG: 'Configure terminals.',
  SYSLOG: 'Read the log of the kernel with privileges.',
  WAKE_ALARM: 'Set timers that wake the system.',
};

const capabilityList: ListType = { kind: 'list', of: { kind: 'text', values: capabilities } };

const kernelCapabilities = structure(
  'KernelCapabilities',
  'Capabilities of the Linux kernel on top of, or taken from, the default set of Docker. Names are written without `CAP_`.',
  [],
  {
    add: {
      type: capabilityList,
      doc: 'Capabilities that the container gets beyond the default set. Names are upper case, without `CAP_`.',
      fargate: 'Only `SYS_PTRACE`, from platform version 1.4.0 on.',
    },
    drop: {
      type: capabilityList,
      doc: 'Capabilities that are taken away from the default set. Names are upper case, without `CAP_`; `ALL` drops every one.',
    },
  },
);

const device = structure(
  'Device',
  'A device of the container instance, made available in the container.',
  ['hostPath'],
  {
    hostPath: text('The path of the device on the instance, such as `/dev/fuse`.'),
    containerPath: text('The path of the device in the container. Without it, the same as on the instance.'),
    permissions: list('What the container may do with the device. Without it, all three.', {
      kind: 'text',
      values: { read: 'Read from it.', write: 'Write to it.', mknod: 'Create device files for it.' },
    }),
  },
);

const { size: _, ...tmpfsOptions } = { ...tmpfsFlags, ...tmpfsSettings };

const tmpfs = structure('Tmpfs', 'A file system in memory, gone when the container stops.', ['containerPath', 'size'], {
  containerPath: text('The absolute path in the container at which it appears.'),
  size: integer('The most it may hold, in MiB. It counts towards the memory of the container.', {
    unit: 'MiB',
    skeleton: 64,
  }),
  mountOptions: list('Options for the mount, such as `noexec`. Some take a value: `mode=1777`.', {
    kind: 'text',
    values: tmpfsOptions,
    open: true,
  }),
});

/** The part of the Linux parameters that daemon tasks have too. */
export const commonLinuxMembers: Members = {
  initProcessEnabled: flag(
    'Run a small init process as process 1, which passes signals on and reaps orphans. Wise with ECS Exec and with programs that start others.',
    { default: false },
  ),
  capabilities: nested('Capabilities of the Linux kernel to add or to drop.', kernelCapabilities, {
    skeleton: { drop: ['ALL'] },
  }),
  tmpfs: list('File systems in memory.', tmpfs, { skeleton: [{ containerPath: '/tmp', size: 64 }] }),
  devices: list('Devices of the container instance.', device, {
    fargate: 'Not supported.',
    skeleton: [{ hostPath: '/dev/fuse' }],
  }),
};

/** What only Linux containers have. */
export const linuxParameters: Structure = structure(
  'LinuxParameters',
  'Settings that only Linux containers have.',
  [],
  {
    ...commonLinuxMembers,
    sharedMemorySize: integer('Size of `/dev/shm` in MiB. Docker gives 64 by itself.', {
      unit: 'MiB',
      skeleton: 256,
      fargate: 'Not supported.',
    }),
    maxSwap: integer(
      'Swap space in MiB that the container may use beyond its memory; 0 means none. Without it the settings of the instance count.',
      { min: 0, unit: 'MiB', fargate: 'Not supported.' },
    ),
    swappiness: integer(
      'How readily memory is swapped out, from 0 (hardly ever) to 100 (eagerly). It counts only together with `maxSwap`, and not on Amazon Linux 2023.',
      { default: 60, fargate: 'Not supported.' },
    ),
  },
);
