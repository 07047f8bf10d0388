import { parseEcrHost } from './ecr';
import type { CompletionAnswer, CompletionChoice } from './features';
import type { CatalogImage, CatalogList, CatalogRepository } from './image-catalog';
import { parseImageReference } from './image-reference';
import type { Span } from './span';

/** An image reference in a document. */
export interface ImageSite {
  /** All of the reference, without quotes; empty where it is still to be written. */
  readonly span: Span;
  /** What stands before the cursor. */
  readonly before: string;
}

/** What has to be known to complete a reference. */
export type ImageQuestion =
  | { readonly kind: 'repositories'; readonly host: string | undefined }
  | { readonly kind: 'images'; readonly repository: string; readonly by: 'tag' | 'digest'; readonly start: number };

/** How many repositories are offered at once; more typing brings the others. */
const limit = 200;

/** What to ask for, by what stands before the cursor. `start` counts from the start of the reference. */
export function imageQuestion(before: string): ImageQuestion {
  const { registry, tag, digest } = parseImageReference(before);
  const name = before.slice(0, (tag ?? digest)?.span.start ?? before.length).replace(/[:@]$/, '');
  if (digest !== undefined)
    return { kind: 'images', repository: withoutTag(name), by: 'digest', start: digest.span.start };
  if (tag !== undefined) return { kind: 'images', repository: name, by: 'tag', start: tag.span.start };
  return { kind: 'repositories', host: registry?.text };
}

function withoutTag(name: string): string {
  const { tag } = parseImageReference(name);
  return tag === undefined ? name : name.slice(0, tag.span.start - 1);
}

/** Whether a host is one that ECR answers for. */
export function isEcrHost(host: string | undefined): boolean {
  return host !== undefined && parseEcrHost(host) !== undefined;
}

/**
 * Repositories that can be written at a place, and images that other files of the workspace name. A repository is followed by a colon where
 * the editor then asks for its tags.
 */
export function repositoryChoices(
  { span, before }: ImageSite,
  { items, isComplete }: CatalogList<CatalogRepository>,
  named: readonly string[],
  continues: boolean,
): CompletionAnswer {
  const typed = before.toLowerCase();
  const matching = items.filter(({ uri }) => uri.toLowerCase().includes(typed));
  const repositories = matching.slice(0, limit).map(
    ({ uri }): CompletionChoice => ({
      label: uri,
      kind: 'reference',
      detail: 'Amazon ECR',
      span,
      text: continues ? `${uri}:` : uri,
      continues,
    }),
  );
  const known = new Set(items.map(({ uri }) => uri));
  const images = named
    .filter((image) => image.toLowerCase().includes(typed) && !known.has(image))
    .slice(0, limit)
    .map(
      (image): CompletionChoice => ({ label: image, kind: 'value', detail: 'in this workspace', span, text: image }),
    );
  return { choices: [...repositories, ...images], isIncomplete: !isComplete || matching.length > limit };
}

/** Tags or digests of a repository that can be written at a place, the newest first, and those that other files name. */
export function imageChoices(
  { span }: ImageSite,
  { repository, by, start }: Extract<ImageQuestion, { kind: 'images' }>,
  { items, isComplete }: CatalogList<CatalogImage>,
  named: readonly string[],
): CompletionAnswer {
  const part = { start: span.start + start, end: span.end };
  const found = by === 'tag' ? items.flatMap(tagChoices) : items.map(digestChoice);
  const known = new Set(found.map(({ text }) => text));
  const others = [...new Set(named.flatMap((image) => partOf(image, repository, by) ?? []))]
    .filter((text) => !known.has(text))
    .map((text) => ({ label: text, text, detail: 'in this workspace', documentation: undefined }));
  const choices = [...found, ...others].map((choice): CompletionChoice => ({ ...choice, kind: 'value', span: part }));
  return { choices, isIncomplete: !isComplete };
}

type Written = Pick<CompletionChoice, 'label' | 'text' | 'detail' | 'documentation'>;

function tagChoices({ tags, digest, detail }: CatalogImage): Written[] {
  return tags.map((tag) => ({ label: tag, text: tag, detail, documentation: `\`${digest}\`` }));
}

function digestChoice({ tags, digest, detail }: CatalogImage): Written {
  const words = [tags.join(', '), detail].filter((word) => word !== undefined && word !== '').join(' · ');
  return { label: digest, text: digest, detail: words === '' ? undefined : words, documentation: undefined };
}

/** The tag or digest with which a reference names an image of a repository. */
function partOf(image: string, repository: string, by: 'tag' | 'digest'): string | undefined {
  const reference = parseImageReference(image);
  const part = reference[by];
  if (part === undefined || part.text === '') return undefined;
  return withoutTag(image.replace(/@.*$/, '')) === repository ? part.text : undefined;
}
