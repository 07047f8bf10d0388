import { documentationOf } from '../engine/documentation';
import type { RuleDescription } from '../engine/rule';

/** A rule as a hover shows it: what is wrong, why it matters, and where there is more, as markdown. */
export function explainRule({ id, summary, why, aliases = [] }: RuleDescription): string {
  const names = aliases.length === 0 ? '' : ` Also known as ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`;
  return `**${summary}**\n\n${why.trim()}\n\n[${id}](${documentationOf(id)}).${names}`;
}

/** Markdown for editors that show text as it stands: links are written out, emphasis and code marks go. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replace(/^```.*\n?/gm, '')
    .replace(/\*\*|`/g, '');
}
