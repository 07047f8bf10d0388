import { readFileSync } from 'node:fs';

/** What js-yaml makes when it is loaded, mostly tags and schemas: statements that end in a line of brackets. We read its events, and need none. */
const made = /^(var [\w$]+ = )((?:new Schema\(|define\w+Tag\(|\w+\.withTags\(|\{)[\s\S]*?\n[\])}]+);$/gm;

/**
 * Tells the bundler that what js-yaml makes of tags and schemas can be left out where nobody uses it.
 * @type {import('esbuild').Plugin}
 */
export const slimYaml = {
  name: 'slim-yaml',
  setup(build) {
    build.onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8');
      const slim = code.replace(made, '$1/* @__PURE__ */ (() => ($2))();');
      if (slim === code) throw new Error('js-yaml does not make its schemas as it did.');
      return { contents: slim };
    });
  },
};
