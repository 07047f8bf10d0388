import type { Span } from '../../engine/span';

/**
 * How people and tools write "to be filled in later". A value that holds one anywhere is unknown, and no rule accuses it.
 * The forms were counted over public task definitions: about 40 % of these hold one. Repetitions have bounds where the
 * text of a hostile file could make them slow.
 */
export interface PlaceholderForm {
  /** Who writes it. */
  readonly name: string;
  /** An example, for documentation and tests. */
  readonly example: string;
  /** Source of a regular expression without groups that capture. */
  readonly pattern: string;
}

/** Forms that carry their own signs, so that they are recognised outside strings too. The longer ones first. */
export const markedForms: readonly PlaceholderForm[] = [
  { name: 'Mustache, unescaped', example: '{{{ port }}}', pattern: String.raw`\{\{\{(?!\{)[^\n]{0,200}?\}\}\}` },
  {
    name: 'Mustache, Go, Jinja',
    example: '{{ port }}',
    pattern: String.raw`\{\{(?!\{)(?:[^\n]{0,200}?|[^"{}]{0,200}?)\}\}`,
  },
  { name: 'Jinja statement', example: '{% if x %}', pattern: String.raw`\{[%#][^\n]{0,200}?[%#]\}` },
  { name: 'Terraform directive', example: '%{ if x }', pattern: String.raw`%\{[^\n}]*\}` },
  { name: 'shell, Terraform', example: '${PORT}', pattern: String.raw`\$\{(?:[^{}\n]|\{[^{}\n]*\})*\}` },
  { name: 'Make, Azure DevOps', example: '$(PORT)', pattern: String.raw`\$\([\w.:-]+\)` },
  { name: 'ECS agent tests', example: '$$$PORT$$$', pattern: String.raw`\${2,6}\w+\${2,6}` },
  { name: 'shell', example: '$PORT', pattern: String.raw`\$[A-Za-z_]\w*` },
  { name: 'ERB', example: '<%= port %>', pattern: '<%[^\\n]{0,200}?%>' },
  { name: 'CodeDeploy, people', example: '<IMAGE1_NAME>', pattern: String.raw`<[A-Za-z_][^<>"\n]*>` },
  // A name of one or two letters with a letter after it is a date format: %dT%H.
  { name: 'Windows', example: '%PORT%', pattern: String.raw`%[A-Za-z_](?:\w{2,}%|\w?%(?![A-Za-z]))` },
  { name: 'sed', example: '__PORT__', pattern: String.raw`__[A-Za-z0-9](?:\w{0,100}?[A-Za-z0-9])?__` },
  { name: 'Autoconf, Maven', example: '@PORT@', pattern: String.raw`@@?[A-Za-z_][\w.]*@@?` },
  { name: 'Octopus', example: '#{PORT}', pattern: String.raw`#\{[^{}\n]*\}` },
];

/** Forms that mean something inside a string only. */
export const boundForms: readonly PlaceholderForm[] = [
  { name: 'people', example: '{your-id}', pattern: String.raw`\{[A-Za-z_][\w .-]*\}` },
  { name: 'people', example: '[YOUR ID]', pattern: String.raw`\[[A-Z][A-Z0-9_ -]+\]` },
];

/** A regular expression for a word of its own; `_` may adjoin it. */
const word = (body: string) => `(?<![A-Za-z0-9])(?:${body})(?![A-Za-z0-9])`;

/** Bare words that stand for themselves in no real value. */
export const bareForms: readonly PlaceholderForm[] = [
  {
    name: 'people',
    example: 'ACCOUNT_ID',
    pattern: word('(?:AWS[_-]?)?(?:ACCOUNT|REGION)(?:[_-]?(?:ID|NUMBER|NAME))?'),
  },
  { name: 'people', example: 'YOUR_REGION', pattern: word(String.raw`(?:YOUR|Your|your)[_-]\w+`) },
  { name: 'people', example: 'REPLACE_ME', pattern: word(String.raw`(?:REPLACE|Replace|replace)(?:[_-]\w+|ME|Me|me)`) },
  { name: 'people', example: 'CHANGE_ME', pattern: word('(?:CHANGE|Change|change)[_-]?(?:ME|Me|me)') },
  { name: 'people', example: 'INSERT_HERE', pattern: word(String.raw`(?:INSERT|FILL)[_-]\w+`) },
  { name: 'people', example: 'PLACEHOLDER', pattern: word('PLACEHOLDER') },
  { name: 'people', example: 'xxxxxxxxxxxx', pattern: word('[xX]{4,}') },
];

/** Every form, in the order in which they are tried. */
export const placeholderForms: readonly PlaceholderForm[] = [...markedForms, ...boundForms, ...bareForms];

const sources = (forms: readonly PlaceholderForm[]) => forms.map((form) => form.pattern).join('|');
const signs = /[{$<%@#[]|__/;
const anywhere = new RegExp(sources(placeholderForms));
const bare = new RegExp(sources(bareForms));
const every = new RegExp(sources(placeholderForms), 'g');

/** Whether a placeholder stands anywhere in a string. */
export function holdsPlaceholder(value: string): boolean {
  return (signs.test(value) ? anywhere : bare).test(value);
}

/** Where the placeholders of a string stand, in code units from its start. */
export function placeholdersIn(value: string): Span[] {
  return [...value.matchAll(every)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const aroundMarked = String.raw`[\w.-]{0,64}?(?:${sources(markedForms)})(?:${sources(markedForms)}|[\w.-])*`;
const outside = new RegExp(`${aroundMarked}|(?:${sources(bareForms)})[\\w-]*`, 'y');

/** How long the placeholder is that stands at `offset` outside any string, with what is glued to it; 0 if there is none. */
export function placeholderLength(text: string, offset: number): number {
  outside.lastIndex = offset;
  return outside.exec(text)?.[0].length ?? 0;
}

const statement = new RegExp(
  [
    String.raw`\{%.*%\}$`,
    String.raw`%\{.*\}$`,
    String.raw`\{#.*#\}$`,
    '<%[^=].*%>$',
    String.raw`\{\{[~-]?\s*(?:[#/^!>]|\$\w+\s*:?=|else\b|end\b|if\b|range\b|with\b|define\b|block\b|template\b|include\b)`,
  ]
    .map((source) => `^(?:${source})`)
    .join('|'),
);

/** Whether a placeholder is a statement of the template (a loop, a condition, a comment), which leaves no value behind. */
export function isStatement(placeholder: string): boolean {
  return statement.test(placeholder);
}
