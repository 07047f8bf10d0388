/**
 * Words of others for a notification, which shows `[text](address)` as a link, also one that runs a command. Here it stays text.
 * Source: VS Code, `parseLinkedText`.
 */
export function plainWords(text: string): string {
  return text.replaceAll('](', '] (');
}
