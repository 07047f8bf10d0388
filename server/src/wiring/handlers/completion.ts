import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver/node';
import type { CompletionAnswer, CompletionChoice, CompletionKind, FolderQuestion } from '../../engine/features';
import { type ImageSite, withQuote } from '../../engine/image-choices';
import type { Span } from '../../engine/span';
import { languages } from '../../languages';
import type { DocumentView } from '../documents';
import { folderEntries } from '../folder-entries';
import { documentHandler } from '../handler';
import { completeImage } from '../images/complete-images';
import { rangeOf } from '../positions';
import { plainText } from '../rule-text';
import type { Session } from '../session';
import { withoutTabStops } from '../snippets';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  constant: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
  reference: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

/** What can be written at a place. */
export const completion = documentHandler<CompletionParams, CompletionList | null>({
  method: CompletionRequest.method,
  capabilities: () => ({ completionProvider: { triggerCharacters: triggers(), resolveProvider: true } }),
  nothing: null,
  answer(view, { position, context }, session) {
    const offset = view.text.offsetAt(position);
    const isTriggered = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
    const trigger = isTriggered ? context.triggerCharacter : undefined;
    const answer = session.neighbours.ours(view, view.language.features?.complete?.(view.model, offset, trigger));
    const site = view.language.features?.imageAt?.(view.model, offset);
    if (site !== undefined) return withImages(view, site, answer, session);
    const folder = view.language.features?.folderAt?.(view.model, offset, trigger);
    if (folder !== undefined) return withPaths(view, folder, answer, session);
    return answer === undefined ? null : listOf(view, answer, session);
  },
});

function listOf(view: DocumentView, { choices, isIncomplete }: CompletionAnswer, session: Session): CompletionList {
  const items = choices.map((choice, index) => itemOf(view, choice, index, session));
  return { isIncomplete: isIncomplete === true, items };
}

/** What the language offers, and the images that there are. The mere shape of a reference comes last. */
async function withImages(
  view: DocumentView,
  site: ImageSite,
  { choices, isIncomplete }: CompletionAnswer = { choices: [] },
  session: Session,
): Promise<CompletionList> {
  const images = await completeImage(site, session);
  const known = new Set(choices.map(({ label }) => label));
  const whole = ({ span, text }: CompletionChoice) => site.before.slice(0, span.start - site.span.start) + text;
  const others = images.choices.filter((choice) => !known.has(choice.label) && !known.has(whole(choice)));
  const values = choices.filter((choice) => !isShape(choice));
  const isOnlyWay = values.length + others.length === 0;
  const shapes = choices.filter(isShape).map((shape) => (isOnlyWay ? shape : { ...shape, preselect: undefined }));
  const answer = {
    choices: [...values, ...others.map((choice) => withQuote(site, choice)), ...shapes],
    isIncomplete: isIncomplete === true || images.isIncomplete === true,
  };
  return listOf(view, answer, session);
}

/** What the language offers, and what lies in a folder. */
async function withPaths(
  view: DocumentView,
  question: FolderQuestion,
  answer: CompletionAnswer = { choices: [] },
  session: Session,
): Promise<CompletionList> {
  const entries = await folderEntries(view.text.uri, question.folder);
  const choices = [...answer.choices, ...question.choices(entries ?? [])];
  const isIncomplete = answer.isIncomplete === true || entries === undefined || entries.length > choices.length;
  return listOf(view, { choices, isIncomplete }, session);
}

function isShape({ kind }: CompletionChoice): boolean {
  return kind === 'snippet';
}

/** What brings up the images of a registry: the ends of the parts of a reference. */
const imageTriggers = ['/', ':', '@'];

/** The protocol knows one set of triggers for all documents; a language that is asked needlessly answers nothing. */
function triggers(): string[] {
  return [...new Set([...languages.flatMap(({ features }) => features?.completionTriggers ?? []), ...imageTriggers])];
}

function itemOf({ text }: DocumentView, choice: CompletionChoice, index: number, session: Session): CompletionItem {
  const { client, options } = session;
  const isSnippet = choice.isSnippet === true && client.insertsSnippets;
  const written = choice.isSnippet === true && !isSnippet ? withoutTabStops(choice.text) : choice.text;
  const newText = client.keepsIndentation ? written : outdented(written, text, choice.span);
  const item: CompletionItem = {
    label: choice.label,
    kind: kinds[choice.kind],
    detail: choice.detail,
    textEdit: { range: rangeOf(text, choice.span), newText },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    filterText: choice.filter,
    sortText: choice.order ?? String(index).padStart(5, '0'),
    preselect: choice.preselect,
    data: choice.about,
  };
  if (client.keepsIndentation && newText.includes('\n')) item.insertTextMode = InsertTextMode.asIs;
  if (choice.alongside !== undefined && choice.alongside.length > 0) {
    item.additionalTextEdits = choice.alongside.map((edit) => TextEdit.replace(rangeOf(text, edit.span), edit.text));
  }
  if (client.showsLabelDetails && choice.detail !== undefined) {
    item.labelDetails = { description: choice.detail };
    item.detail = undefined;
  }
  if (choice.documentation !== undefined)
    item.documentation = client.documentsInMarkdown
      ? { kind: MarkupKind.Markdown, value: choice.documentation }
      : plainText(choice.documentation);
  if (choice.deprecated === true) item.tags = [CompletionItemTag.Deprecated];
  if (choice.continues === true && options.suggestCommand !== undefined) {
    item.command = { title: 'Suggest', command: options.suggestCommand };
  }
  return item;
}

/** For editors that indent the lines of a choice like the line that it is put into. */
function outdented(written: string, text: DocumentView['text'], { start }: Span): string {
  const { line } = text.positionAt(start);
  const indentation = /^[ \t]*/.exec(text.getText({ start: { line, character: 0 }, end: text.positionAt(start) }))?.[0];
  return indentation ? written.replaceAll(`\n${indentation}`, '\n') : written;
}
