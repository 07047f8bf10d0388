import { styleOf } from '../../syntax/json-style';
import { Lines } from '../../syntax/lines';
import type { ArrayNode, ObjectNode } from '../../syntax/node';
import type { TextLayout } from './writing';

/** How something new is laid out at `offset`: on one line where its neighbours share a line with the bracket that opens them. */
export function layoutAt(text: string, holder: ObjectNode | ArrayNode, offset: number): TextLayout {
  const style = styleOf(text);
  const lines = new Lines(text);
  const items = holder.kind === 'object' ? holder.members : holder.elements;
  const [first] = items.filter(({ span }) => span.end <= offset || span.start > offset);
  const sharesLine = first !== undefined && !lines.startsLine(first.span.start);
  return { style, indentation: sharesLine && !lines.startsLine(offset) ? undefined : lines.indentationAt(offset) };
}
