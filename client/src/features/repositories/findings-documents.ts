import { EventEmitter, l10n, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { Disposables } from '../../infrastructure/disposal';
import type { Subject } from '../explorer/node';
import { findingsText } from './findings-text';

const scheme = 'quaymaster-findings';

/** Shows what scans found as documents that are read only. Each is read from ECR when it is opened. */
export class FindingsDocuments extends Disposables implements TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #onDidChange = this.add(new EventEmitter<Uri>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(private readonly aws: Aws) {
    super();
    this.add(workspace.registerTextDocumentContentProvider(scheme, this));
    this.add(workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())));
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Reads what a scan found and shows it. Throws a problem. */
  async show({ region, name, repository = '', registry, digest = '' }: Subject): Promise<void> {
    const { room } = await this.aws.open();
    const title = name === digest ? `${repository}@${digest}` : `${repository}:${name}`;
    const of = { repository, registry };
    const found = await room.ecr.readFindings(await this.aws.region(region), of, { digest });
    const uri = Uri.from({
      scheme,
      path: `/${title.replaceAll('/', '-')}.md`,
      query: `${region} ${registry} ${digest}`,
    });
    this.#texts.set(uri.toString(), findingsText(title, found, l10n.t));
    this.#onDidChange.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }
}
