import assert from 'node:assert/strict';
import { transformSync } from 'esbuild';
import { type Import, isIn, readImports, type Source, sourcesBelow } from './sources';

// The laws of the house, over what the files import. `docs/architecture.md` tells why.

const sources = sourcesBelow('aws/src', 'client/src', 'server/src');

const engine = ['server/src/engine'];
const dockerfile = ['server/src/dockerfile', ...engine];
const taskDefinition = ['server/src/task-definition', ...engine];
const bothLanguages = ['server/src/languages', ...dockerfile, ...taskDefinition];
const generated = 'server/src/generated';

/** Which of our own files a room may import, besides its own. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'server/src/engine': [],
  'server/src/dockerfile': dockerfile,
  'server/src/task-definition': [...taskDefinition, generated],
  'server/src/configuration': [...bothLanguages, generated],
  'server/src/languages': bothLanguages,
  'server/src/project': [...dockerfile, ...taskDefinition],
  'server/src/report': bothLanguages,
  'server/src/wiring': [
    'server/src/configuration',
    'server/src/project',
    'server/src/shell-check',
    'aws/src',
    ...bothLanguages,
  ],
  'server/src/commands': [
    'server/src/cli-commands',
    'server/src/configuration',
    'server/src/project',
    'server/src/report',
    'server/src/shell-check',
    'aws/src',
    ...bothLanguages,
  ],
  'server/src/processes': [],
  'server/src/shell-check': ['server/src/processes', ...dockerfile],
  'server/src/cli': ['server/src/commands'],
  'server/src/main': ['server/src/wiring'],
  'aws/src': [],
  'client/src/infrastructure': [...engine, 'server/src/wiring/initialization', 'aws/src'],
  'client/src/infrastructure/processes': [],
  'client/src/infrastructure/container-engine': ['client/src/infrastructure/processes'],
  'client/src/features': [
    'client/src/infrastructure',
    ...engine,
    'server/src/wiring/initialization',
    'server/src/wiring/link-messages',
    'server/src/wiring/registration-messages',
  ],
};

/** Rooms that take text and give findings: no editor, no connection, no disk, no process, no network, no clock. */
const pure = ['engine', 'dockerfile', 'task-definition', 'configuration', 'languages', 'project'].map(
  (room) => `server/src/${room}`,
);

/** Modules that compute and do nothing else. */
const pureModules: ReadonlySet<string> = new Set([
  'ajv',
  'dockerfile-ast',
  'fastest-levenshtein',
  'js-yaml',
  'jsonc-parser',
  'unbash',
  'picomatch',
  'unbash',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
]);

