import type { BuildContext } from '../../engine/language';
import type { Settings } from '../../engine/settings';
import { readBuildContext } from '../build-context';
import { filePathOf } from '../uris';
import { type EditorSettings, type Overlap, readEditorSettings } from './editor-settings';
import type { HadolintFiles } from './hadolint-files';
import type { ProjectFiles } from './project-files';

/** Everything that decides how one document is checked. */
export interface DocumentSettings {
  readonly lint: Settings;
  /** More names of task definitions. */
  readonly taskDefinitionNames: readonly RegExp[];
  readonly overlap: Overlap;
  /** The ShellCheck to run; absent where none shall be. */
  readonly shellCheck?: string;
  /** Whether a few words are shown between those of the author. */
  readonly inlayHints: boolean;
  /** Whether Docker Hub may be asked for names and tags. */
  readonly dockerHub: boolean;
  /** What lies around a Dockerfile. */
  readonly context?: BuildContext;
}

/** Where the store gets what it keeps. */
export interface SettingsSources {
  /** The settings below `quaymaster` for a document, as the client has them. */
  editor(uri: string): Promise<unknown>;
  readonly projects: ProjectFiles;
  readonly hadolint: HadolintFiles;
  /** The workspace folder that a file lies in. */
  rootOf(file: string): string | undefined;
  /** Is told, each once, what of the settings cannot be followed. */
  tell(message: string): void;
}

interface Entry {
  settings: DocumentSettings;
  /** Ends once the newest settings are in. Never fails. */
  loading: Promise<void>;
}

/**
 * The settings of the open documents, with what lies around them on the disk. They are loaded when a document opens and when something changes, so that
 * answering a request never waits for the client or the disk.
 */
export class SettingsStore {
  readonly #entries = new Map<string, Entry>();
  readonly #told = new Set<string>();

  constructor(private readonly sources: SettingsSources) {}

  /** Starts loading for a document that has been opened. */
  open(uri: string): Promise<void> {
    const entry: Entry = { settings: combine(readEditorSettings(undefined).settings), loading: Promise.resolve() };
    this.#entries.set(uri, entry);
    return this.#reload(uri, entry);
  }

  close(uri: string): void {
    this.#entries.delete(uri);
  }

  /** Loads anew for every open document; the old settings hold until then. */
  async reload(): Promise<void> {
    await Promise.all([...this.#entries].map(([uri, entry]) => this.#reload(uri, entry)));
  }

  /** Ends when the settings of a document have been loaded once; at once from then on. */
  ready(uri: string): Promise<void> | undefined {
    return this.#entries.get(uri)?.loading;
  }

  /** Whether Docker Hub may be asked; the setting is one of the window. */
  get allowsDockerHub(): boolean {
    return [...this.#entries.values()].some(({ settings }) => settings.dockerHub);
  }

  /** The settings of an open document. */
  get(uri: string): DocumentSettings | undefined {
    return this.#entries.get(uri)?.settings;
  }

  /** The settings of a document that need not be open. */
  async settingsOf(uri: string): Promise<DocumentSettings> {
    const entry = this.#entries.get(uri);
    if (entry === undefined) return this.#load(uri);
    await entry.loading;
    return entry.settings;
  }

  #reload(uri: string, entry: Entry): Promise<void> {
    const loading = this.#load(uri).then((settings) => {
      if (entry.loading === loading) entry.settings = settings;
    });
    entry.loading = loading;
    return loading;
  }

  async #load(uri: string): Promise<DocumentSettings> {
    const file = filePathOf(uri);
    const { projects, hadolint, rootOf } = this.sources;
    const [raw, nearest, theirs, context] = await Promise.all([
      this.sources.editor(uri).catch(() => undefined),
      file === undefined ? undefined : projects.nearest(file, rootOf(file)),
      file === undefined ? undefined : hadolint.find(file, rootOf(file)),
      file === undefined ? undefined : readBuildContext(file),
    ]);
    const { settings, problems } = readEditorSettings(raw);
    for (const problem of problems) this.#tellOnce(problem);
    const own = combine(settings);
    const combined = { ...own, lint: { ...own.lint, hadolint: theirs?.value }, context };
    if (nearest === undefined) return combined;
    const { project, relativePath } = nearest;
    return {
      ...combined,
      lint: { ...combined.lint, project: project.settingsFor(relativePath) },
      taskDefinitionNames: [...combined.taskDefinitionNames, ...project.taskDefinitionNames],
    };
  }

  #tellOnce(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.sources.tell(problem);
  }
}

function combine(settings: EditorSettings): DocumentSettings {
  const { preset, rules, ...rest } = settings;
  return { lint: { editor: { preset, rules } }, ...rest };
}
