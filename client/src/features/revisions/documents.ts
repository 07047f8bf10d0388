import { commands, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { Disposables } from '../../infrastructure/disposal';
import { revisionScheme } from '../../infrastructure/documents/selector';
import type { Subject } from '../explorer/node';
import { revisionText } from './revision-text';

/** One side of a comparison. */
export interface Side {
  /** `web:7`, or the name of a file. */
  readonly name: string;
  readonly text: string;
}

/** Task definitions that are shown and cannot be changed: revisions, each read from ECS when it is opened, and the two sides of a comparison. */
export class RevisionDocuments extends Disposables implements TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  #shown = 0;

  constructor(private readonly aws: Aws) {
    super();
    this.add(workspace.registerTextDocumentContentProvider(revisionScheme, this));
    this.add(workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())));
  }

  /** A document that comes back with its window is read again. */
  provideTextDocumentContent(uri: Uri): string | Promise<string> {
    const revision = revisionOf(uri);
    return this.#texts.get(uri.toString()) ?? (revision === undefined ? '' : this.read(revision));
  }

  /** The text of a revision, from ECS. Throws a problem. */
  async read({ region, arn = '' }: Subject): Promise<string> {
    const { room } = await this.aws.open();
    return revisionText((await room.ecs.describeTaskDefinition(await this.aws.region(region), arn)).document);
  }

  /** Opens a revision. Throws a problem. */
  async open(revision: Subject): Promise<void> {
    const text = await this.read(revision);
    const uri = uriOf(revision.name, `${revision.region} ${revision.arn}`);
    this.#texts.set(uri.toString(), text);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  /** Shows two texts side by side; the focus stays where it is. */
  async compare(before: Side, after: Side): Promise<void> {
    this.#shown += 1;
    const [left, right] = [before, after].map(({ name, text }, index) => {
      const uri = uriOf(name, `side ${this.#shown} ${index}`);
      this.#texts.set(uri.toString(), text);
      return uri;
    });
    const title = `${before.name} ↔ ${after.name}`;
    await commands.executeCommand('vscode.diff', left, right, title, { preview: true, preserveFocus: true });
  }
}

/** The revision that a document shows; `undefined` for every other document. */
export function revisionOf({ scheme, query, path }: Uri): Subject | undefined {
  const [region = '', arn = ''] = query.split(' ');
  if (scheme !== revisionScheme || !arn.startsWith('arn:')) return undefined;
  return { region, arn, name: path.slice(1).replace(/\.(\d+)\.json$/, ':$1') };
}

/** The family of a revision by its name: `web` of `web:7`. */
export function familyOf({ name }: Subject): string {
  return name.replace(/:\d+$/, '');
}

/** `web:7` → `web.7.json`, which editors take for a task definition. */
function uriOf(name: string, query: string): Uri {
  const file = name.replace(/:(\d+)$/, '.$1').replace(/(?<!\.json)$/, '.json');
  return Uri.from({ scheme: revisionScheme, path: `/${file}`, query });
}
