import path from 'node:path';
import { DockerfileModel } from '../dockerfile/model';
import type { Finding } from '../engine/finding';
import { foreignFindings } from '../engine/lint';
import { ShellCheck, ShellCheckError } from '../shell-check';
import type { Documents, DocumentView } from './documents';
import type { DocumentSettings } from './settings/store';
import { filePathOf } from './uris';

/** What the checks need of the session. */
export interface ShellCheckHost {
  readonly documents: Documents;
  /** Ends when the settings of a document are in. */
  ready(uri: string): Promise<void> | undefined;
  /** Tells the person. */
  tell(message: string): void;
  /** Has the findings of all documents shown again. */
  showAgain(): void;
}

/**
 * Runs ShellCheck on the scripts of Dockerfiles when they are opened and saved, where the settings ask for it. What it has said of a script
 * is shown wherever the script stands, so that typing elsewhere moves it along and typing in the script takes it away.
 */
export class ShellChecks {
  /** By its path, or why there is none. */
  readonly #programs = new Map<string, ShellCheck | string>();
  readonly #running = new Map<string, AbortController>();
  readonly #told = new Set<string>();
  /** In a workspace that nobody trusts nothing is run. */
  isTrusted: boolean;

  constructor(
    private readonly host: ShellCheckHost,
    isTrusted: boolean,
  ) {
    this.isTrusted = isTrusted;
  }

  /** Checks a document as it is now; a check of it that still runs is given up. */
  async check(uri: string): Promise<void> {
    this.cancel(uri);
    await this.host.ready(uri);
    const view = this.host.documents.view(uri);
    const program = view && this.#program(view.settings);
    const file = filePathOf(uri);
    if (program === undefined || file === undefined || !(view?.model instanceof DockerfileModel)) return;
    const controller = new AbortController();
    this.#running.set(uri, controller);
    try {
      const hasNew = await program.check(view.model, path.dirname(file), controller.signal);
      if (!hasNew) return;
      this.host.documents.forgetFindings(uri);
      this.host.showAgain();
    } catch (error) {
      if (!controller.signal.aborted) this.#tellOnce(error instanceof Error ? error.message : String(error));
    } finally {
      if (this.#running.get(uri) === controller) this.#running.delete(uri);
    }
  }

  /** Checks every open document. */
  checkAll(): void {
    for (const { uri } of this.host.documents.texts.all()) void this.check(uri);
  }

  /** Gives up what runs for a document. */
  cancel(uri: string): void {
    this.#running.get(uri)?.abort();
    this.#running.delete(uri);
  }

  /** Gives up everything. */
  dispose(): void {
    for (const uri of [...this.#running.keys()]) this.cancel(uri);
  }

  /** What is known of the scripts of a document. Starts nothing. */
  findings({ language, model, settings }: Pick<DocumentView, 'language' | 'model' | 'settings'>): readonly Finding[] {
    const program = model instanceof DockerfileModel ? this.#program(settings) : undefined;
    if (program === undefined) return [];
    return foreignFindings(language, model, settings.lint, program.problems(model as DockerfileModel));
  }

  #program({ shellCheck }: DocumentSettings): ShellCheck | undefined {
    if (shellCheck === undefined || !this.isTrusted) return undefined;
    let program = this.#programs.get(shellCheck);
    if (program === undefined) {
      program = find(shellCheck);
      this.#programs.set(shellCheck, program);
    }
    if (typeof program !== 'string') return program;
    this.#tellOnce(program);
    return undefined;
  }

  #tellOnce(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.host.tell(message);
  }
}

function find(named: string): ShellCheck | string {
  try {
    return ShellCheck.find(named);
  } catch (error) {
    if (error instanceof ShellCheckError) return error.message;
    throw error;
  }
}
