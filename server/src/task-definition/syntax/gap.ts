import type { Span } from '../../engine/span';
import { isStatement, placeholderLength, placeholdersIn } from '../tables/placeholders';
import type { ArrayNode, ObjectNode } from './node';

/** What stands between two items of an object or array. */
export interface Gap {
  readonly hasComma: boolean;
  /** Something stands there that may bring a comma along when the template is filled in. */
  readonly isOpen: boolean;
  /** A word without quotes that the end of the gap stands in; empty at the end otherwise. */
  readonly word: Span;
}

/** How far behind the end of a gap a placeholder may close that it stands in, in UTF-16 units. */
const placeholderReach = 300;

/**
 * Reads what stands between two items, up to a place where something may be written. `undefined` if the place is in a
 * comment, in a placeholder, or behind something that is no JSON. `expected` are signs that may stand there too.
 */
export function gapBetween(text: string, start: number, end: number, expected = ''): Gap | undefined {
  const source = withoutComments(text.slice(start, end));
  if (source === undefined || isInPlaceholder(text, start, end)) return undefined;
  const typed = /[A-Za-z_$][\w$-]*$/.exec(source)?.[0] ?? '';
  const between = source.slice(0, source.length - typed.length);
  const last = between.at(-1) ?? ' ';
  if (!/[\s,]/.test(last) && !(expected !== '' && expected.includes(last))) return undefined;
  if (holdsLostTokens(between)) return undefined;
  const rest = typed === '' ? '' : (/^[\w$-]*/.exec(text.slice(end, end + 100))?.[0] ?? '');
  return {
    hasComma: between.includes(','),
    isOpen: /[^\s,]/.test(between),
    word: { start: end - typed.length, end: end + rest.length },
  };
}

/** Blanks where comments were; `undefined` if the last one has not ended. */
function withoutComments(source: string): string | undefined {
  if (!source.includes('/')) return source;
  let result = '';
  let at = 0;
  for (const match of source.matchAll(/\/\/|\/\*/g)) {
    if (match.index < at) continue;
    const end = match[0] === '//' ? source.indexOf('\n', match.index) : source.indexOf('*/', match.index + 2) + 1;
    if (end <= 0) return undefined;
    result += `${source.slice(at, match.index)} `;
    at = end + 1;
  }
  return result + source.slice(at);
}

/** Strings and brackets belong to items; between them they stand only where the text was not understood. */
function holdsLostTokens(source: string): boolean {
  const lost = /["{}[\]]/;
  if (!lost.test(source)) return false;
  let end = 0;
  for (const template of placeholdersIn(source)) {
    if (lost.test(source.slice(end, template.start))) return true;
    end = template.end;
  }
  return lost.test(source.slice(end));
}

function isInPlaceholder(text: string, start: number, end: number): boolean {
  const source = text.slice(start, end + placeholderReach);
  if (!/[{$<%@#]|__/.test(source.slice(0, end - start))) return false;
  return placeholdersIn(source).some((placeholder) => {
    return start + placeholder.start < end && end <= start + placeholder.end;
  });
}

/** The comma that has to follow something written at `end`, if another item comes next; nothing if one is there. */
export function separatorAfter(text: string, holder: ObjectNode | ArrayNode, end: number): string {
  const next = nextSign(text, end, holder.span.end);
  if (next === undefined) return '';
  if (holder.kind === 'object') return text[next] === '"' ? ',' : '';
  const placeholder = text.slice(next, next + placeholderLength(text, next));
  // A loop or a condition brings commas of its own.
  if (placeholder !== '') return isStatement(placeholder) ? '' : ',';
  return /["{[\w-]/.test(text[next] ?? '') ? ',' : '';
}

/** Where the first character stands that is neither blank nor comment. */
function nextSign(text: string, from: number, limit: number): number | undefined {
  let at = from;
  for (;;) {
    while (at < limit && /\s/.test(text[at] ?? '')) at += 1;
    const comment = text.slice(at, at + 2);
    if (comment !== '//' && comment !== '/*') break;
    const end = comment === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at) + 1;
    if (end <= at) return undefined;
    at = end + 1;
  }
  return at < limit ? at : undefined;
}
