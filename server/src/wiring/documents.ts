import path from 'node:path';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentKind, headLength, isTaskDefinitionName, kindOf, mayBeOurs } from '../engine/documents';
import type { Finding } from '../engine/finding';
import type { BuildContext, Source } from '../engine/language';
import { findings, inTextOrder, type OnRuleFailure } from '../engine/lint';
import { type AnyLanguage, languageOf } from '../languages';
import type { DocumentSettings, SettingsStore } from './settings/store';
import { filePathOf, mayCheck, pathOf } from './uris';

/**
 * A document of ours at one version, with what has been worked out about it. Valid until the document changes: a handler
 * takes it, answers, and lets it go without waiting in between.
 */
export interface DocumentView {
  readonly text: TextDocument;
  readonly source: Source;
  readonly language: AnyLanguage;
  readonly model: unknown;
  readonly settings: DocumentSettings;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

interface Parsed {
  readonly version: number;
  readonly source: Source;
  readonly model: unknown;
  /** The findings under the settings that were last asked for. */
  found?: { readonly settings: DocumentSettings; readonly findings: readonly Finding[] };
}

/** The open documents, each parsed once per version, whatever and however many features ask. */
export class Documents {
  readonly texts = new TextDocuments(TextDocument);
  readonly #parsed = new Map<string, Parsed>();
  /** What other tools have found. */
  moreFindings: (view: Pick<DocumentView, 'language' | 'model' | 'settings'>) => readonly Finding[] = () => [];

  constructor(
    private readonly settings: SettingsStore,
    private readonly onRuleFailure: OnRuleFailure,
  ) {
    // Versions start anew with each opening.
    this.texts.onDidOpen(({ document }) => this.#parsed.delete(document.uri));
    this.texts.onDidClose(({ document }) => this.#parsed.delete(document.uri));
  }

  /** A document as it is now, or `undefined` if it is not open or not ours. */
  view(uri: string): DocumentView | undefined {
    const open = this.#ours(uri);
    if (open === undefined) return undefined;
    const { text, kind, settings } = open;
    const parsed = this.#parse(text, kind, settings.context);
    const language = languageOf(kind);
    const { onRuleFailure, moreFindings } = this;
    return {
      text,
      source: parsed.source,
      language,
      model: parsed.model,
      settings,
      get findings() {
        if (parsed.found?.settings !== settings) {
          const own = findings(language, parsed.model, settings.lint, onRuleFailure);
          const more = moreFindings({ language, model: parsed.model, settings });
          parsed.found = { settings, findings: more.length === 0 ? own : inTextOrder([...own, ...more]) };
        }
        return parsed.found.findings;
      },
    };
  }

  /** Has what was found in a document found again. */
  forgetFindings(uri: string): void {
    const parsed = this.#parsed.get(uri);
    if (parsed !== undefined) parsed.found = undefined;
  }

  #ours(uri: string): { text: TextDocument; kind: DocumentKind; settings: DocumentSettings } | undefined {
    const text = this.texts.get(uri);
    const settings = this.settings.get(uri);
    if (text === undefined || settings === undefined || !mayBeChecked(text)) return undefined;
    const kind = this.#kindOf(text, settings);
    return kind === undefined ? undefined : { text, kind, settings };
  }

  /** A document that was ours stays so while someone is in the middle of writing it, and a property or a quote is missing. */
  #kindOf(text: TextDocument, { taskDefinitionNames }: DocumentSettings): DocumentKind | undefined {
    const { uri, languageId } = text;
    const head = text.getText().slice(0, headLength);
    const kind = kindOf({ path: pathOf(uri), languageId, head, taskDefinitionNames });
    const isLikely =
      isTaskDefinitionName(pathOf(uri), taskDefinitionNames) || /"containerDefinitions"|"image"/.test(head);
    return kind ?? (isLikely ? this.#parsed.get(uri)?.source.kind : undefined);
  }

  #parse(document: TextDocument, kind: DocumentKind, context: BuildContext | undefined): Parsed {
    const before = this.#parsed.get(document.uri);
    if (before?.version === document.version && before.source.kind === kind && before.source.context === context)
      return before;
    const language = languageOf(kind);
    const previous = before !== undefined && languageOf(before.source.kind) === language ? before.model : undefined;
    const file = filePathOf(document.uri)?.replaceAll(path.sep, '/');
    const source = { text: document.getText(), kind, path: file, context };
    const parsed = { version: document.version, source, model: language.parse(source, previous) };
    this.#parsed.set(document.uri, parsed);
    return parsed;
  }
}

/** Whether the address and the name alone let a document be ours; for all others not even settings are loaded. */
export function mayBeChecked({ uri, languageId }: TextDocument): boolean {
  return mayCheck(uri) && mayBeOurs(pathOf(uri), languageId);
}
