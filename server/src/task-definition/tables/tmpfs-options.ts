/**
 * Options of a tmpfs mount that stand alone, with what they mean.
 * Sources: doc comment of `Tmpfs.mountOptions` in @aws-sdk/client-ecs; mount(8).
 */
export const tmpfsFlags: Readonly<Record<string, string>> = {
  noexec: 'No programs can be run from it.',
  nosuid: 'Set-user-id bits of programs have no effect.',
  nodev: 'Device files have no effect.',
  ro: 'It can only be read.',
  rw: 'It can be read and written.',
  defaults: '`rw`, `suid`, `dev`, `exec` and `async`.',
  exec: 'Programs can be run from it.',
  suid: 'Set-user-id bits of programs have their effect.',
  dev: 'Device files have their effect.',
  sync: 'Writes wait until they are done.',
  async: 'Writes do not wait until they are done.',
  dirsync: 'Changes of directories wait until they are done.',
  remount: 'Changes the options of a mount that is there.',
  mand: 'Mandatory locks are allowed.',
  nomand: 'Mandatory locks are not allowed.',
  atime: 'The kernel decides when access times are noted.',
  noatime: 'Access times are not noted.',
  diratime: 'Access times of directories are noted.',
  nodiratime: 'Access times of directories are not noted.',
  relatime: 'Access times are noted where they are older than the last change.',
  norelatime: 'Access times are noted without regard to the last change.',
  strictatime: 'Every access is noted.',
  nostrictatime: 'The kernel decides which accesses are noted.',
  bind: 'Shows a directory at a second place.',
  rbind: 'Shows a directory, with what is mounted in it, at a second place.',
  unbindable: 'It cannot be shown at a second place.',
  runbindable: 'Neither it nor what is mounted in it can be shown at a second place.',
  private: 'Mounts in it are seen nowhere else.',
  rprivate: 'The same, for what is mounted in it too.',
  shared: 'Mounts in it are seen at every place where it is shown, both ways.',
  rshared: 'The same, for what is mounted in it too.',
  slave: 'Mounts elsewhere are seen in it, and not the other way round.',
  rslave: 'The same, for what is mounted in it too.',
};

/** Options that take a value: `mode=1777`. Sources: the same, tmpfs(5), and `size` by the container engine. */
export const tmpfsSettings: Readonly<Record<string, string>> = {
  mode: 'Permissions of its root: `mode=1777`.',
  uid: 'The user that owns its root: `uid=1000`.',
  gid: 'The group that owns its root: `gid=1000`.',
  nr_inodes: 'The most files and directories: `nr_inodes=10000`.',
  nr_blocks: 'The most pages: `nr_blocks=16384`.',
  mpol: 'Where its memory is taken from on machines with several nodes: `mpol=local`.',
  size: 'The most it may hold; here `size` of the entry says so.',
};
