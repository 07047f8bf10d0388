import { l10n, Uri, window, workspace } from 'vscode';
import {
  type BuildInputs,
  type EditAnswer,
  type LinkEnds,
  type LinkInfo,
  linkRequests,
  type PushedImage,
  pushesNotification,
  type SetImageParams,
  type SettleParams,
} from '../../../../server/src/wiring/link-messages';

/** The language server, as far as pushing needs it. */
export interface AsksServer {
  request<Answer>(method: string, params: object): Promise<Answer>;
  /** Makes an edit that the server has given. */
  edit(edit: object): Promise<boolean>;
  notify(method: string, params: object): void;
}

/** What the language server knows of Dockerfiles, and of what runs them. */
export class LinkServer {
  constructor(private readonly server: AsksServer) {}

  /** The links of a Dockerfile or a task definition, or all there are. */
  links(uri?: Uri): Promise<LinkInfo[]> {
    return this.server.request(linkRequests.links, { uri: uri?.toString() });
  }

  /** Everything that can be linked. */
  ends(): Promise<LinkEnds> {
    return this.server.request(linkRequests.ends, {});
  }

  /** What a build of a Dockerfile takes. */
  async inputs(uri: Uri): Promise<BuildInputs> {
    const nothing: BuildInputs = { stages: [], args: [], secrets: [] };
    return (await this.server.request<BuildInputs | null>(linkRequests.inputs, { uri: uri.toString() })) ?? nothing;
  }

  /** Puts an image into a container of a task definition. Says whether it did. */
  setImage(params: SetImageParams): Promise<boolean> {
    return this.#make(linkRequests.setImage, params, params.uri);
  }

  /** Writes into `.quaymaster.json` which Dockerfile builds an image. Says whether it did. */
  settle(params: SettleParams): Promise<boolean> {
    return this.#make(linkRequests.settle, params);
  }

  /** Tells what was pushed last. */
  tellPushes(pushes: readonly PushedImage[]): void {
    this.server.notify(pushesNotification, { pushes });
  }

  /** What was not open with changes of a person is saved, so that it does not lie about unsaved. */
  async #make(method: string, params: object, uri?: string): Promise<boolean> {
    const answer = await this.server.request<EditAnswer>(method, params);
    if ('refusal' in answer) {
      await window.showErrorMessage(answer.refusal);
      return false;
    }
    const files = uri === undefined ? filesOf(answer.edit) : [uri];
    const clean = files.filter((file) => !isDirty(file));
    if (!(await this.server.edit(answer.edit))) {
      await window.showErrorMessage(l10n.t('The file could not be changed.'));
      return false;
    }
    for (const file of clean) await workspace.openTextDocument(Uri.parse(file)).then((document) => document.save());
    return true;
  }
}

function filesOf({ documentChanges = [] }: Extract<EditAnswer, { edit: unknown }>['edit']): string[] {
  return documentChanges.flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : []));
}

function isDirty(uri: string): boolean {
  const wanted = Uri.parse(uri).toString();
  return workspace.textDocuments.some((document) => document.uri.toString() === wanted && document.isDirty);
}
