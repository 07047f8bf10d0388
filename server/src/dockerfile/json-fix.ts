/** Characters that mean something to a shell, so that a command with them cannot run without one. */
const shellSyntax = /[|&;<>()$`*?#~=%![\]{}\\\n]/;

/**
 * A command of plain or quoted words as a JSON array: `node app.js` becomes `["node", "app.js"]`.
 * `undefined` where a shell would do more than part the words.
 */
export function jsonArray(command: string): string | undefined {
  const words: string[] = [];
  for (const match of command.matchAll(/\s*("[^"]*"|'[^']*'|[^\s"']+)(?=\s|$)/gy)) {
    const word = match[1] as string;
    const quoted = word.startsWith('"') || word.startsWith("'");
    const value = quoted ? word.slice(1, -1) : word;
    const single = word.startsWith("'");
    if (!single && shellSyntax.test(quoted ? value.replace(/[|&;<>()*?#~=%![\]{}]/g, '') : value)) return undefined;
    words.push(value);
  }
  const parsed = command.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  if (parsed.length !== words.length || words.length === 0) return undefined;
  if (shellBuiltins.has(words[0] as string)) return undefined;
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** Words that only a shell knows. */
const shellBuiltins = new Set([
  'cd',
  'exec',
  'export',
  'set',
  'source',
  '.',
  'eval',
  'if',
  'for',
  'while',
  'case',
  'until',
  'trap',
  'ulimit',
  'umask',
  'exit',
  ':',
]);
