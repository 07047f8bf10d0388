import type { CancellationToken } from 'vscode-languageserver/node';
import type { CatalogImage, CatalogList, ImageAnswer } from '../../engine/image-catalog';
import { imageDetail, imageFacts } from '../../engine/image-facts';
import { parseImageReference } from '../../engine/image-reference';
import { code } from '../../engine/markdown';
import type { Session } from '../session';
import { inTime } from './in-time';

/**
 * How long a hover, or the details of a choice, wait for the registry, in milliseconds. Nobody types meanwhile, and what comes later is there
 * for the next one.
 */
const patience = 1_000;

const nothing: ImageAnswer = {};

/** What its registry knows of an image, as Markdown; `undefined` where it knows nothing, or not in time. */
export async function explainImage(
  reference: string,
  { images }: Session,
  token: CancellationToken,
): Promise<string | undefined> {
  // What the catalogue has by then comes still in time.
  const ask = () => images.image(reference, { wait: patience - 100 });
  const { image, isMissing } = await inTime(ask, patience, nothing, token);
  if (image !== undefined) return imageFacts(image);
  return isMissing === true ? 'Amazon ECR has no such image.' : undefined;
}

/** How many images of a repository are shown. */
const newest = 5;

const late: CatalogList<CatalogImage> = { items: [], isComplete: false };

/** The newest images of a repository, as Markdown. It has all of them read, so that they are there when their turn comes. */
export async function explainRepository(
  repository: string,
  { images }: Session,
  token: CancellationToken,
): Promise<string | undefined> {
  const ask = () => images.images(repository, { text: '', by: 'tag', limit: newest });
  const { items } = await inTime(ask, patience, late, token);
  const tagged = items.filter(({ tags }) => tags.length > 0);
  const lines = tagged.slice(0, newest).map((image) => {
    const detail = imageDetail(image);
    return `- ${image.tags.slice(0, newest).map(code).join(', ')}${detail === undefined ? '' : ` · ${detail}`}`;
  });
  return lines.length === 0 ? undefined : `Newest images:\n\n${lines.join('\n')}`;
}

/** What is known of what a choice stands for. */
export function explainChoice(about: string, session: Session, token: CancellationToken): Promise<string | undefined> {
  const { tag, digest } = parseImageReference(about);
  const explain = tag === undefined && digest === undefined ? explainRepository : explainImage;
  return explain(about, session, token);
}
