import type { Data } from '../../syntax/editor';
import { type JsonStyle, print } from '../../syntax/json-style';
import type { Site } from '../site';
import { NewValue } from './new-value';
import { Stops, StopWriter } from './stops';
import type { Suggestion } from './suggestion';

/** A text to be inserted. */
export interface Written {
  readonly text: string;
  /** It has tab stops. */
  readonly isSnippet: boolean;
  /** Suggestions are to be shown at its first stop. */
  readonly continues?: boolean;
}

/** How a text is laid out: `indentation` is that of the line, `undefined` for all on one line. */
export interface TextLayout {
  readonly style: JsonStyle;
  readonly indentation: string | undefined;
}

/** A suggestion as JSON. */
export function writeSuggestion({ value }: Suggestion, { style, indentation }: TextLayout): Written {
  const writer = new StopWriter();
  if (value instanceof Stops) return { text: writer.string(value), isSnippet: true };
  if (isStopsList(value)) {
    return { text: `[${value.map((item) => writer.string(item)).join(', ')}]`, isSnippet: true };
  }
  return { text: print(value, style, indentation), isSnippet: false };
}

function isStopsList(value: Suggestion['value']): value is readonly Stops[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof Stops);
}

/** The value of a property that is not there yet, or a new element of a list. */
export function writeNewValue(site: Site, layout: TextLayout): Written {
  return new NewValue(site, layout).write();
}

/** A value of ours with tab stops for what only the author knows. */
export function writeSkeleton(site: Site, skeleton: Data, layout: TextLayout): Written {
  return new NewValue(site, layout).writeSkeleton(skeleton);
}
