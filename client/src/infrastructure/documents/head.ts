import { headLength } from '../../../../server/src/engine/documents';

/** As much of a VS Code document as is needed to read its beginning. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

/**
 * The first 64 Ki units of a document, read line by line: `getText()` would first put together all of a document of
 * many megabytes. Line ends become `\n`, which makes no difference to what the head is looked at for.
 */
export function headOf(document: Lines): string {
  const lines: string[] = [];
  let length = 0;
  while (lines.length < document.lineCount && length < headLength) {
    const { text } = document.lineAt(lines.length);
    lines.push(text);
    length += text.length + 1;
  }
  const end = lines.length < document.lineCount ? '\n' : '';
  return (lines.join('\n') + end).slice(0, headLength);
}
