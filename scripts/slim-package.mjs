/** What of package.json is for those who build the extension: no editor reads it. */
const forBuilders = ['private', 'bin', 'scripts', 'overrides', 'allowScripts', 'devDependencies'];

/**
 * A file of the package without what nobody reads there.
 * @param {string} name of the file in the package
 * @param {() => string} text
 * @returns {string | undefined} nothing where the file stays as it is
 */
export function slimFile(name, text) {
  if (name === 'extension/readme.md') return withoutRules(text());
  if (name === 'extension/package.json') return JSON.stringify(withoutTools(JSON.parse(text())));
  if (name === 'extension/schemas/quaymaster.schema.json') return JSON.stringify(withRulesApart(JSON.parse(text())));
  if (name.endsWith('.json')) return JSON.stringify(JSON.parse(text()));
  return undefined;
}

/**
 * The README's lists of rules, folded in, are links to pages that the page it links above them links to as well.
 * @param {string} readme
 */
function withoutRules(readme) {
  const slim = readme.replace(/<details>\n<summary>(.+)<\/summary>[\s\S]*?<\/details>/g, '- $1');
  if (slim === readme) throw new Error('The README does not list the rules as it did.');
  return slim;
}

/** @param {Record<string, unknown>} manifest */
function withoutTools(manifest) {
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => !forBuilders.includes(name)));
}

/**
 * The names of the rules are in the language server already, which the extension asks for them: `client/src/features/rule-settings`.
 * @param {{ definitions: Record<string, Record<string, unknown>> }} schema of `.quaymaster.json`
 */
function withRulesApart({ definitions: { rules, ...definitions }, ...schema }) {
  const apart = { description: rules?.description, $ref: 'quaymaster-schemas://server/rules.json' };
  return { ...schema, definitions: { ...definitions, rules: apart } };
}
