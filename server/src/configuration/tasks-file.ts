import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { ImageMapping } from './images';
import { readTree } from './tree';

const workspaceFolder = /^\$\{workspaceFolder\}[\\/]/;

/** The images that the tasks of type `quaymaster` in a `.vscode/tasks.json` push; paths count from the workspace folder. Never throws. */
export function readTasks(text: string): ImageMapping[] {
  const { root } = readTree(text.replace(/^\uFEFF/, ' '));
  const tasks = root === undefined ? undefined : findNodeAtLocation(root, ['tasks']);
  return (tasks?.children ?? []).flatMap((task) => readTask(task) ?? []);
}

function readTask(task: Node): ImageMapping | undefined {
  const read = (key: string): string | undefined => {
    const value: unknown = findNodeAtLocation(task, [key])?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [dockerfile, image] = [read('dockerfile')?.replace(workspaceFolder, ''), read('repository')];
  if (read('type') !== 'quaymaster' || dockerfile === undefined || image === undefined) return undefined;
  return { dockerfile, target: read('target'), image, span: { start: task.offset, end: task.offset + task.length } };
}
