import { EventEmitter, type Pseudoterminal } from 'vscode';

/** What a run writes to its terminal. */
export interface Screen {
  /** A line of ours, set apart from what the engine prints. */
  line(text: string): void;
  /** What the engine prints. */
  print(text: string): void;
}

/** The terminal of one run. Closing it, or Ctrl-C in it, cancels the run. */
export class RunTerminal implements Pseudoterminal {
  readonly #onDidWrite = new EventEmitter<string>();
  readonly #onDidClose = new EventEmitter<number>();
  readonly #abort = new AbortController();
  readonly onDidWrite = this.#onDidWrite.event;
  readonly onDidClose = this.#onDidClose.event;

  constructor(
    /** Gives the exit code. Starts when the terminal is there, so that nothing that it prints is lost. */
    private readonly work: (screen: Screen, abort: AbortController) => Promise<number>,
  ) {}

  open(): void {
    const write = (text: string) => this.#onDidWrite.fire(text.replace(/\r?\n/g, '\r\n'));
    const screen = { line: (text: string) => write(`${text}\n`), print: write };
    const end = (code: number) => this.#onDidClose.fire(code);
    this.work(screen, this.#abort).then(end, () => end(1));
  }

  close(): void {
    this.#abort.abort();
  }

  handleInput(keys: string): void {
    if (keys.includes('\u0003')) this.#abort.abort();
  }
}
