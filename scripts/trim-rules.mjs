import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { transform } from 'esbuild';

/** @typedef {import('acorn').AnyNode} Node */

/** @typedef {readonly [start: number, end: number, instead: string]} Cut */

/**
 * Leaves out what the language server never shows of a rule: its evidence, and the examples but the first that has a fix. The command
 * line and the documentation have them all.
 * @type {import('esbuild').Plugin}
 */
export const trimRules = {
  name: 'trim-rules',
  setup(build) {
    build.onLoad({ filter: /[\\/]rules[\\/][^\\/]+\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', target: 'es2023' });
      return { contents: trimmed(code), loader: 'js' };
    });
  },
};

/** @param {string} code */
function trimmed(code) {
  const cuts = [...nodesOf(parse(code, { ecmaVersion: 2023, sourceType: 'module' }))].flatMap((node) => [
    ...evidenceCuts(node),
    ...exampleCuts(node, code),
  ]);
  return cuts
    .sort(([a], [b]) => b - a)
    .reduce((text, [start, end, instead]) => text.slice(0, start) + instead + text.slice(end), code);
}

/**
 * @param {Node} node
 * @returns {Cut[]}
 */
function evidenceCuts(node) {
  const evidence = propertyOf(node, 'evidence');
  return evidence === undefined ? [] : [[evidence.start, evidence.end, 'evidence: []']];
}

/**
 * @param {Node} node
 * @param {string} code
 * @returns {Cut[]}
 */
function exampleCuts(node, code) {
  const examples = propertyOf(node, 'examples')?.value;
  if (examples === undefined) return [];
  const bad = propertyOf(examples, 'bad')?.value;
  const good = propertyOf(examples, 'good')?.value;
  /** @type {Cut[]} */
  const cuts = [];
  if (bad?.type === 'ArrayExpression') {
    const kept = firstWithFix(bad.elements);
    cuts.push([bad.start, bad.end, kept === undefined ? '[]' : `[${code.slice(kept.start, kept.end)}]`]);
  }
  if (good?.type === 'ArrayExpression') cuts.push([good.start, good.end, '[]']);
  return cuts;
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
 * @returns {import('acorn').Property | undefined}
 */
function propertyOf(node, name) {
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties)
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name)
      return property;
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
