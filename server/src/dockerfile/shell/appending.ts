import type { Edit } from '../../engine/finding';
import type { Instruction } from '../syntax/instruction';
import type { Script } from './script';

/** Writes one more command at the end of a script, in its layout; `undefined` where that cannot be told. */
export function appending({ instruction, source, text }: Script, command: string): Edit | undefined {
  if (source === undefined || text.length === 0) return undefined;
  if (source.heredoc !== undefined) return inHeredoc(instruction.source, source.heredoc.terminator?.start, command);
  // A comment would swallow it, and so would what is run in the background or not finished.
  if (instruction.heredocs.length > 0 || /(?:^|\s)#|[&|\\]\s*$/.test(text.text)) return undefined;
  const { end } = text.span();
  return { span: { start: end, end }, text: `${joint(instruction, instruction.source.slice(0, end))}${command}` };
}

/** What stands between the commands of a script, to be written behind its last one. */
function joint({ escapeCharacter }: Instruction, before: string): string {
  const ended = before.endsWith(';');
  const lines = before.split('\n');
  if (lines.length === 1) return ended ? ' ' : ' && ';
  const newline = ` ${escapeCharacter}${before.includes('\r\n') ? '\r\n' : '\n'}`;
  for (let index = lines.length - 1; index > 0; index--) {
    const [, indent = '', operator] = /^([ \t]*)(&& *)?/.exec(lines[index] ?? '') ?? [];
    if (operator !== undefined) return `${newline}${indent}${operator}`;
    const above = (lines[index - 1] ?? '').trimEnd();
    const trailing = above.endsWith(escapeCharacter) ? /( &&|;)\s*$/.exec(above.slice(0, -1))?.[1] : undefined;
    if (trailing !== undefined) return `${ended ? '' : trailing}${newline}${indent}`;
  }
  const indent = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  return `${newline}${indent}${ended ? '' : '&& '}`;
}

function inHeredoc(source: string, at: number | undefined, command: string): Edit | undefined {
  if (at === undefined) return undefined;
  const above = source.slice(0, at).trimEnd();
  // A line that is continued would take it in.
  if (above.endsWith('\\')) return undefined;
  const indent = /^[ \t]*/.exec(above.slice(above.lastIndexOf('\n') + 1))?.[0] ?? '';
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start: at, end: at }, text: `${indent}${command}${newline}` };
}
