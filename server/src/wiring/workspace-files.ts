import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentKind, headLength, kindOf } from '../engine/documents';
import type { WorkspaceSymbolInfo } from '../engine/features';
import type { Span } from '../engine/span';
import { languageOf } from '../languages';
import type { Claims } from '../project/claims';
import { type LinkFacts, linkFacts } from '../project/facts';
import { readStatements, statesImages } from './links/statements';
import { rangeOf } from './positions';

/** How long what was read is used before it is read again, in milliseconds; longer where somebody tells of changes. */
const timeToLive = { unwatched: 60_000, watched: 600_000 };

/** How much of a workspace is looked at: folders, files of ours, and bytes of one file. */
const limits = { folders: 5_000, files: 500, bytes: 512 * 1024 };

const passedOver: ReadonlySet<string> = new Set(['node_modules', 'vendor', 'dist', 'build', 'target']);

/** Folders whose names begin with a dot are passed over, but for these. */
const openedFolders: ReadonlySet<string> = new Set(['.aws', '.github', '.vscode']);

/** What is known of a file on the disk. */
export interface WorkspaceFile {
  readonly uri: string;
  /** With `/`. */
  readonly path: string;
  /** The images that it names. */
  readonly images: readonly string[];
  readonly symbols: readonly PlacedSymbol[];
  /** What links need of a Dockerfile or a task definition. */
  readonly facts?: LinkFacts;
  /** What it says of images that are built. */
  readonly statements?: Claims;
  rangeOf(span: Span): Range;
}

/** A symbol with its place as the protocol has it. */
export interface PlacedSymbol extends WorkspaceSymbolInfo {
  readonly range: Range;
}

/** The files of the workspace that are ours or speak of images. They are read in the background; what is known is there at once. */
export class WorkspaceFiles {
  #known: readonly WorkspaceFile[] = [];
  #images: readonly string[] = [];
  #readAt = 0;
  #reading: Promise<void> | undefined;
  /** Files have changed while they were read. */
  #isStale = false;
  /** What was read, by path and state, so that a file that has not changed is not read again. */
  #read = new Map<string, { readonly state: string; readonly file: WorkspaceFile | undefined }>();

  /** Is called when what is known has changed. */
  onChange: () => void = () => undefined;

  constructor(
    private readonly roots: () => readonly string[],
    private readonly isWatched: boolean,
  ) {}

  /** What is known now. It has the files read where that was never done, or long ago. */
  get known(): readonly WorkspaceFile[] {
    this.refresh();
    return this.#known;
  }

  /** Whether the files have been read. */
  get isRead(): boolean {
    return this.#readAt > 0;
  }

  /** Has files looked at again that have come, gone or changed. */
  forget(files: readonly string[]): void {
    if (files.some((file) => mayTell(file))) this.forgetAll();
  }

  /** Has everything looked at again; what is known holds until then. */
  forgetAll(): void {
    if (this.#readAt === 0) return;
    if (this.#reading !== undefined) this.#isStale = true;
    this.#readAt = 1;
    this.refresh();
  }

  /** The images that they name, as far as they are known now. */
  get images(): readonly string[] {
    this.refresh();
    return this.#images;
  }

  /** All of them, once they have been read for the first time. */
  async all(): Promise<readonly WorkspaceFile[]> {
    this.refresh();
    if (this.#readAt === 0) await this.#reading;
    return this.#known;
  }

  /** Has the files read where that was never done, or long ago. */
  refresh(): void {
    if (Date.now() - this.#readAt <= timeToLive[this.isWatched ? 'watched' : 'unwatched']) return;
    this.#reading ??= this.#readFiles().finally(() => {
      this.#readAt = this.#isStale ? 1 : Date.now();
      this.#reading = undefined;
      if (!this.#isStale) return;
      this.#isStale = false;
      this.refresh();
    });
  }

  async #readFiles(): Promise<void> {
    const before = this.#read;
    const now: typeof before = new Map();
    const files: WorkspaceFile[] = [];
    const read = async (place: string, kind?: DocumentKind) => {
      const state = await stateOf(place);
      if (state === undefined || now.has(place)) return;
      const known = before.get(place);
      const file = known?.state === state ? known.file : await readWorkspaceFile(place, kind);
      now.set(place, { state, file });
      if (file !== undefined) files.push(file);
    };
    for await (const place of filesBelow(this.roots())) {
      await read(place);
      if (files.length >= limits.files) break;
    }
    // What is named as a Dockerfile is one, whatever it is called and wherever it lies.
    const named = files.flatMap(({ statements }) => (statements?.claims ?? []).map(({ dockerfile }) => dockerfile));
    for (const place of new Set(named)) await read(path.normalize(place), 'dockerfile');
    this.#read = now;
    const isSame = files.length === this.#known.length && files.every((file, index) => file === this.#known[index]);
    this.#known = files;
    this.#images = [...new Set(files.flatMap(({ images }) => images))].sort();
    if (!isSame || this.#readAt === 0) setImmediate(() => this.onChange());
  }
}

/** Files whose name lets them be ours. A folder that cannot be read is empty. */
async function* filesBelow(roots: readonly string[]): AsyncGenerator<string> {
  const waiting = [...roots];
  for (let count = 0; count < limits.folders; count += 1) {
    const folder = waiting.shift();
    if (folder === undefined) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (isOpened(entry.name)) waiting.push(file);
      } else if (mayTell(file)) yield file;
    }
  }
}

function isOpened(folder: string): boolean {
  return folder.startsWith('.') ? openedFolders.has(folder) : !passedOver.has(folder);
}

/** Whether the name lets a file be ours, or one that speaks of images. */
function mayTell(file: string): boolean {
  return /dockerfile|containerfile|\.json$/i.test(path.basename(file)) || statesImages(withSlashes(file));
}

function withSlashes(file: string): string {
  return file.replaceAll(path.sep, '/');
}

/** Changes with the file; `undefined` if it is too long, or cannot be read. */
async function stateOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() !== true || found.size > limits.bytes ? undefined : `${found.mtimeMs} ${found.size}`;
}

/** What a file holds; `undefined` if it tells nothing. `named`: what somebody takes it for. */
async function readWorkspaceFile(file: string, named?: DocumentKind): Promise<WorkspaceFile | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const place = withSlashes(file);
    const uri = pathToFileURL(file).href;
    const document = TextDocument.create(uri, '', 0, text);
    const known = { uri, path: place, rangeOf: (span: Span) => rangeOf(document, span) };
    if (statesImages(place))
      return { ...known, images: [], symbols: [], statements: await readStatements(place, text) };
    const kind = kindOf({ path: place, head: text.slice(0, headLength) }) ?? named;
    if (kind === undefined) return undefined;
    const { features, parse } = languageOf(kind);
    const model = parse({ text, kind, path: place });
    const symbols = placed(document, features?.workspaceSymbols?.(model) ?? []);
    return { ...known, images: features?.imagesOf?.(model) ?? [], symbols, facts: linkFacts(kind, model) };
  } catch {
    return undefined;
  }
}

/** Symbols with their places in a document. */
export function placed(document: TextDocument, symbols: readonly WorkspaceSymbolInfo[]): PlacedSymbol[] {
  return symbols.map((symbol) => ({ ...symbol, range: rangeOf(document, symbol.span) }));
}
