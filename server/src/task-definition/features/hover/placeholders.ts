import type { HoverInfo } from '../../../engine/features';
import { code, paragraphs } from '../../../engine/markdown';
import { type Node, spanInString } from '../../syntax/node';
import { holdsPlaceholder, placeholdersIn } from '../../tables/placeholders';

/** A placeholder under the pointer, in a string or in place of a value. */
export function explainPlaceholder(text: string, node: Node, offset: number): HoverInfo | undefined {
  if (node.kind === 'unknown') {
    const source = text.slice(node.span.start, node.span.end);
    return holdsPlaceholder(source) ? { span: node.span, markdown: explanation(source) } : undefined;
  }
  if (node.kind !== 'string' || !node.hasPlaceholder) return undefined;
  for (const part of placeholdersIn(node.value)) {
    const span = spanInString(node, part);
    if (span.start > offset || offset >= span.end) continue;
    return { span, markdown: explanation(node.value.slice(part.start, part.end)) };
  }
  return undefined;
}

function explanation(placeholder: string): string {
  return paragraphs(
    `**Placeholder** ${code(placeholder)}`,
    'It is filled in before the task definition is registered. Nothing is said against a value that holds one, since what it will be is not known; everything around it is checked.',
  );
}
