import { atLeast } from '../engine/finding';
import type { Source } from '../engine/language';
import type { Settings, Threshold } from '../engine/settings';
import type { CheckedFile, Failure, LintResult } from '../report/result';
import { plural } from '../report/text';
import { type ShellCheck, ShellCheckError } from '../shell-check';
import { readBuildContext } from './build-context';
import { type Checked, check, fix } from './check';
import type { Configurations } from './configurations';
import { fileErrorSentence, PlainError } from './file-errors';
import type { LintOptions } from './lint-options';
import { note } from './output';
import { shownPath, slashed } from './paths';
import type { OpenedDocument } from './read-document';
import { shellCheck, shellCheckFindings } from './shell-check';
import { writeReport } from './write-report';

/** What a run has done so far, and how it ends: the same for files and for standard input. */
export class Run {
  readonly #files: CheckedFile[] = [];
  readonly #failures: Failure[];
  #shellCheck: ShellCheck | undefined;
  /** Whether a finding is as bad as the threshold of its file. */
  #isBad = false;
  #fixed = 0;
  #changed = 0;

  constructor(
    private readonly options: LintOptions,
    private readonly configurations: Configurations,
    private readonly cwd: string,
    failures: readonly Failure[] = [],
  ) {
    this.#failures = [...failures];
  }

  /** Lints a document, and fixes it where that was asked for. Nothing is written yet. */
  examine({ kind, text }: OpenedDocument, absolute: string): { before: Checked; after: Checked } {
    const { preset, rules } = this.options;
    const settings: Settings = { commandLine: { preset, rules }, ...this.configurations.settingsFor(absolute) };
    const context = kind === 'dockerfile' ? readBuildContext(absolute) : undefined;
    const source: Source = { text, kind, path: slashed(absolute), context };
    if (this.options.fix !== 'no') return fix(source, settings);
    const checked = check(source, settings);
    return { before: checked, after: checked };
  }

  /** A document with what ShellCheck says of its scripts, where that was asked for. */
  async withShellCheck(checked: Checked, { kind }: OpenedDocument, absolute: string): Promise<Checked> {
    if (!this.options.shellcheck || kind !== 'dockerfile') return checked;
    this.#shellCheck ??= shellCheck();
    const source: Source = { text: checked.text, kind, path: slashed(absolute) };
    try {
      const { preset, rules } = this.options;
      const settings: Settings = { commandLine: { preset, rules }, ...this.configurations.settingsFor(absolute) };
      return { ...checked, findings: await shellCheckFindings(this.#shellCheck, checked, source, settings) };
    } catch (error) {
      this.fail(absolute, error instanceof ShellCheckError ? new PlainError(error.message) : error);
      return checked;
    }
  }

  /** Puts a document into the report. */
  record(absolute: string, { kind }: OpenedDocument, { text, findings, faults }: Checked): void {
    const failOn = this.options.failOn ?? failOnOf(this.configurations.settingsFor(absolute));
    if (failOn !== 'never' && findings.some(({ severity }) => atLeast(severity, failOn))) this.#isBad = true;
    this.#files.push({ path: shownPath(absolute, this.cwd), kind, text, findings });
    for (const fault of faults) this.fail(absolute, new PlainError(fault));
  }

  /** Counts a document whose fixed text has been written or shown. */
  recordChange(before: Checked, after: Checked): void {
    this.#changed += 1;
    this.#fixed += Math.max(0, before.findings.length - after.findings.length);
  }

  /** Puts a file that could not be read, checked or written into the report. */
  fail(absolute: string, error: unknown): void {
    this.#failures.push({ path: shownPath(absolute, this.cwd), message: fileErrorSentence(error) });
  }

  /** Tells that a file which was named is none of ours. */
  async skip(absolute: string): Promise<void> {
    await note(`${shownPath(absolute, this.cwd)} is no Dockerfile and no task definition, so it was not checked.`);
  }

  /** Writes the report; resolves to the exit code. */
  async end(output: NodeJS.WriteStream): Promise<number> {
    const result: LintResult = { files: this.#files, failures: this.#failures };
    // 2 if something could not be checked, 1 if a finding is as bad as its threshold.
    const code = this.#failures.length > 0 ? 2 : this.#isBad ? 1 : 0;
    // Set before writing: whoever reads may close early.
    process.exitCode = code;
    await writeReport(result, this.options.format, output, this.cwd);
    if (this.#changed > 0) await note(this.#changes());
    for (const { path, message } of this.#failures) await note(`${path}: ${message}`);
    return code;
  }

  #changes(): string {
    const what = `${plural(this.#fixed, 'finding')} in ${plural(this.#changed, 'file')}`;
    return this.options.fix === 'show' ? `--fix would heal ${what}.` : `Healed ${what}.`;
  }
}

function failOnOf({ project, hadolint }: Pick<Settings, 'project' | 'hadolint'>): Threshold {
  return project?.failOn ?? hadolint?.failOn ?? 'error';
}
