import { readFileSync } from 'node:fs';

/** Packages that are there as modules of CommonJS only, as TypeScript writes them, and one whose names are there in parts. */
const packages =
  /[\\/]node_modules[\\/](?:(?:vscode-jsonrpc|vscode-languageserver|vscode-languageserver-protocol|vscode-languageclient|dockerfile-ast)[\\/]lib|vscode-languageserver-types[\\/]lib[\\/]esm)[\\/].*\.js$/;

/**
 * What stands for itself: a file beside it, or a package that is a module. All else is left to `require`, which costs nothing at
 * run time, while an import of it would be copied name by name.
 */
const ours = /^"(?:\.|vscode-jsonrpc|semver\/)/;

/** What TypeScript writes at the edges of a module, and what is to be there instead. */
const edges = /** @type {const} */ ([
  [/^['"]use strict['"];$/gm, ''],
  [/^var __\w+ = \(this && [\s\S]*?^\}\)*(?:\(\)\))?(?:\(\))?;$/gm, ''],
  [/^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);$/gm, ''],
  [/^(?:exports\.\w+ = )+void 0;$/gm, ''],
  [/^__exportStar\(require\(("[^"]+")\), exports\);$/gm, 'export * from $1;'],
  [
    /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm,
    'export const $1 = $2.$3;',
  ],
]);

/**
 * Makes modules of CommonJS what they were before TypeScript wrote them: the bundler then leaves out what nobody imports, and what is
 * imported needs no name.
 * @type {import('esbuild').Plugin}
 */
export const esModules = {
  name: 'es-modules',
  setup(build) {
    build.onLoad({ filter: packages }, ({ path }) => ({ contents: esModule(readFileSync(path, 'utf8')) }));
  },
};

/**
 * The same module with `import` and `export`.
 * @param {string} text
 * @throws if something of CommonJS is left
 */
export function esModule(text) {
  /** @type {Map<string, string>} */
  const exported = new Map();
  /** @param {string} name */
  const note = (name, local = name) => {
    exported.set(name, local);
    return '';
  };
  const code = edges
    .reduce((before, [pattern, instead]) => before.replace(pattern, instead), text.replaceAll('\r\n', '\n'))
    .replace(/^(?:const|let|var) (\w+) = (?:__import\w+\()?require\(("[^"]+")\)\)?;$/gm, importOf)
    .replace(
      /^(export )?var (\w+);\n\(function \(\2\) \{\n([\s\S]*?)^\}\)\(\2 \|\| \((exports\.\2 = )?\2 = \{\}\)\);$/gm,
      (_all, exports, name, body, alsoExports) => {
        if (exports ?? alsoExports) note(name);
        return `var ${name} = /* @__PURE__ */ (function (${name}) {\n${body}return ${name};\n})({});`;
      },
    )
    .replace(/^\}\)\((\w+) \|\| \(exports\.\1 = \1 = \{\}\)\);$/gm, (_all, name) => `})(${name});${note(name)}`)
    .replace(/^exports\.(\w+) = (\w+);$/gm, (_all, name, local) => note(name, local))
    .replace(/^exports\.(\w+) = /gm, (_all, name) => `${note(name)}const ${name} = `)
    .replace(/\bexports\.(\w+)/g, (_all, name) => exported.get(name) ?? name);
  const left = /^(?!.*\brequire\().*\b(?:exports\b|__\w+Star|__importDefault).*$/m.exec(code);
  if (left !== null) throw new Error(`This of CommonJS is not understood: ${left[0]}`);
  return `${code}\nexport { ${[...exported].map(([name, local]) => `${local} as ${name}`).join(', ')} };`;
}

/**
 * @param {string} _all
 * @param {string} name
 * @param {string} from
 */
function importOf(_all, name, from) {
  if (!ours.test(from)) return `const ${name} = require(${from});`;
  return from.startsWith('"semver') ? `import ${name} from ${from};` : `import * as ${name} from ${from};`;
}
