/** A namespace of the kernel that has settings of its own. */
export type KernelNamespace = 'IPC' | 'network';

/** IPC settings, with what they mean. Source: doc comment of `SystemControl.value` in @aws-sdk/client-ecs, sysctl(5). */
const ipcControls: Readonly<Record<string, string>> = {
  'kernel.msgmax': 'The largest message in a System V queue, in bytes.',
  'kernel.msgmnb': 'The most bytes in a System V queue.',
  'kernel.msgmni': 'The most System V queues.',
  'kernel.sem': 'Limits of System V semaphores: per set, in all, per call, and sets.',
  'kernel.shmall': 'The most shared memory in all, in pages.',
  'kernel.shmmax': 'The largest segment of shared memory, in bytes.',
  'kernel.shmmni': 'The most segments of shared memory.',
  'kernel.shm_rmid_forced': '1 frees shared memory with the last process that uses it.',
};

/** Some that are often set; any other of `fs.mqueue.` and `net.` is right too. Source: sysctl(5), ip(7), tcp(7). */
const openControls: Readonly<Record<string, string>> = {
  'fs.mqueue.msg_max': 'The most messages in a POSIX queue.',
  'fs.mqueue.msgsize_max': 'The largest message in a POSIX queue, in bytes.',
  'fs.mqueue.queues_max': 'The most POSIX queues.',
  'net.core.somaxconn': 'The most connections that wait for a program to accept them.',
  'net.ipv4.ip_local_port_range': 'The first and the last port for connections outwards: `1024 65535`.',
  'net.ipv4.ip_unprivileged_port_start': 'The first port that a user other than root may listen on; 0 opens all.',
  'net.ipv4.tcp_fin_timeout': 'Seconds that a connection which this side has closed is kept.',
  'net.ipv4.tcp_keepalive_intvl': 'Seconds between two probes of an idle connection.',
  'net.ipv4.tcp_keepalive_probes': 'Unanswered probes after which an idle connection is given up.',
  'net.ipv4.tcp_keepalive_time':
    'Seconds after which an idle connection is probed. Load balancers forget one after 350.',
  'net.ipv4.tcp_max_syn_backlog': 'The most connections that are being opened.',
  'net.ipv4.tcp_syncookies': '1 answers floods of new connections with cookies.',
  'net.ipv4.tcp_tw_reuse': '1 uses connections outwards again that wait to be forgotten.',
};

/** Settings by name, with what they mean (Markdown). */
export const systemControls: Readonly<Record<string, string>> = { ...openControls, ...ipcControls };

/** The kernel namespace that a system control belongs to; nothing if ECS does not take it. */
export function kernelNamespaceOf(control: string): KernelNamespace | undefined {
  if (control.startsWith('net.')) return 'network';
  return Object.hasOwn(ipcControls, control) || control.startsWith('fs.mqueue.') ? 'IPC' : undefined;
}
