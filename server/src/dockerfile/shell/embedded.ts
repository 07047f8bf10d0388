import type { SourcedText } from '../syntax/sourced-text';
import type { ShellWord } from './word';

/** What a backslash within double quotes takes its meaning from. */
const escapable = '$`"\\\n';

/** The script in a word such as that of `sh -c "…"`, without its quotes; `undefined` where it is pieced together. */
export function embeddedText({ node, source, from, to }: ShellWord): SourcedText | undefined {
  if (node.type !== 'Word') return undefined;
  const parts = node.parts ?? [];
  if (parts.length > 1) return undefined;
  const [part] = parts;
  if (part === undefined) return source.slice(from, to);
  if (part.type === 'SingleQuoted') return source.slice(from + 1, to - 1);
  return part.type === 'DoubleQuoted' ? withoutEscapes(source.slice(from + 1, to - 1)) : undefined;
}

/**
 * A text without the backslashes that take the meaning from what follows them. `isExpanded`: a shell has replaced the variables that no
 * backslash stands before, and nothing is left of them.
 */
export function withoutEscapes(quoted: SourcedText, escaped = escapable, isExpanded = false): SourcedText {
  const { text } = quoted;
  if (!text.includes('\\')) return quoted;
  const indices: number[] = [];
  const units: string[] = [];
  for (let index = 0; index < text.length; index++) {
    const isEscaped = text[index] === '\\' && escaped.includes(text[index + 1] ?? 'x');
    if (isEscaped) index++;
    indices.push(index);
    units.push(isExpanded && !isEscaped && text[index] === '$' ? '_' : (text[index] as string));
  }
  return quoted.decoded(units.join(''), indices, 0);
}
