import type { Statement } from './model';
import { type Expansion, expand } from './syntax/expand';
import type { SourcedText } from './syntax/sourced-text';
import { readTemplate } from './syntax/variables';
import { platformVariables } from './tables/variables';

/** The ARGs above the first FROM, and what FROM can replace with them. */
export interface Globals {
  /** Default values; `undefined` where the ARG has none. */
  readonly values: ReadonlyMap<string, string | undefined>;
  /** Where each name was declared last. */
  readonly declarations: ReadonlyMap<string, { readonly statement: Statement; readonly name: SourcedText }>;
  /** A text with its variables replaced by their defaults; platform variables are set, but unknown. */
  expand(text: SourcedText): Expansion;
}

const platformNames: ReadonlySet<string> = new Set(platformVariables.map(({ name }) => name));

/** Reads the ARGs above the first FROM (BuildKit: `buildMetaArgs`). */
export function readGlobals(statements: readonly Statement[], escapeCharacter: string): Globals {
  const values = new Map<string, string | undefined>();
  const declarations = new Map<string, { statement: Statement; name: SourcedText }>();
  const known = new Map<string, string | undefined>();
  const expandText = (text: SourcedText) =>
    expand(readTemplate(text, { escapeCharacter }), (name) =>
      known.has(name) || platformNames.has(name) ? { set: true, value: known.get(name) } : { set: false },
    );
  for (const statement of statements) {
    if (statement.keyword === 'FROM') break;
    if (statement.keyword !== 'ARG') continue;
    for (const { key, value } of statement.instruction.pairs) {
      declarations.set(key.text, { statement, name: key });
      const text = value === undefined ? undefined : expandText(value).text;
      values.set(key.text, text);
      if (value !== undefined) known.set(key.text, text);
    }
  }
  return { values, declarations, expand: expandText };
}
