import { createRequire } from 'node:module';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { features } from '../../server/src/dockerfile/features';
import { dockerfileLanguage } from '../../server/src/dockerfile/language';
import type { DockerfileModel } from '../../server/src/dockerfile/model';
import { encode } from '../../server/src/wiring/semantic-tokens';
import { type Shape, shapes } from './dockerfile-shapes';
import { median, timed } from './measure';

// Measures what editors ask about the names and the structure of Dockerfiles, in process: each right after a keystroke in the middle
// that has been parsed (nothing is kept of the version before but the instructions that have not changed), and once more on the same
// version:
//
//   npx tsx test/bench/features.ts [FOLDER]
//
// Where FOLDER has a node_modules with dockerfile-language-service, its times for the same texts stand beside. The limits, in
// milliseconds, are those that the project has set itself; a time above one is marked.

const limits: Readonly<Record<number, number>> = { 1000: 20, 4000: 60, 10000: 100 };

/** What others do for the same request, as far as they do it. */
type Peer = Record<string, (...given: unknown[]) => unknown>;

function loadPeer(folder: string | undefined): Peer | undefined {
  if (folder === undefined) return undefined;
  const load = createRequire(path.resolve(folder, 'package.json'));
  return load('dockerfile-language-service').DockerfileLanguageServiceFactory.createLanguageService();
}

interface Request {
  readonly name: string;
  readonly ask: (model: DockerfileModel, offset: number) => unknown;
  readonly peer?: (peer: Peer, text: string, position: object) => unknown;
}

const id = { uri: 'file:///Dockerfile' };
const requests: readonly Request[] = [
  {
    name: 'definition',
    ask: (model, offset) => features.definition?.(model, offset),
    peer: (peer, text, at) => peer.computeDefinition?.(id, text, at),
  },
  { name: 'references', ask: (model, offset) => features.references?.(model, offset) },
  {
    name: 'highlights',
    ask: (model, offset) => features.references?.(model, offset),
    peer: (peer, text, at) => peer.computeHighlightRanges?.(text, at),
  },
  {
    name: 'prepare rename',
    ask: (model, offset) => features.rename?.(model, offset),
    peer: (peer, text, at) => peer.prepareRename?.(text, at),
  },
  {
    name: 'rename',
    ask: (model, offset) => features.rename?.(model, offset)?.edits('other'),
    peer: (peer, text, at) => peer.computeRename?.(id, text, at, 'other'),
  },
  {
    name: 'symbols',
    ask: (model) => features.symbols?.(model),
    peer: (peer, text) => peer.computeSymbols?.(id, text),
  },
  { name: 'folding', ask: (model) => features.folds?.(model), peer: (peer, text) => peer.computeFoldingRanges?.(text) },
  { name: 'selection range', ask: (model, offset) => features.selections?.(model, offset) },
  {
    name: 'signature help',
    ask: (model, offset) => features.signature?.(model, offset),
    peer: (peer, text, at) => peer.computeSignatureHelp?.(text, at),
  },
  {
    name: 'hover',
    ask: (model, offset) => features.hover?.(model, offset),
    peer: (peer, text, at) => peer.computeHover?.(text, at),
  },
  {
    name: 'completion',
    ask: (model, offset) => features.complete?.(model, offset),
    peer: (peer, text, at) => peer.computeCompletionItems?.(text, at),
  },
  {
    name: 'semantic tokens',
    ask: (model) => encode(model.text, features.tokens?.(model) ?? []),
    peer: (peer, text) => peer.computeSemanticTokens?.(text),
  },
  {
    name: 'formatting',
    ask: (model) => features.format?.(model, { tabSize: 4, insertSpaces: true }),
    peer: (peer, text) => peer.format?.(text, { tabSize: 4, insertSpaces: true }),
  },
  {
    name: 'links',
    ask: (model) => features.links?.(model),
    peer: (peer, text) => peer.computeLinks?.(text),
  },
  { name: 'inlay hints', ask: (model) => features.inlays?.(model, { start: 0, end: model.text.length }) },
  { name: 'workspace symbols', ask: (model) => features.workspaceSymbols?.(model) },
];

const all: readonly Shape[] = [
  ...shapes,
  {
    name: 'one RUN, a variable on every line',
    make: (lines) =>
      `FROM alpine\nARG A\nRUN true \\\n${'    && echo "a line of a long command for $A" \\\n'.repeat(lines - 4)}    && true\n`,
  },
];

/** The text with one more character in the middle: within a line, where an instruction or a script stands. */
function edited(text: string, round: number): string {
  const at = text.indexOf('\n', text.length / 2) - 1;
  const line = text.lastIndexOf('\n', at) + 1;
  const blank = text.indexOf(' ', line);
  return `${text.slice(0, blank)}${' '.repeat(1 + (round % 2))}${text.slice(blank)}`;
}

const parse = (text: string, previous?: DockerfileModel) =>
  dockerfileLanguage.parse({ text, kind: 'dockerfile' }, previous);

/** The place of the last variable or stage in the first two thirds: what is there has a lot above it. */
function placeIn(text: string): number {
  const found = [...text.slice(0, (text.length * 2) / 3).matchAll(/\$\w|--from=\w/g)].at(-1);
  return found === undefined ? text.length / 2 : found.index + found[0].length;
}

interface Times {
  readonly edited: number;
  readonly again: number;
  readonly theirs: number | undefined;
}

function measure({ ask, peer: askPeer }: Request, text: string, runs: number, peer: Peer | undefined): Times {
  const offset = Math.floor(placeIn(text));
  const position = TextDocument.create('', '', 0, text).positionAt(offset);
  const first: number[] = [];
  const again: number[] = [];
  const theirs: number[] = [];
  let model = parse(text);
  for (let round = 0; round < runs; round += 1) {
    model = parse(edited(text, round), model);
    first.push(timed(() => ask(model, offset)));
    again.push(timed(() => ask(model, offset)));
    if (peer !== undefined && askPeer !== undefined && round < 3 && (theirs[0] ?? 0) < 1_000)
      theirs.push(timed(() => askPeer(peer, text, position)));
  }
  return {
    edited: median(first),
    again: median(again),
    theirs: theirs.length === 0 ? undefined : median(theirs),
  };
}

const peer = loadPeer(process.argv[2]);
let slow = 0;
console.log(`${''.padEnd(34)} ${'request'.padEnd(18)}  lines   edited    again    peers`);
for (const shape of all) for (const request of requests) measure(request, shape.make(200), 30, undefined);
for (const shape of all)
  for (const request of requests)
    for (const [lines, runs] of [
      [1_000, 15],
      [4_000, request.name === 'semantic tokens' ? 7 : 0],
      [10_000, 5],
    ] as const) {
      if (runs === 0) continue;
      const { edited: time, again, theirs } = measure(request, shape.make(lines), runs, peer);
      const isSlow = time > (limits[lines] ?? 0);
      if (isSlow) slow += 1;
      const cells = [time, again, theirs].map((each) => (each === undefined ? '—' : each.toFixed(2)).padStart(8));
      const row = `${shape.name.padEnd(34)} ${request.name.padEnd(18)} ${String(lines).padStart(6)} ${cells.join(' ')}`;
      console.log(isSlow ? `${row}  above ${limits[lines]} ms` : row);
    }
console.log(slow === 0 ? 'Every request is within its limit.' : `${slow} are above their limits.`);
