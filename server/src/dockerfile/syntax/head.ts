import { isBlank, skipSpace, trimEnd } from './characters';

/** A flag as it stands in a joined line, before its name is looked up. All numbers are units of that line. */
export interface RawFlag {
  readonly from: number;
  readonly to: number;
  /** Without quotes and escape characters: `--mount=type=cache`. */
  readonly text: string;
  /** Where each unit of `text` stands. */
  readonly indices: readonly number[];
}

/** The parts of a joined line. */
export interface Head {
  /** Upper-cased. */
  readonly keyword: string;
  readonly keywordFrom: number;
  readonly keywordTo: number;
  readonly flags: readonly RawFlag[];
  /** The `--` that ends the flags, if there is one. */
  readonly separator: number | undefined;
  /** The rest, without the blanks around it. */
  readonly argumentsFrom: number;
  readonly argumentsTo: number;
}

/** Parts a joined line into instruction, flags and arguments (BuildKit: `splitCommand`, `extractBuilderFlags`). */
export function readHead(line: string, escapeCharacter: string, from = 0): Head {
  const keywordFrom = skipSpace(line, from);
  const to = trimEnd(line, keywordFrom, line.length);
  let keywordTo = keywordFrom;
  while (keywordTo < to && !isBlank(line.charCodeAt(keywordTo))) keywordTo++;
  const flags: RawFlag[] = [];
  let position = keywordTo;
  let separator: number | undefined;
  for (;;) {
    position = skipBlanks(line, position, to);
    if (!line.startsWith('--', position)) break;
    const flag = readFlag(line, escapeCharacter, position, to);
    position = flag.to;
    if (flag.text === '--') {
      separator = flag.from;
      position = skipSpace(line, position, to);
      break;
    }
    if (flag.text !== '') flags.push(flag);
  }
  return {
    keyword: line.slice(keywordFrom, keywordTo).toUpperCase(),
    keywordFrom,
    keywordTo,
    flags,
    separator,
    argumentsFrom: Math.min(position, to),
    argumentsTo: to,
  };
}

/** Among flags BuildKit looks at bytes: blanks beyond ASCII belong to the words. */
function skipBlanks(line: string, from: number, to: number): number {
  let position = from;
  while (position < to && isBlank(line.charCodeAt(position))) position++;
  return position;
}

function readFlag(line: string, escapeCharacter: string, from: number, to: number): RawFlag {
  const indices: number[] = [];
  let quote = '';
  let position = from;
  for (; position < to; position++) {
    const char = line[position] as string;
    if (quote === '' && isBlank(line.charCodeAt(position))) break;
    if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      continue;
    }
    if (quote !== '' && char === quote) {
      quote = '';
      continue;
    }
    if (char === escapeCharacter) {
      if (position + 1 === to) continue;
      position++;
    }
    indices.push(position);
  }
  return { from, to: position, text: indices.map((index) => line[index] as string).join(''), indices };
}
