import type { Edit } from '../../engine/finding';
import type { Script } from './script';

/** Writes one more command at the end of a script, in its layout; `undefined` where that cannot be told. */
export function appending({ instruction, source, text }: Script, command: string): Edit | undefined {
  if (source === undefined || text.length === 0) return undefined;
  if (source.heredoc !== undefined) return inHeredoc(instruction.source, source.heredoc.terminator?.start, command);
  // A comment would swallow it, and so would what is run in the background or not finished.
  if (instruction.heredocs.length > 0 || /(?:^|\s)#|[&|\\]\s*$/.test(text.text)) return undefined;
  const { end } = text.span();
  const before = instruction.source.slice(0, end);
  const lineStart = before.lastIndexOf('\n') + 1;
  const open = /;$/.test(before) ? '' : undefined;
  if (lineStart === 0) return { span: { start: end, end }, text: `${open ?? ' &&'} ${command}` };
  const last = before.slice(lineStart);
  const indent = /^[ \t]*/.exec(last)?.[0] ?? '';
  const leading = /^(&&|;)[ \t]*/.exec(last.slice(indent.length))?.[0];
  const trailing = endOfLineAbove(before.slice(0, lineStart), instruction.escapeCharacter);
  const next = `${instruction.escapeCharacter}${before.includes('\r\n') ? '\r\n' : '\n'}`;
  const join =
    leading !== undefined
      ? ` ${next}${indent}${leading}`
      : trailing !== undefined
        ? `${open ?? trailing} ${next}${indent}`
        : `${open ?? ''} ${next}${indent}${open === undefined ? '&& ' : ''}`;
  return { span: { start: end, end }, text: `${join}${command}` };
}

/** What joins the line above to the last one at its end: ` &&` or `;`. */
function endOfLineAbove(above: string, escapeCharacter: string): string | undefined {
  const line = above.trimEnd();
  if (!line.endsWith(escapeCharacter)) return undefined;
  return /(?: &&|;)$/.exec(line.slice(0, -1).trimEnd())?.[0];
}

function inHeredoc(source: string, at: number | undefined, command: string): Edit | undefined {
  if (at === undefined) return undefined;
  const above = source.slice(0, at).trimEnd();
  // A line that is continued would take it in.
  if (above.endsWith('\\')) return undefined;
  const indent = /[ \t]*$/.exec(
    above.slice(0, above.length - above.slice(above.lastIndexOf('\n') + 1).trimStart().length),
  );
  return {
    span: { start: at, end: at },
    text: `${indent?.[0] ?? ''}${command}${source.includes('\r\n') ? '\r\n' : '\n'}`,
  };
}
