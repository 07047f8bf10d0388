import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ProjectFile, projectFileName, readProjectFile } from '../configuration/project-file';
import type { ProjectSettings, Settings } from '../engine/settings';
import { rangesIn } from '../report/result';
import { codeOf, fileErrorSentence } from './file-errors';
import { findHadolintFile, isHadolintFile, readHadolintFile } from './hadolint-files';
import { shownPath, slashed } from './paths';
import { UsageError } from './usage-error';

/** Where the configuration comes from: one file for all, none at all, or the nearest to each file. */
export type ConfigurationSource = { readonly file: string } | 'none' | 'nearest';

interface Located {
  readonly folder: string;
  readonly project: ProjectFile;
}

/** Finds and reads the configurations, each once. */
export class Configurations {
  readonly #byFolder = new Map<string, Located | undefined>();
  readonly #forAll: Located | undefined;
  /** What hadolint's configuration says, by the folder of the file that it is about. */
  readonly #hadolint = new Map<string, ProjectSettings>();

  /** @throws UsageError if the one file for all cannot be followed. */
  constructor(
    private readonly source: ConfigurationSource,
    private readonly cwd: string,
  ) {
    if (typeof source === 'object' && !isHadolintFile(source.file))
      this.#forAll = this.#read(path.resolve(cwd, source.file), true);
  }

  /**
   * What the configuration says about a file.
   *
   * @throws UsageError if it cannot be followed.
   */
  settingsFor(absolute: string): Pick<Settings, 'project' | 'hadolint'> {
    const located = this.#of(absolute);
    const project = located?.project.settingsFor(slashed(path.relative(located.folder, absolute)));
    return { project, hadolint: this.#hadolint.get(path.dirname(absolute)) };
  }

  /**
   * Reads what hadolint's configuration says about files, each of its files once. Until then it says nothing.
   *
   * @throws UsageError if it cannot be followed.
   */
  async readHadolint(files: readonly string[]): Promise<void> {
    const { source, cwd } = this;
    const named =
      typeof source === 'object' && isHadolintFile(source.file) ? path.resolve(cwd, source.file) : undefined;
    if (source !== 'nearest' && named === undefined) return;
    const read = new Map<string, ProjectSettings>();
    for (const folder of new Set(files.map((file) => path.dirname(file)))) {
      const file = named ?? findHadolintFile(folder);
      if (file === undefined) continue;
      const settings = read.get(file) ?? (await this.#readHadolint(file));
      read.set(file, settings);
      this.#hadolint.set(folder, settings);
    }
  }

  async #readHadolint(file: string): Promise<ProjectSettings> {
    const { settings, problems } = await readHadolintFile(file, this.cwd);
    const [first] = problems;
    if (first !== undefined) throw new UsageError(`${shownPath(file, this.cwd)}: ${first}`);
    return settings;
  }

  /**
   * More names of task definitions, where the file lies.
   *
   * @throws UsageError if the configuration cannot be followed.
   */
  taskDefinitionNames(absolute: string): readonly RegExp[] {
    return this.#of(absolute)?.project.taskDefinitionNames ?? [];
  }

  #of(absolute: string): Located | undefined {
    return this.source === 'nearest' ? this.#nearest(path.dirname(absolute)) : this.#forAll;
  }

  #nearest(folder: string): Located | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const parent = path.dirname(folder);
    const located =
      this.#read(path.join(folder, projectFileName), false) ?? (parent === folder ? undefined : this.#nearest(parent));
    this.#byFolder.set(folder, located);
    return located;
  }

  #read(file: string, mustExist: boolean): Located | undefined {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if (!mustExist && isMissing(error)) return undefined;
      throw new UsageError(
        `The configuration ${shownPath(file, this.cwd)} cannot be read. ${fileErrorSentence(error)}`,
      );
    }
    const { project, problems } = readProjectFile(text);
    const [first, ...more] = problems;
    if (first === undefined) return { folder: path.dirname(file), project };
    const { line, character } = rangesIn(text)(first.span).start;
    const rest = more.length === 0 ? '' : ` (and ${more.length} more to correct)`;
    throw new UsageError(`${shownPath(file, this.cwd)}:${line + 1}:${character + 1}: ${first.message}${rest}`);
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error) ?? '');
}
