import { diagnosticsOf } from './diagnostics';
import { guarded, nextTurns } from './handler';
import type { Session } from './session';

/** Pushes diagnostics to clients that do not ask for them. */
export class Publisher {
  /** How long the last check of each document took, in milliseconds; the next one waits as long, so that typing comes first. */
  readonly #durations = new Map<string, number>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(private readonly session: Session) {}

  /** Checks a document soon; asking again before that changes nothing but the moment. */
  schedule(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    const delay = Math.min(this.#durations.get(uri) ?? 0, 500);
    const timer = setTimeout(() => {
      this.#waiting.delete(uri);
      void guarded(this.session.log, 'textDocument/publishDiagnostics', () => this.#publish(uri));
    }, delay);
    this.#waiting.set(uri, timer);
  }

  /** Checks every open document. */
  scheduleAll(): void {
    for (const uri of this.session.documents.texts.keys()) this.schedule(uri);
  }

  /** Takes back what was shown of a document that has been closed. */
  close(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    if (this.#durations.delete(uri)) void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Checks nothing any more. */
  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #publish(uri: string): Promise<void> {
    const { connection, documents, settings } = this.session;
    await settings.ready(uri);
    await nextTurns();
    const text = documents.texts.get(uri);
    if (text === undefined || this.#waiting.has(uri)) return;
    const start = performance.now();
    const view = documents.view(uri);
    // A document that is not ours and never was gets no message at all.
    if (view === undefined && !this.#durations.has(uri)) return;
    const diagnostics = view === undefined ? [] : diagnosticsOf(view, this.session);
    this.#durations.set(uri, performance.now() - start);
    await connection.sendDiagnostics({ uri, version: text.version, diagnostics });
  }
}
