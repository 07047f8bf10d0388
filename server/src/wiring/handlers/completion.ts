import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver/node';
import type { CompletionChoice, CompletionKind } from '../../engine/features';
import { languages } from '../../languages';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { rangeOf } from '../positions';
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
  capabilities: () => ({ completionProvider: { triggerCharacters: triggers() } }),
  nothing: null,
  answer(view, { position, context }, session) {
    const offset = view.text.offsetAt(position);
    const isTriggered = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
    const trigger = isTriggered ? context.triggerCharacter : undefined;
    const answer = view.language.features?.complete?.(view.model, offset, trigger);
    if (answer === undefined) return null;
    const items = answer.choices.map((choice, index) => itemOf(view, choice, index, session));
    return { isIncomplete: answer.isIncomplete === true, items };
  },
});

/** The protocol knows one set of triggers for all documents; a language that is asked needlessly answers nothing. */
function triggers(): string[] {
  return [...new Set(languages.flatMap(({ features }) => features?.completionTriggers ?? []))];
}

function itemOf({ text }: DocumentView, choice: CompletionChoice, index: number, session: Session): CompletionItem {
  const { client, options } = session;
  const isSnippet = choice.isSnippet === true && client.insertsSnippets;
  const newText = choice.isSnippet === true && !isSnippet ? withoutTabStops(choice.text) : choice.text;
  const item: CompletionItem = {
    label: choice.label,
    kind: kinds[choice.kind],
    detail: choice.detail,
    textEdit: { range: rangeOf(text, choice.span), newText },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    filterText: choice.filter,
    sortText: choice.order ?? String(index).padStart(5, '0'),
    preselect: choice.preselect,
  };
  if (choice.documentation !== undefined)
    item.documentation = { kind: MarkupKind.Markdown, value: choice.documentation };
  if (choice.deprecated === true) item.tags = [CompletionItemTag.Deprecated];
  if (choice.continues === true && options.suggestCommand !== undefined) {
    item.command = { title: 'Suggest', command: options.suggestCommand };
  }
  return item;
}