/** Who may import a module, as the places that may. */
const owners: readonly (readonly [module: RegExp, places: readonly string[]])[] = [
  [/^vscode$/, ['client/src']],
  [/^vscode-languageclient/, ['client/src/infrastructure/language-client']],
  [/^vscode-languageserver(?:$|\/)/, ['server/src/wiring', 'server/src/main']],
  [/^@(?:aws-sdk|smithy)\//, ['aws']],
  [/^(?:node:)?child_process$/, ['client/src/infrastructure/processes', 'server/src/processes']],
  [/^commander$/, ['server/src/cli', 'server/src/cli-commands', 'server/src/commands']],
];

/** What a file imports against a law. */
function offences(file: Source, isAllowed: (target: Import) => boolean): string[] {
  return file.imports.filter((target) => !isAllowed(target)).map(({ target }) => `${file.file} imports ${target}`);
}

function offencesIn(place: string, isAllowed: (target: Import) => boolean): string[] {
  const files = sources.filter(({ file }) => isIn(file, place));
  assert.notEqual(files.length, 0, `${place} has files`);
  return files.flatMap((file) => offences(file, isAllowed));
}

describe('the laws of the house', () => {
  for (const [room, others] of Object.entries(rooms))
    it(`${room} imports only what is below it`, () => {
      const places = [room, ...others];
      const isAllowed = ({ isOurs, target }: Import) => !isOurs || places.some((place) => isIn(target, place));
      assert.deepEqual(offencesIn(room, isAllowed), []);
    });

  for (const room of pure)
    it(`${room} is pure`, () => {
      assert.deepEqual(
        offencesIn(room, ({ isOurs, isType, target }) => isOurs || isType || pureModules.has(target)),
        [],
      );
      const files = sources.filter(({ file }) => isIn(file, room));
      assert.deepEqual(files.flatMap(impurities), []);
    });

  for (const [module, places] of owners)
    it(`only ${places.join(', ')} may import ${module.source}`, () => {
      const others = sources.filter(({ file }) => !places.some((place) => isIn(file, place)));
      assert.deepEqual(
        others.flatMap((file) => offences(file, ({ target }) => !module.test(target))),
        [],
      );
    });

  it('what starts programs knows no editor', () => {
    for (const room of ['processes', 'container-engine'])
      assert.deepEqual(
        offencesIn(`client/src/infrastructure/${room}`, ({ target }) => target !== 'vscode'),
        [],
      );
  });

  it('the AWS room has one door for each program, and nothing that starts with the editor passes it', () => {
    const isRoom = ({ target }: Import) => isIn(target, 'aws/src');
    const doors = sources.filter(({ file, imports }) => !isIn(file, 'aws/src') && imports.some(isRoom));
    assert.deepEqual(
      doors.map(({ file }) => file),
      [
        'client/src/infrastructure/aws/room.ts',
        'server/src/commands/register/cloud.ts',
        'server/src/wiring/images/image-reader.ts',
      ],
    );
    for (const file of reachable('client/src/extension', (target) => isIn(target, 'client/src/aws-features')))
      assert.ok(!isIn(file, 'client/src/infrastructure/aws/room'), 'the extension reaches the AWS room from its start');
  });

  it('helpers do not live among the rules, and rules do not import each other', () => {
    const rules = sources.filter(({ file }) => /\/rules\/(?!index\.ts$)/.test(file));
    assert.notEqual(rules.length, 0);
    for (const { file, text } of rules) assert.match(text, /^export const rules?\b/m, `${file} has a rule`);
    assert.deepEqual(
      rules.flatMap((file) => offences(file, ({ target }) => !target.includes('/rules/'))),
      [],
    );
  });

  it('no file imports itself by a detour', () => {
    assert.deepEqual(cycles(), []);
  });
});

describe('the reading of imports', () => {
  it('sees every way to import', () => {
    const text = [
      "import { a } from './a';",
      "import type { b } from 'b';",
      "import {\n  c,\n  d,\n} from '../c';",
      "import 'e';",
      "export * from './f';",
      "const g = await import('g');",
      "const h = require('node:h');",
      "// import { i } from './i';",
    ].join('\n');
    const targets = readImports('server/src/room/file.ts', text).map(({ target }) => target);
    assert.deepEqual(targets.sort(), [
      'b',
      'e',
      'g',
      'node:h',
      'server/src/c',
      'server/src/room/a',
      'server/src/room/f',
    ]);
  });

  it('finds a clock and a process in code, and not in words', () => {
    const check = (text: string) => impurities({ file: 'x.ts', text, imports: [] });
    assert.equal(check('export const now = Date.now();').length, 1);
    assert.equal(check('export const home = process.env.HOME;').length, 1);
    assert.deepEqual(check('/** Date.now() */ export const why = "process.env is read, Date.now() too";'), []);
  });
});

const clocksAndMore =
  /\b(?:Date\.now|new Date\b|performance\.now|setTimeout|setInterval|setImmediate|queueMicrotask|Math\.random|process\.\w|fetch\(|globalThis)/g;

/** What a file uses of the world outside, without importing it. Comments and texts do not count. */
function impurities({ file, text }: Source): string[] {
  const { code } = transformSync(text, { loader: 'ts' });
  const bare = code.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""');
  return [...bare.matchAll(clocksAndMore)].map(([found]) => `${file} uses ${found}`);
}

/** The files that a file loads, along value imports; without those that are loaded later. */
function reachable(start: string, isLater: (target: string) => boolean): Set<string> {
  const byName = new Map(sources.map((source) => [source.file.replace(/(?:\/index)?\.ts$/, ''), source]));
  const found = new Set<string>();
  const visit = (name: string): void => {
    const source = byName.get(name.replace(/\/index$/, ''));
    if (source === undefined || found.has(source.file)) return;
    found.add(source.file);
    for (const { isOurs, isType, target } of source.imports) if (isOurs && !isType && !isLater(target)) visit(target);
  };
  visit(start);
  return found;
}

/** Every way along value imports that comes back to its start. */
function cycles(): string[] {
  const byName = new Map(sources.map((source) => [source.file.replace(/(?:\/index)?\.ts$/, ''), source]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name);
    if (start !== -1) found.push([...way.slice(start), name].join(' → '));
    if (start !== -1 || done.has(name)) return;
    for (const { isOurs, isType, target } of byName.get(name)?.imports ?? [])
      if (isOurs && !isType) visit(target.replace(/\/index$/, ''), [...way, name]);
    done.add(name);
  };
  for (const name of byName.keys()) visit(name, []);
  return found;
}
