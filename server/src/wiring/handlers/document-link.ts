import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type DocumentLink,
  type DocumentLinkParams,
  DocumentLinkRequest,
  type Range,
} from 'vscode-languageserver/node';
import type { DocumentView } from '../documents';
import { documentHandler } from '../handler';
import { endsOf, linksOfEnd, otherEnd } from '../links/ends';
import { builtBy, runsAs } from '../links/words';
import { rangeOf } from '../positions';
import { filePathOf } from '../uris';

/**
 * Links from an image to the stage that builds it, and from a stage to the container that runs it, where there is one answer; then
 * everything else that leads out of the document.
 */
export const documentLink = documentHandler<DocumentLinkParams, DocumentLink[] | null>({
  method: DocumentLinkRequest.method,
  capabilities: () => ({ documentLinkProvider: {} }),
  nothing: null,
  async answer(view, _params, { links }) {
    const ends = endsOf(view).map((end) => ({ end, range: rangeOf(view.text, end.span) }));
    const outward = outwardLinks(view);
    const known = await links.all();
    const existing = await onDisk(outward);
    const between = ends.flatMap(({ end, range }): DocumentLink[] => {
      const [link, ...others] = linksOfEnd(known, view.text.uri, end);
      if (link === undefined || others.length > 0 || link.isAmbiguous) return [];
      const { uri, range: target } = otherEnd(link, end);
      const place = `${target.start.line + 1},${target.start.character + 1}`;
      const tooltip = end.kind === 'stage' ? runsAs(link) : builtBy(link);
      return [{ range, target: `${uri}#L${place}`, tooltip }];
    });
    const taken = new Set(between.map(({ range }) => placeOf(range)));
    return [...between, ...existing.filter(({ range }) => !taken.has(placeOf(range)))];
  },
});

/** Pages on the web, and files beside the document's own. */
function outwardLinks({ text, language, model }: DocumentView): DocumentLink[] {
  return (language.features?.links?.(model) ?? []).flatMap(({ span, to, tooltip }) => {
    const target = 'url' in to ? to.url : fileUri(text.uri, to.file);
    return target === undefined ? [] : [{ range: rangeOf(text, span), target, tooltip }];
  });
}

/** The links but for those to files that are not there. */
async function onDisk(all: readonly DocumentLink[]): Promise<DocumentLink[]> {
  const files = [...new Set(all.flatMap(({ target }) => (target?.startsWith('file:') ? target : [])))];
  const found = await Promise.all(files.map(isFile));
  const missing = new Set<string | undefined>(files.filter((_, index) => found[index] === false));
  return all.filter(({ target }) => !missing.has(target));
}

function isFile(target: string): Promise<boolean> {
  return stat(new URL(target)).then(
    (found) => found.isFile(),
    () => false,
  );
}

function fileUri(from: string, path: string): string | undefined {
  const file = filePathOf(from);
  return file === undefined ? undefined : pathToFileURL(join(dirname(file), path)).href;
}

function placeOf({ start }: Range): string {
  return `${start.line}:${start.character}`;
}
