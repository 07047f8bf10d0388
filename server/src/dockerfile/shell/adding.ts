import type { Fix, Safety } from '../../engine/finding';
import { ShellWord, type Word } from './word';

/** Writes an option behind a word, as the shell or the JSON array around it wants it. */
export function addingOption(word: Word, option: string, safety: Safety): Fix {
  const at = word.span.end;
  const text = word instanceof ShellWord ? ` ${option}` : `", "${option}`;
  return { title: `Add ${option}`, safety, edits: [{ span: { start: at, end: at }, text }] };
}
