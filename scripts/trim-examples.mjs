import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { transform } from 'esbuild';

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

/** An example that is not written out (a call, a spread) may have a fix too. */
function firstWithFix(elements) {
  return elements.find((element) => element.type !== 'ObjectExpression' || propertyOf(element, 'fixed') !== undefined);
}

function propertyOf(node, name) {
  if (node.type !== 'ObjectExpression') return undefined;
  return node.properties.find(({ key }) => key?.type === 'Identifier' && key.name === name)?.value;
}

function* nodesOf(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.type === 'string') yield value;
  for (const child of Object.values(value)) yield* nodesOf(child);
}
