import { isBlank, isSpace } from './characters';
import type { SourcedText } from './sourced-text';

/**
 * Parts arguments at blanks, leaving quotes in place; blanks in quotes do not part (BuildKit: `parseWords`).
 * So it reads ENV, LABEL and ARG.
 */
export function quotedWords(source: SourcedText, escapeCharacter: string): SourcedText[] {
  const { text } = source;
  const words: SourcedText[] = [];
  let start = -1;
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    if (quote === '' && isSpace(text.charCodeAt(index))) {
      if (start !== -1) words.push(source.slice(start, index));
      start = -1;
      continue;
    }
    if (start === -1) start = index;
    if (quote === '') {
      if (char === '"' || char === "'") quote = char;
      else if (char === escapeCharacter) index++;
    } else if (char === quote) quote = '';
    else if (char === escapeCharacter && quote === '"') index++;
  }
  if (start !== -1) words.push(source.slice(start));
  return words;
}

/** Parts arguments at blanks; quotes mean nothing (BuildKit: `parseStringsWhitespaceDelimited`). So it reads FROM, COPY, EXPOSE. */
export function blankSeparated(source: SourcedText): SourcedText[] {
  const { text } = source;
  const words: SourcedText[] = [];
  let start = -1;
  for (let index = 0; index <= text.length; index++) {
    const blank = index === text.length || isBlank(text.charCodeAt(index));
    if (!blank && start === -1) start = index;
    if (!blank || start === -1) continue;
    words.push(source.slice(start, index));
    start = -1;
  }
  return words;
}

/** A name with its value: `A=b`, or `A b` of old. The value keeps its quotes. */
export interface KeyValue {
  readonly key: SourcedText;
  /** Absent for `ARG name`. */
  readonly value: SourcedText | undefined;
  /** Name and value. */
  readonly whole: SourcedText;
  /** Parted by a blank. */
  readonly legacy: boolean;
}

/** Parts a word at its first `=`. */
export function keyValue(word: SourcedText): KeyValue {
  const equals = word.text.indexOf('=');
  if (equals === -1) return { key: word, value: undefined, whole: word, legacy: false };
  return { key: word.slice(0, equals), value: word.slice(equals + 1), whole: word, legacy: false };
}

/**
 * The pairs of ENV and LABEL (BuildKit: `parseNameVal`). A first word without `=` makes the whole rest one pair of the old form;
 * its value is absent where nothing follows the name.
 */
export function environmentPairs(source: SourcedText, escapeCharacter: string): KeyValue[] {
  const words = quotedWords(source, escapeCharacter);
  const first = words[0];
  if (first === undefined) return [];
  if (first.text.includes('=')) return words.map(keyValue);
  let nameEnd = 0;
  while (nameEnd < source.length && !isBlank(source.text.charCodeAt(nameEnd))) nameEnd++;
  let valueStart = nameEnd;
  while (valueStart < source.length && isBlank(source.text.charCodeAt(valueStart))) valueStart++;
  const value = valueStart === nameEnd ? undefined : source.slice(valueStart);
  return [{ key: source.slice(0, nameEnd), value, whole: source, legacy: true }];
}
