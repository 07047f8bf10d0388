import {
  type DocumentFormattingParams,
  DocumentFormattingRequest,
  type DocumentOnTypeFormattingParams,
  DocumentOnTypeFormattingRequest,
  type DocumentRangeFormattingParams,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { dockerfileLanguage } from '../../dockerfile/language';
import type { Layout } from '../../engine/features';
import { overlaps, type Span } from '../../engine/span';
import type { DocumentView } from '../documents';
import { textEdits } from '../edits';
import { documentHandler } from '../handler';
import { isLeftToJsonService } from '../json-service';
import { spanOf } from '../positions';
import { editorSettings, type Session } from '../session';
import { readEditorSettings } from '../settings/editor-settings';

const onType = { firstTriggerCharacter: '\n' };

/** Lays a document out anew. */
export const formatting = documentHandler<DocumentFormattingParams, TextEdit[] | null>({
  method: DocumentFormattingRequest.method,
  // An editor with a formatter for JSON would have to ask the person which one to take: there it is registered for Dockerfiles.
  capabilities: (_client, { hasJsonService }) =>
    hasJsonService === true
      ? {}
      : {
          documentFormattingProvider: true,
          documentRangeFormattingProvider: true,
          documentOnTypeFormattingProvider: onType,
        },
  nothing: null,
  answer: (view, { options }, session) => format(view, session, options),
});

/** Lays a part of a document out anew. */
export const rangeFormatting = documentHandler<DocumentRangeFormattingParams, TextEdit[] | null>({
  method: DocumentRangeFormattingRequest.method,
  // Announced together with all of it; so is what follows.
  capabilities: () => ({}),
  nothing: null,
  answer: (view, { options, range }, session) => format(view, session, options, spanOf(view.text, range)),
});

/** Indents the line that has just been begun. */
export const typeFormatting = documentHandler<DocumentOnTypeFormattingParams, TextEdit[] | null>({
  method: DocumentOnTypeFormattingRequest.method,
  capabilities: () => ({}),
  nothing: null,
  answer({ text, language, model }, { options, position, ch }) {
    if (ch !== onType.firstTriggerCharacter) return null;
    return textEdits(text, language.features?.formatLine?.(model, text.offsetAt(position), options) ?? []);
  },
});

function format(view: DocumentView, { options }: Session, layout: Layout, within?: Span): TextEdit[] | null {
  const { text, language, model } = view;
  const edits = language.features?.format;
  if (edits === undefined || isLeftToJsonService(language, options)) return null;
  const all = edits(model, layout);
  return textEdits(text, within === undefined ? all : all.filter(({ span }) => overlaps(span, within)));
}

/** Has an editor that formats JSON by itself take ours for Dockerfiles, unless another extension lays those out. */
export async function registerFormatting(session: Session): Promise<void> {
  const { connection, client, options, log } = session;
  if (options.hasJsonService !== true || !client.registersFormatting || (await isLeftToNeighbours(session))) return;
  const documentSelector = [{ language: 'dockerfile' }, { pattern: '**/{Dockerfile,Containerfile}{,.*}' }];
  const all = [
    connection.client.register(DocumentFormattingRequest.type, { documentSelector }),
    connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
    connection.client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, ...onType }),
  ];
  for (const one of all) one.catch((error: unknown) => log.failureOnce('client/registerCapability', error));
}

/** An editor with two formatters asks the person which one to take. */
async function isLeftToNeighbours(session: Session): Promise<boolean> {
  const settings = await editorSettings(session).catch(() => undefined);
  return session.neighbours.haveFeatures(dockerfileLanguage, readEditorSettings(settings).settings.overlap);
}
