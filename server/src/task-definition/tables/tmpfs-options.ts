/**
 * Options of a tmpfs mount that stand alone.
 * Source: doc comment of `Tmpfs.mountOptions` in @aws-sdk/client-ecs.
 */
export const tmpfsFlags: ReadonlySet<string> = new Set([
  ...['defaults', 'ro', 'rw', 'suid', 'nosuid', 'dev', 'nodev', 'exec', 'noexec', 'sync', 'async', 'dirsync'],
  ...['remount', 'mand', 'nomand', 'atime', 'noatime', 'diratime', 'nodiratime', 'relatime', 'norelatime'],
  ...['strictatime', 'nostrictatime', 'bind', 'rbind', 'unbindable', 'runbindable', 'private', 'rprivate'],
  ...['shared', 'rshared', 'slave', 'rslave'],
]);

/** Options that take a value: `mode=1777`. Source: the same, and `size` by the container engine. */
export const tmpfsSettings: ReadonlySet<string> = new Set([
  'mode',
  'uid',
  'gid',
  'nr_inodes',
  'nr_blocks',
  'mpol',
  'size',
]);
