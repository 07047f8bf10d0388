import { findNodeAtLocation, modify } from 'jsonc-parser';
import type { Edit } from '../engine/finding';
import { allRules } from '../languages';
import { readTree } from './tree';

/** How a new part of a configuration is laid out; what is there already stays as it is. */
const formattingOptions = { tabSize: 2, insertSpaces: true, eol: '\n' };

/**
 * The edits that turn a rule off in the text of a `.quaymaster.json`; an empty text becomes a configuration.
 * `undefined` where the text cannot be read, so that there is no telling where the rule belongs.
 */
export function turnOff(text: string, ruleId: string): Edit[] | undefined {
  if (text.trim() === '') {
    const content = `${JSON.stringify({ rules: { [ruleId]: 'off' } }, undefined, 2)}\n`;
    return [{ span: { start: 0, end: text.length }, text: content }];
  }
  const { root, problems } = readTree(text);
  if (root?.type !== 'object' || problems.length > 0) return undefined;
  const rules = findNodeAtLocation(root, ['rules']);
  const names = (rules?.children ?? []).map((property): unknown => property.children?.[0]?.value);
  const name = names.findLast((known) => allRules.resolve(String(known)).some(({ id }) => id === ruleId)) ?? ruleId;
  // At the end of the rules, a new one would come between the last and a comment behind it.
  const options = { formattingOptions, getInsertionIndex: rules === undefined ? undefined : () => 0 };
  const edits = modify(text, ['rules', String(name)], 'off', options);
  return edits.map(({ offset, length, content }) => ({ span: { start: offset, end: offset + length }, text: content }));
}
