import {
  type CancellationToken,
  type CompletionItem,
  CompletionResolveRequest,
  MarkupKind,
} from 'vscode-languageserver/node';
import { guarded, type Handler } from '../handler';
import { explainChoice } from '../images/explain-image';
import { plainText } from '../rule-text';

/** Finds out more about a choice that somebody looks at: an image, or a repository. All others are complete from the start. */
export const completionResolve: Handler = {
  // Announced together with completion.
  capabilities: () => ({}),
  register(session) {
    const { method } = CompletionResolveRequest;
    session.connection.onRequest(method, (item: CompletionItem, token: CancellationToken): Promise<unknown> => {
      return guarded(session.log, method, async () => {
        if (typeof item.data !== 'string') return item;
        const text = await explainChoice(item.data, session, token);
        if (text === undefined) return item;
        const documentation = session.client.documentsInMarkdown
          ? { kind: MarkupKind.Markdown, value: text }
          : plainText(text);
        return { ...item, documentation };
      });
    });
  },
};
