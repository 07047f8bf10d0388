/** A namespace of the kernel that has settings of its own. */
export type KernelNamespace = 'IPC' | 'network';

/** IPC settings by name. Source: doc comment of `SystemControl.value` in @aws-sdk/client-ecs. */
const ipcControls: ReadonlySet<string> = new Set([
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
]);

/** The kernel namespace that a system control belongs to; nothing if ECS does not take it. */
export function kernelNamespaceOf(control: string): KernelNamespace | undefined {
  if (control.startsWith('net.')) return 'network';
  return ipcControls.has(control) || control.startsWith('fs.mqueue.') ? 'IPC' : undefined;
}

/** The settings that a misspelt one may have been meant to be. */
export const knownSystemControls: readonly string[] = [
  ...ipcControls,
  'fs.mqueue.msg_default',
  'fs.mqueue.msg_max',
  'fs.mqueue.msgsize_default',
  'fs.mqueue.msgsize_max',
  'fs.mqueue.queues_max',
  'net.core.somaxconn',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_max_syn_backlog',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_tw_reuse',
];
