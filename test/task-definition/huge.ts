const container = '{"name":"web","image":"web:1.4","memory":512,"essential":true},';
const containers = (separator: string) =>
  `{"containerDefinitions":[${`${container}${separator}`.repeat(20_000_000 / container.length)}${container.slice(0, -1)}]}`;

/** Documents that pass for task definitions by their start, and are none: nobody should wait for them. */
export const hugeDocuments: readonly [what: string, text: string][] = [
  ['20 MB of JSON on one line', containers('')],
  ['20 MB of JSON on many lines', containers('\n')],
  ['20 MB in one string', `{"containerDefinitions":[{"name":"${'a'.repeat(20_000_000)}"}]}`],
  ['20 MB in a string without an end', `{"containerDefinitions":[{"name":"${'a'.repeat(20_000_000)}`],
  ['20 MB of blanks', `{"containerDefinitions":[${' '.repeat(20_000_000)}]}`],
  ['a million elements', `{"containerDefinitions":[${'1,'.repeat(1_000_000)}1]}`],
  ['600,000 empty objects', `{"containerDefinitions":[${'{},'.repeat(600_000)}{}]}`],
  ['200,000 nested brackets, open', `{"containerDefinitions":${'['.repeat(200_000)}`],
  ['200,000 nested brackets, closed', `{"containerDefinitions":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['200,000 nested brackets, open objects', `{"containerDefinitions":${'{"a":'.repeat(200_000)}`],
];
