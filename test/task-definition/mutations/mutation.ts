import type { Data } from '../../../server/src/task-definition/syntax/editor';
import { type Node, nodeAt, pathOf } from '../../../server/src/task-definition/syntax/node';
import { type Base, bases } from './bases';

/**
 * One way to break a sound definition: the rule that has to say so, the base, the change, and the token that the rule has to point
 * at. A change sets values by path, or removes them (`undefined`); a container's name at the start of a path stands for the
 * container. What JSON cannot express is a change of the text.
 *
 * The token is where it stands and what it reads: `web.image "web 1"`, or `web "hostname"` for a key in `web`; `task` is the
 * outermost object. Companions are the other rules that report an error about the same mutation, each with good reason.
 */
export type Mutation = readonly [
  rule: string,
  base: Base,
  change: Readonly<Record<string, Data | undefined>> | ((text: string) => string),
  token: string,
  ...companions: readonly string[],
];

/** The text of a base after a change. */
export function mutated(base: Base, change: Mutation[2]): string {
  if (typeof change === 'function') return change(print(bases[base]));
  const document = structuredClone(bases[base]) as unknown as Tree;
  const names = containerNames(document);
  for (const [path, value] of Object.entries(change)) assign(document, stepsOf(document, names, path), value);
  return print(document as Data);
}

/** Where a token stands and what it reads. */
export function tokenAt(text: string, root: Node | undefined, span: { start: number; end: number }): string {
  const node = root && nodeAt(root, span.start);
  const names = root === undefined ? [] : containerNames(JSON.parse(text));
  const path = (node === undefined ? '' : pathOf(node))
    .replace(
      /^(?:taskDefinition\.)?(?:containerDefinitions)?\[(\d+)\]/,
      (whole, index: string) => names[Number(index)] || whole,
    )
    .replace(/^$/, 'task');
  return `${path} ${text.slice(span.start, span.end)}`;
}

interface Tree {
  [key: string]: Tree;
}

function print(document: Data): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function containerNames(document: Tree): (string | undefined)[] {
  const list: unknown = Array.isArray(document) ? document : (document.taskDefinition ?? document).containerDefinitions;
  return Array.isArray(list) ? list.map(({ name }) => name) : [];
}

function stepsOf(document: Tree, names: readonly (string | undefined)[], path: string): string[] {
  const [first = '', ...others] = path.split(/[.[\]]+/).filter((step) => step !== '');
  const index = names.indexOf(first);
  if (index < 0) return [first, ...others];
  return [...(Array.isArray(document) ? [] : ['containerDefinitions']), String(index), ...others];
}

function assign(document: Tree, steps: readonly string[], value: Data | undefined): void {
  const last = steps.at(-1) ?? '';
  let at: Tree = document;
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {} as Tree;
    at = at[step] as Tree;
  }
  if (value !== undefined) at[last] = value as unknown as Tree;
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else delete at[last];
}
