import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const isWindows = process.platform === 'win32';

/** How long each way to end a process is given before the next, harder one is taken. Milliseconds. */
const patience = { leaves: 3_000, whole: 5_000 } as const;

const running = new Set<ChildProcess>();

/** Has a process end with us, should we end first. */
export function endWithUs(child: ChildProcess): void {
  if (running.size === 0) process.once('exit', endAll);
  running.add(child);
  child.once('close', () => {
    running.delete(child);
    if (running.size === 0) process.off('exit', endAll);
  });
}

function endAll(): void {
  for (const child of running) endTree(child)();
}

/**
 * Ends a process that leads a group, with all that it has started. Podman and nerdctl run the steps of a build as groups of their own, below
 * themselves: those go first, so that the engine sees the step fail and tidies up; then the engine is asked to end; then everything is killed.
 * @returns what stops that, for when the process has ended
 */
export function endTree(child: ChildProcess): () => void {
  const { pid } = child;
  if (pid === undefined) return () => undefined;
  if (isWindows) {
    const taskkill = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
    const args = ['/pid', String(pid), '/T', '/F'];
    spawn(taskkill, args, { stdio: 'ignore', windowsHide: true }).on('error', () => undefined);
    return () => undefined;
  }
  const apart = otherGroups(pid);
  for (const group of apart) signalGroup(group, 'SIGKILL');
  const ask = () => signalGroup(pid, 'SIGTERM');
  const kill = () => {
    for (const group of [...otherGroups(pid), pid]) signalGroup(group, 'SIGKILL');
  };
  if (apart.size === 0) ask();
  const first = apart.size === 0 ? 0 : patience.leaves;
  const timers = [setTimeout(ask, first), setTimeout(kill, first + patience.whole)];
  return () => {
    for (const timer of timers) clearTimeout(timer);
    // What the engine has left running has no one to talk to any more.
    for (const group of [...apart, pid]) signalGroup(group, 'SIGKILL');
  };
}

/** The groups of what a process has started, other than its own. Only Linux runs containers as processes of the machine. */
function otherGroups(leader: number): Set<number> {
  const processes = process.platform === 'linux' ? readdirSync('/proc').flatMap((name) => readProcess(name) ?? []) : [];
  const below = new Set([leader]);
  const groups = new Set<number>();
  for (let before = 0; before < below.size; ) {
    before = below.size;
    for (const { pid, parent, group } of processes) {
      if (!below.has(parent) || below.has(pid)) continue;
      below.add(pid);
      if (group !== leader) groups.add(group);
    }
  }
  return groups;
}

/** Source: proc(5), `/proc/pid/stat`; the name of the program, in parentheses, may hold anything. */
function readProcess(name: string): { pid: number; parent: number; group: number } | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const [, parent, group] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid: Number(name), parent: Number(parent), group: Number(group) };
  } catch {
    return undefined;
  }
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // They have all ended already.
  }
}
