import { timeText } from '../../../../server/src/engine/image-facts';

export { shortDigest, sizeText, timeText } from '../../../../server/src/engine/image-facts';

/** A name that AWS gave, as plain text in Markdown: nothing in it is a link, an image, HTML or an icon. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|<>~$&:@/]/g, (character) => `\\${character}`)
    .replace(
      /\\([<>&])/g,
      (_, character: string) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[character] ?? character,
    )
    .replace(/\s+/g, ' ');
}

/** Foreign words in a Markdown document that is also read as it stands: escaped no more than it takes. */
export function escapeLightly(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Lines of a tooltip: a bold heading, then `name: value` for each value that there is. */
export function tooltip(heading: string, facts: readonly (readonly [name: string, value: unknown])[]): string {
  const lines = facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- ${name}: ${escapeMarkdown(value instanceof Date ? timeText(value) : String(value))}`);
  return [`**${escapeMarkdown(heading)}**`, lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** `2026-11-21`, in UTC: where there is little room. */
export function dayText(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** What follows the last slash of an ARN. */
export function afterSlash(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
