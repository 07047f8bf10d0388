import { l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import type { Problem } from '../../infrastructure/aws/problem';
import { Disposables } from '../../infrastructure/disposal';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import { askPattern, askRange } from './ask-range';
import { explain } from './explain';
import { findLogs } from './find-logs';
import type { LogsAws } from './following';
import { Followings } from './followings';
import { logDocument } from './log-document';
import { readLogs } from './read-logs';
import { type Target, targetOf } from './target';

const scheme = 'quaymaster-logs';

/** Follows logs, and shows a stretch of them as a document that is read only and can be saved as a file. */
export class LogCommands extends Disposables {
  readonly #followings: Followings;
  readonly #texts = new Map<string, string>();
  #count = 0;

  constructor(
    private readonly aws: Aws,
    tell: (problem: Problem) => void,
  ) {
    super();
    this.#followings = this.add(new Followings(aws, tell));
    const provideTextDocumentContent = (uri: Uri) => this.#texts.get(uri.toString());
    this.add(workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent }));
    this.add(workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())));
  }

  get table(): CommandTable {
    const on = (work: (target: Target) => Promise<void>) => async (node: unknown) => {
      const subject = subjectOf(node);
      const target = subject === undefined ? undefined : targetOf(subject);
      if (target !== undefined) await work(target);
    };
    return {
      'quaymaster.followLogs': on((target) => this.#followings.follow(target)),
      'quaymaster.readLogs': on((target) => this.#read(target)),
      'quaymaster.stopFollowing': () => this.#followings.stop(),
    };
  }

  async #read(target: Target): Promise<void> {
    const { room } = await this.aws.open();
    const aws: LogsAws = { room, region: (name) => this.aws.region(name) };
    try {
      await this.#readFrom(target, aws);
    } catch (error) {
      if (!(error instanceof NothingToRead)) throw error;
      void explain(target, error.message);
    }
  }

  async #readFrom(target: Target, aws: LogsAws): Promise<void> {
    const { t } = l10n;
    const title = t('Logs of {0}', target.name);
    const finding = findLogs(target, aws, t).then((found) => {
      if (found.streams.length === 0) throw new NothingToRead(found.unreadable.join(' '));
      return found;
    });
    const range = await askRange(
      title,
      finding.then(({ task }) => task),
    );
    if (range === undefined) return;
    const pattern = await askPattern(title);
    if (pattern === undefined) return;
    const found = await finding;
    const wanted = { ...range, pattern: pattern === '' ? undefined : pattern };
    const location = ProgressLocation.Notification;
    const text = await window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const onCount = (count: number) => progress.report({ message: t('Lines: {0}', count) });
      return readLogs(found.streams, wanted, aws, { signal: abort.signal, onCount });
    });
    await this.#show(`${target.name} ${range.from.toISOString()}`, logDocument(target, found, wanted, text, t));
  }

  async #show(name: string, text: string): Promise<void> {
    this.#count += 1;
    // A colon cannot stand in the name of a file everywhere.
    const path = `/${name.replace(/[:/\\]/g, '-')}.log`;
    const uri = Uri.from({ scheme, path, query: String(this.#count) });
    this.#texts.set(uri.toString(), text);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
  }
}

/** Why there is no log to read. */
class NothingToRead extends Error {}
