import { type DocumentLink, type DocumentLinkParams, DocumentLinkRequest } from 'vscode-languageserver/node';
import { documentHandler } from '../handler';
import { endsOf, linksOfEnd, otherEnd } from '../links/ends';
import { builtBy, runsAs } from '../links/words';
import { rangeOf } from '../positions';

/** Links from an image to the stage that builds it, and from a stage to the container that runs it; where there is one answer. */
export const documentLink = documentHandler<DocumentLinkParams, DocumentLink[] | null>({
  method: DocumentLinkRequest.method,
  capabilities: () => ({ documentLinkProvider: {} }),
  nothing: null,
  async answer(view, _params, { links }) {
    const ends = endsOf(view).map((end) => ({ end, range: rangeOf(view.text, end.span) }));
    const known = await links.all();
    return ends.flatMap(({ end, range }): DocumentLink[] => {
      const [link, ...others] = linksOfEnd(known, view.text.uri, end);
      if (link === undefined || others.length > 0 || link.isAmbiguous) return [];
      const { uri, range: target } = otherEnd(link, end);
      const place = `${target.start.line + 1},${target.start.character + 1}`;
      const tooltip = end.kind === 'stage' ? runsAs(link) : builtBy(link);
      return [{ range, target: `${uri}#L${place}`, tooltip }];
    });
  },
});
