import {
  type Definition,
  type DefinitionLink,
  type DefinitionParams,
  DefinitionRequest,
  type Range,
} from 'vscode-languageserver/node';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { endsOf, linksOfEnd, otherEnd } from '../links/ends';
import { rangeOf } from '../positions';
import type { Session } from '../session';

/** Where a name leads: within the document, and from an image to the stage that builds it, or from a stage to what runs it. */
export const definition = documentHandler<DefinitionParams, Definition | DefinitionLink[] | null>({
  method: DefinitionRequest.method,
  capabilities: () => ({ definitionProvider: true }),
  nothing: null,
  async answer(view, { position }, session) {
    const offset = view.text.offsetAt(position);
    const inside = targetsInside(view, offset);
    const found = [...(await targetsElsewhere(view, offset, session)), ...inside];
    if (found.length === 0) return null;
    if (session.client.linksDefinitions) return found;
    return found.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  },
});

function targetsInside({ text, language, model }: DocumentView, offset: number): DefinitionLink[] {
  const found = language.features?.definition?.(model, offset);
  return (found?.targets ?? []).map(({ span, nameSpan }) => ({
    originSelectionRange: found === undefined ? undefined : rangeOf(text, found.span),
    targetUri: text.uri,
    targetRange: rangeOf(text, span),
    targetSelectionRange: rangeOf(text, nameSpan),
  }));
}

async function targetsElsewhere(view: DocumentView, offset: number, { links }: Session): Promise<DefinitionLink[]> {
  const end = endsOf(view).find(({ span }) => span.start <= offset && offset <= span.end);
  if (end === undefined) return [];
  const originSelectionRange: Range = rangeOf(view.text, end.span);
  const known = await links.all();
  return linksOfEnd(known, view.text.uri, end).map((link) => {
    const { uri, range } = otherEnd(link, end);
    return { originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range };
  });
}
