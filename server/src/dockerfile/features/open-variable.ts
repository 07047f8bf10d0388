/** A variable whose name is being typed at the end of a text. */
export interface OpenVariable {
  /** What has been typed of the name; `:` where the name is complete and a modifier begins. */
  readonly typed: string;
  readonly isBraced: boolean;
}

/** How quotes are read. */
export interface QuoteReading {
  readonly escapeCharacter: string;
  /** Quotes mean nothing: in a heredoc that COPY writes. */
  readonly keepsQuotes?: boolean;
}

/**
 * The variable that is being typed at the end of a text; `undefined` where there is none: no `$`, an escaped one, or within single
 * quotes.
 */
export function openVariable(text: string, reading: QuoteReading): OpenVariable | undefined {
  const match = /\$(\{?)([A-Za-z_][A-Za-z0-9_]*)?(:?)$/.exec(text);
  if (match === null) return undefined;
  const [, brace, name, colon] = match;
  const isBraced = brace !== '';
  if (colon !== '' && (!isBraced || name === undefined)) return undefined;
  if (!isLive(text, match.index, reading)) return undefined;
  return { typed: colon === '' ? (name ?? '') : ':', isBraced };
}

/** Whether a `$` at an index is read as one: it is neither escaped nor within single quotes. */
function isLive(text: string, dollar: number, { escapeCharacter, keepsQuotes }: QuoteReading): boolean {
  let quote = '';
  let index = 0;
  while (index < dollar) {
    const char = text[index];
    if (char === escapeCharacter && quote !== "'") index++;
    else if (keepsQuotes !== true && (char === '"' || char === "'")) {
      if (quote === '') quote = char;
      else if (quote === char) quote = '';
    }
    index++;
  }
  return index === dollar && quote !== "'";
}
