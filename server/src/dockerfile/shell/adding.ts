import type { Fix, Safety } from '../../engine/finding';
import { ShellWord, type Word } from './word';

/** Writes an option behind each of some words, as the shell or the JSON array around them wants it. */
export function addingOption(words: readonly Word[], option: string, safety: Safety): Fix {
  const edits = words.map((word) => {
    const at = word.span.end;
    return { span: { start: at, end: at }, text: word instanceof ShellWord ? ` ${option}` : `", "${option}` };
  });
  return { title: `Add ${option}`, safety, edits };
}
