import { findNodeAtLocation, modify, type Node } from 'jsonc-parser';
import type { Edit } from '../engine/finding';
import type { ImageMapping } from './images';
import { readTree } from './tree';

/** What is written into a `.quaymaster.json` to settle what builds the image of a container. */
export type Settlement = Omit<ImageMapping, 'span' | 'image'>;

/**
 * The edits that write a settlement into the text of a `.quaymaster.json`, over the one that is there for the same container;
 * an empty text becomes a configuration. `undefined` where the text cannot be read.
 */
export function settleImage(text: string, settlement: Settlement): Edit[] | undefined {
  const { dockerfile, target, taskDefinition, container } = settlement;
  const entry = { taskDefinition, container, dockerfile, target };
  if (text.trim() === '') {
    const content = `${JSON.stringify({ images: [entry] }, undefined, 2)}\n`;
    return [{ span: { start: 0, end: text.length }, text: content }];
  }
  const { root, problems } = readTree(text);
  if (root?.type !== 'object' || problems.length > 0) return undefined;
  const known = findNodeAtLocation(root, ['images'])?.children ?? [];
  const same = known.findIndex(
    (node) => textOf(node, 'container') === container && textOf(node, 'taskDefinition') === taskDefinition,
  );
  if (same >= 0) return changed(text, root, same, settlement);
  const [first] = known;
  if (first !== undefined) return [before(text, first, entry)];
  return edits(modify(text, ['images'], [entry], { formattingOptions: layoutOf(text) }));
}

function textOf(node: Node, key: string): unknown {
  return findNodeAtLocation(node, [key])?.value;
}

/** Another Dockerfile and stage in an entry; the rest of it stays as it is written. */
function changed(text: string, root: Node, index: number, { dockerfile, target }: Settlement): Edit[] {
  const path = ['images', index];
  const [file, stage] = ['dockerfile', 'target'].map((key) => findNodeAtLocation(root, [...path, key]));
  if (file === undefined) return edits(modify(text, [...path, 'dockerfile'], dockerfile, {}));
  const written = replaced(file, dockerfile);
  if (target === undefined) return [written, ...edits(modify(text, [...path, 'target'], undefined, {}))];
  if (stage !== undefined) return [written, replaced(stage, target)];
  const gap = blanksBefore(text, file.parent?.offset ?? file.offset);
  return [{ ...written, text: `${written.text},${gap || ' '}"target": ${JSON.stringify(target)}` }];
}

function replaced({ offset, length }: Node, value: string): Edit {
  return { span: { start: offset, end: offset + length }, text: JSON.stringify(value) };
}

/** A new entry above the first, laid out like it: below the last it would come between that and a comment behind it. */
function before(text: string, { offset, length }: Node, entry: object): Edit {
  const gap = blanksBefore(text, offset);
  const isBroken = text.slice(offset, offset + length).includes('\n');
  const { tabSize, insertSpaces, eol } = layoutOf(text);
  const lines = JSON.stringify(entry, undefined, isBroken ? (insertSpaces ? tabSize : '\t') : 1);
  const line = gap.slice(gap.lastIndexOf('\n') + 1);
  const laid = isBroken ? lines.replaceAll('\n', `${eol}${line}`) : lines.replaceAll(/\n\s*/g, ' ');
  return { span: { start: offset, end: offset }, text: `${laid},${gap || ' '}` };
}

function blanksBefore(text: string, offset: number): string {
  return /\s*$/.exec(text.slice(0, offset))?.[0] ?? '';
}

/** How the author lays the file out. */
export function layoutOf(text: string) {
  const indentation = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const insertSpaces = !indentation.includes('\t');
  return { insertSpaces, tabSize: insertSpaces ? indentation.length : 1, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

function edits(changes: readonly { offset: number; length: number; content: string }[]): Edit[] {
  return changes.map(({ offset, length, content }) => ({
    span: { start: offset, end: offset + length },
    text: content,
  }));
}
