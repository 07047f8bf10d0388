import { type Disposable, type Event, EventEmitter, type TextDocument, workspace } from 'vscode';
import { kindOf, mayBeOurs, namePattern } from '../../../../server/src/engine/documents';
import { Disposables } from '../disposal';
import { headOf } from './head';
import { projectNames } from './project-names';
import { ourSchemes } from './selector';

/** How long typing has to rest before a document that was not ours is looked at again, in milliseconds. */
const restingTime = 250;

/**
 * Knows which open documents are Dockerfiles or task definitions. Once ours, a document stays ours until it is closed:
 * while someone rewrites it, it may look like something else for a moment.
 */
export class OurDocuments implements Disposable {
  readonly #disposables = new Disposables();
  readonly #ours = new Map<string, TextDocument>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #onDidAdmit = this.#disposables.add(new EventEmitter<TextDocument>());
  readonly #onDidClose = this.#disposables.add(new EventEmitter<TextDocument>());

  /** A document is ours from now on: it was opened, or it has become one by typing. */
  readonly onDidAdmit: Event<TextDocument> = this.#onDidAdmit.event;
  /** A document that was ours was closed. */
  readonly onDidClose: Event<TextDocument> = this.#onDidClose.event;

  /** Looks at what is open. Listeners that need the first documents look at `all`. */
  constructor() {
    this.#disposables.add(workspace.onDidOpenTextDocument((document) => this.#consider(document)));
    this.#disposables.add(workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#disposables.add(workspace.onDidChangeTextDocument(({ document }) => this.#reconsiderSoon(document)));
    this.#disposables.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('quaymaster.taskDefinitionFiles')) this.#considerAll();
      }),
    );
    const projects = this.#disposables.add(
      workspace.createFileSystemWatcher('**/.quaymaster.json', false, false, true),
    );
    this.#disposables.add(projects.onDidCreate(() => this.#considerAll()));
    this.#disposables.add(projects.onDidChange(() => this.#considerAll()));
    this.#considerAll();
  }

  /** The open documents that are ours. */
  get all(): readonly TextDocument[] {
    return [...this.#ours.values()];
  }

  /** Whether the document at that address is open and ours. */
  has(uri: string): boolean {
    return this.#ours.has(uri);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#disposables.dispose();
  }

  #considerAll(): void {
    for (const document of workspace.textDocuments) this.#consider(document);
  }

  #consider(document: TextDocument): void {
    if (this.has(document.uri.toString()) || !isCandidate(document)) return;
    const verdict = judge(document);
    if (verdict === 'ours') this.#admit(document);
    if (verdict === 'if named') this.#admitIfNamed(document);
  }

  async #admitIfNamed(document: TextDocument): Promise<void> {
    const names = await projectNames(document.uri);
    if (names.some((name) => name.test(document.uri.path))) this.#admit(document);
  }

  #admit(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.#ours.has(uri) || document.isClosed) return;
    this.#ours.set(uri, document);
    this.#onDidAdmit.fire(document);
  }

  #reconsiderSoon(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.#ours.has(uri) || !isCandidate(document)) return;
    clearTimeout(this.#waiting.get(uri));
    const timer = setTimeout(() => {
      this.#waiting.delete(uri);
      this.#consider(document);
    }, restingTime);
    this.#waiting.set(uri, timer);
  }

  #forget(document: TextDocument): void {
    const uri = document.uri.toString();
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    if (this.#ours.delete(uri)) this.#onDidClose.fire(document);
  }
}

/** Whether name, language and scheme let the document be ours; its text is not read. */
function isCandidate({ uri, languageId }: TextDocument): boolean {
  return ourSchemes.includes(uri.scheme) && mayBeOurs(uri.path, languageId);
}

/** A document whose content looks right may still need a name that says so; few do, so only for them files are read. */
function judge(document: TextDocument): 'ours' | 'if named' | 'foreign' {
  const { languageId, uri } = document;
  const facts = { path: uri.path, languageId, head: headOf(document) };
  if (kindOf({ ...facts, taskDefinitionNames: [anyName] }) === undefined) return 'foreign';
  const patterns = workspace.getConfiguration('quaymaster', uri).get<unknown>('taskDefinitionFiles');
  const names = Array.isArray(patterns) ? patterns.filter((item) => typeof item === 'string').map(namePattern) : [];
  return kindOf({ ...facts, taskDefinitionNames: names }) === undefined ? 'if named' : 'ours';
}

const anyName = /(?:)/;
