import { documentationOf } from '../engine/documentation';
import { readMarks } from '../engine/markers';
import type { RuleDescription } from '../engine/rule';

/** A rule as a hover shows it: what is wrong, why it matters, an example, and where there is more, as markdown. */
export function explainRule(rule: RuleDescription): string {
  const { id, summary, why, aliases = [] } = rule;
  const example = shortExample(rule);
  const names = aliases.length === 0 ? '' : ` Also known as ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`;
  return [
    `**${summary}**`,
    why.trim(),
    ...(example === undefined ? [] : [`For example:\n\n\`\`\`diff\n${example}\n\`\`\``]),
    `[${id}](${documentationOf(id)}).${names}`,
  ].join('\n\n');
}

/** More lines would hide what a person is looking at. */
const mostLines = 8;

/** The lines that the first example of a fix changes, as a diff; nothing where there is none, or it is long. */
function shortExample({ examples }: RuleDescription): string | undefined {
  const example = examples.bad.find(({ fixed }) => fixed !== undefined);
  if (example?.fixed === undefined) return undefined;
  const [removed, added] = changedLines(readMarks(example.code).text.split('\n'), example.fixed.split('\n'));
  if (removed.length + added.length > mostLines) return undefined;
  return [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n');
}

/** What is between the lines that two texts begin and end with in common. */
function changedLines(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

/** Markdown for editors that show text as it stands: links are written out, emphasis and code marks go. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replace(/^```.*\n?/gm, '')
    .replace(/\*\*|`/g, '');
}
