import type { Span } from '../../engine/span';
import { linkFacts } from '../../project/facts';
import type { DocumentView } from '../documents';
import { canonicalUri } from '../uris';
import type { PlacedLink } from './workspace-links';

/** One end of links in an open document: an image, or the name of a stage. */
export interface LinkEnd {
  readonly kind: 'stage' | 'container';
  /** The place of the stage or the container in the file, from 0. */
  readonly index: number;
  readonly span: Span;
  /** As `--target` takes it; of a stage. */
  readonly name?: string;
}

/** The ends that a document has, linked or not. */
export function endsOf({ source, model }: DocumentView): LinkEnd[] {
  const { dockerfile, taskDefinition } = linkFacts(source.kind, model);
  const stages = (dockerfile?.stages ?? []).map(
    ({ span, name }, index): LinkEnd => ({ kind: 'stage', index, span, name }),
  );
  const containers = (taskDefinition?.containers ?? []).flatMap(({ image }, index): LinkEnd[] =>
    image === undefined ? [] : [{ kind: 'container', index, span: image.span }],
  );
  return [...stages, ...containers];
}

/** The links of an end of a document. */
export function linksOfEnd(links: readonly PlacedLink[], uri: string, { kind, index }: LinkEnd): PlacedLink[] {
  const wanted = canonicalUri(uri);
  return links.filter((link) => link[kind].index === index && canonicalUri(link[kind].uri) === wanted);
}

/** The other end. */
export function otherEnd(link: PlacedLink, { kind }: LinkEnd): PlacedLink['stage'] | PlacedLink['container'] {
  return kind === 'stage' ? link.container : link.stage;
}
