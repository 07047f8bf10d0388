/** Lines of a Dockerfile of our own as a block. */
export function block(...lines: readonly string[]): string {
  return `\`\`\`dockerfile\n${lines.join('\n')}\n\`\`\``;
}
