import { applyEdits, findNodeAtLocation, type JSONPath, modify, type Node } from 'jsonc-parser';
import { idsOf } from '../engine/registry';
import type { ProjectSettings } from '../engine/settings';
import { allRules } from '../languages';
import { layoutOf } from './settle-image';
import { readTree } from './tree';

/**
 * The text of a `.quaymaster.json` with the settings of another tool added. What it says already stays, since it beats them.
 * `undefined` where the text cannot be read.
 */
export function takeOver(text: string, { rules = {}, policy = {}, failOn }: ProjectSettings): string | undefined {
  const values: [key: string, value: unknown][] = [...Object.entries(policy), ['failOn', failOn]];
  const wanted = values.filter(([, value]) => value !== undefined);
  if (text.trim() === '') {
    const own = Object.keys(rules).length === 0 ? {} : { rules };
    return `${JSON.stringify({ ...own, ...Object.fromEntries(wanted) }, undefined, 2)}\n`;
  }
  const { root, problems } = readTree(text);
  if (root?.type !== 'object' || problems.length > 0) return undefined;
  const known = new Set(keysOf(findNodeAtLocation(root, ['rules'])).flatMap((name) => idsOf(name, allRules)));
  let result = text;
  // The last one first: each goes above those before it.
  for (const [id, level] of Object.entries(rules).reverse())
    if (!known.has(id)) result = withValue(result, ['rules', id], level, true);
  const keys = keysOf(root);
  for (const [key, value] of wanted) if (!keys.includes(key)) result = withValue(result, [key], value, false);
  return result;
}

function keysOf(node: Node | undefined): string[] {
  return (node?.children ?? []).map((property) => String(property.children?.[0]?.value));
}

/** Below the last key, a new one would come between that and a comment behind it. */
function withValue(text: string, path: JSONPath, value: unknown, isFirst: boolean): string {
  const object = findNodeAtLocation(readTree(text).root as Node, path.slice(0, -1));
  const last = object?.children?.at(-1);
  const isFollowed = last !== undefined && /^[^\n]*\/[/*]/.test(text.slice(last.offset + last.length));
  const getInsertionIndex = isFirst || isFollowed ? () => 0 : undefined;
  return applyEdits(text, modify(text, path, value, { formattingOptions: layoutOf(text), getInsertionIndex }));
}
