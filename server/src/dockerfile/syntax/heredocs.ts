import { shellWords } from './shell-words';

/** What opens a heredoc, in units of the joined line. */
export interface HeredocOpener {
  /** The line that ends it. */
  readonly name: string;
  /** `<<-`: tabs before the body's lines and its end are dropped. */
  readonly dropsTabs: boolean;
  /** Whether variables in the body are replaced: no part of the name is quoted. */
  readonly expands: boolean;
  /** From the first digit or `<` to the end of the name. */
  readonly from: number;
  readonly to: number;
}

/** A word that opens a heredoc, and one that looks so but has an open quote or brace in its name. */
export interface HeredocOpeners {
  readonly openers: readonly HeredocOpener[];
  readonly broken: { readonly from: number; readonly to: number } | undefined;
}

const openerPattern = /^(\d*)<<(-?)\s*([^<]*)$/;
const quote = /['"]/g;

/**
 * The heredocs that a line opens (BuildKit: `heredocsFromLine`). The escape character is `\` whatever the directive says.
 * A line whose quotes do not match opens none.
 */
export function heredocOpeners(line: string): HeredocOpeners {
  const openers: HeredocOpener[] = [];
  if (!line.includes('<<')) return { openers, broken: undefined };
  for (const word of shellWords(line, { rawQuotes: true, rawEscapes: true }) ?? []) {
    const from = word.indices[0] ?? 0;
    const to = (word.indices.at(-1) ?? 0) + 1;
    const match = openerPattern.exec(word.text);
    const rest = match?.[3];
    if (match === null || rest === undefined || rest === '') continue;
    const plain = shellWords(rest, { rawQuotes: false, rawEscapes: false });
    if (plain === undefined) return { openers, broken: { from, to } };
    const [name, ...more] = plain;
    if (name === undefined || more.length > 0) continue;
    const raw = shellWords(rest, { rawQuotes: true, rawEscapes: false })?.[0]?.text ?? rest;
    openers.push({
      name: name.text,
      dropsTabs: match[2] === '-',
      expands: countQuotes(name.text) === countQuotes(raw),
      from,
      to,
    });
  }
  return { openers, broken: undefined };
}

function countQuotes(text: string): number {
  return text.match(quote)?.length ?? 0;
}
