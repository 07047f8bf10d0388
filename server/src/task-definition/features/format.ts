import { format as formatJson } from 'jsonc-parser';
import type { Layout } from '../../engine/features';
import type { Edit } from '../../engine/finding';
import type { TaskDefinitionModel } from '../model';

/**
 * The edits that lay a task definition out anew. Only strict JSON is touched: what stands around a placeholder outside
 * a string, or behind a fault, would end up in the wrong place.
 */
export function format({ text }: TaskDefinitionModel, { tabSize, insertSpaces }: Layout): readonly Edit[] {
  if (!isJson(text)) return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = formatJson(text, undefined, { tabSize, insertSpaces, eol });
  return edits.map(({ offset, length, content }) => ({ span: { start: offset, end: offset + length }, text: content }));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
