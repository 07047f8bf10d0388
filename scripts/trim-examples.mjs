import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { transform } from 'esbuild';

/** @typedef {import('acorn').AnyNode} Node */

/**
 * Leaves out the examples of rules that the language server never shows: it explains a rule by its first example that has a fix. The
 * command line and the documentation have them all.
 * @type {import('esbuild').Plugin}
 */
export const trimExamples = {
  name: 'trim-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]rules[\\/][^\\/]+\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', target: 'es2023' });
      return { contents: trimmed(code), loader: 'js' };
    });
  },
};

/** @param {string} code */
function trimmed(code) {
  /** @type {[list: Node, kept: Node | undefined][]} */
  const cuts = [];
  for (const object of nodesOf(parse(code, { ecmaVersion: 2023, sourceType: 'module' }))) {
    const examples = propertyOf(object, 'examples');
    if (examples === undefined) continue;
    const bad = propertyOf(examples, 'bad');
    const good = propertyOf(examples, 'good');
    if (bad?.type === 'ArrayExpression') cuts.push([bad, firstWithFix(bad.elements)]);
    if (good?.type === 'ArrayExpression') cuts.push([good, undefined]);
  }
  return cuts
    .sort(([a], [b]) => b.start - a.start)
    .reduce(
      (text, [list, kept]) =>
        `${text.slice(0, list.start)}[${kept === undefined ? '' : code.slice(kept.start, kept.end)}]${text.slice(list.end)}`,
      code,
    );
}

/**
 * An example that is not written out (a call, a spread) may have a fix too.
 * @param {readonly (Node | null)[]} elements
 */
function firstWithFix(elements) {
  const found = elements.find(
    (element) => element?.type !== 'ObjectExpression' || propertyOf(element, 'fixed') !== undefined,
  );
  return found ?? undefined;
}

/**
 * @param {Node} node
 * @param {string} name
 * @returns {Node | undefined}
 */
function propertyOf(node, name) {
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties)
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name)
      return property.value;
  return undefined;
}

/**
 * @param {unknown} value
 * @returns {Generator<Node>}
 */
function* nodesOf(value) {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield/** @type {Node} */ (value);
  for (const child of Object.values(value)) yield* nodesOf(child);
}
