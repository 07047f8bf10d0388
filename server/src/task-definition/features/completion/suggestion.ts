import type { CompletionKind } from '../../../engine/features';
import type { Data } from '../../syntax/editor';
import { Stops } from './stops';

/** Something that can be written as a value. */
export interface Suggestion {
  /** What is written: a value, or one with places to be filled in. */
  readonly value: Data | Stops | readonly Stops[];
  /** Default: the text of the value. */
  readonly label?: string;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly kind?: CompletionKind;
  /** It is what is most likely meant. */
  readonly preselect?: boolean;
}

/** How a suggestion is called in the list. */
export function labelOf({ label, value }: Suggestion): string {
  if (label !== undefined) return label;
  if (value instanceof Stops) return value.plain;
  if (Array.isArray(value) && value[0] instanceof Stops) return value.map(({ plain }) => plain).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
