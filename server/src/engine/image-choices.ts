import { parseEcrHost } from './ecr';
import { ecrOf } from './ecr-catalog';
import type { CompletionAnswer, CompletionChoice } from './features';
import type { CatalogImage, CatalogList, CatalogRepositories, Wanted } from './image-catalog';
import { imageDetail, shortDigest } from './image-facts';
import { parseImageReference } from './image-reference';
import { regions } from './regions';
import type { Span } from './span';

/** An image reference in a document. */
export interface ImageSite {
  /** All of the reference, without quotes; empty where it is still to be written. */
  readonly span: Span;
  /** What stands before the cursor. */
  readonly before: string;
  /** The quote before it, where the other choices of the language begin with one: an editor compares what begins at the same place. */
  readonly quote?: string;
}

/** A choice that begins with the quote, if it begins with the reference. */
export function withQuote({ span, quote = '' }: ImageSite, choice: CompletionChoice): CompletionChoice {
  if (quote === '' || choice.span.start !== span.start) return choice;
  const start = span.start - quote.length;
  const filter = `${quote}${choice.filter ?? choice.label}`;
  return { ...choice, span: { start, end: choice.span.end }, text: `${quote}${choice.text}`, filter };
}

/** What has to be known to complete a reference. `wanted` says which part of it. */
export type ImageQuestion =
  | { readonly kind: 'repositories'; readonly host: string | undefined; readonly wanted: Wanted }
  | {
      readonly kind: 'images';
      readonly repository: string;
      readonly by: 'tag' | 'digest';
      readonly start: number;
      readonly wanted: Wanted;
    };

/** How many repositories or images are offered at once; more typing brings the others. */
const limit = 200;

/** What to ask for, by what stands before the cursor. `start` counts from the start of the reference. */
export function imageQuestion(before: string): ImageQuestion {
  const { registry, tag, digest } = parseImageReference(before);
  const part = digest ?? tag;
  if (part === undefined) return { kind: 'repositories', host: registry?.text, wanted: { text: before, limit } };
  const by = digest === undefined ? 'tag' : 'digest';
  const { start } = part.span;
  const repository = withoutTag(before.slice(0, start - 1));
  // Behind a tag its own digest is what is looked for.
  const text = part.text || (tag?.text ?? '');
  return { kind: 'images', repository, by, start, wanted: { text, by, limit } };
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
 * Registries and repositories that can be written at a place, and images that other files of the workspace name. A registry is followed by a
 * slash and a repository by a colon where the editor then asks for what comes next.
 */
export function repositoryChoices(
  { span, before }: ImageSite,
  { items, isComplete, registries }: CatalogRepositories,
  named: readonly string[],
  continues: boolean,
): CompletionAnswer {
  const host = parseImageReference(before).registry?.text;
  const from = host === undefined ? 0 : host.length + 1;
  const part = { start: span.start + from, end: span.end };
  const typed = before.toLowerCase();
  const matching = items.filter(({ uri }) => uri.toLowerCase().includes(typed));
  // A host is longer than a list of choices is wide, and says little: its region and account stand beside.
  const writing = (uri: string) => ({ label: nameOf(uri), filter: uri.slice(from), span: part, text: uri.slice(from) });
  const repositories = matching.slice(0, limit).map(({ uri, detail = placeOf(hostOf(uri)) }): CompletionChoice => {
    const text = `${uri.slice(from)}${continues ? ':' : ''}`;
    return { ...writing(uri), kind: 'reference', detail, text, continues, about: uri };
  });
  const known = new Set(items.map(({ uri }) => uri));
  const images = named
    .filter((image) => image.toLowerCase().includes(typed) && image.length > from && !known.has(image))
    .slice(0, limit)
    .map((image): CompletionChoice => {
      // Somebody who has not written the name of the registry has not asked for what it knows.
      const about = host === undefined || ecrOf(image) === undefined ? undefined : image;
      return { ...writing(image), kind: 'value', detail: here, about };
    });
  const hosts =
    host === undefined ? registryChoices(typed, span, registries ?? items.map(({ uri }) => hostOf(uri)), named) : [];
  return { choices: [...hosts, ...repositories, ...images], isIncomplete: !isComplete || matching.length > limit };
}

const here = 'in this workspace';

/** The registries of repositories, and those that other files name. */
function registryChoices(
  typed: string,
  span: Span,
  registries: readonly string[],
  named: readonly string[],
): CompletionChoice[] {
  const others = named.flatMap((image) => parseImageReference(image).registry?.text ?? []);
  const hosts = [...new Set([...registries, ...others])].filter((host) => host.toLowerCase().includes(typed));
  return hosts.map((host) => {
    const region = parseEcrHost(host)?.region;
    const detail = region === undefined ? here : (regions[region] ?? region);
    return { label: host, kind: 'folder', detail, span, text: `${host}/`, continues: true };
  });
}

function hostOf(uri: string): string {
  return uri.slice(0, uri.indexOf('/'));
}

/** An image without the host of ECR. */
function nameOf(image: string): string {
  const host = parseImageReference(image).registry?.text;
  return host !== undefined && isEcrHost(host) ? image.slice(host.length + 1) : image;
}

/** `Ireland, 111122223333` */
function placeOf(host: string): string {
  const { region = '', account = '' } = parseEcrHost(host) ?? {};
  return [regions[region] ?? region, account].filter(Boolean).join(', ');
}

/** Tags or digests of a repository that can be written at a place, the newest first, and those that other files name. */
export function imageChoices(
  { span, before }: ImageSite,
  { repository, by, start }: Extract<ImageQuestion, { kind: 'images' }>,
  { items, isComplete }: CatalogList<CatalogImage>,
  named: readonly string[],
): CompletionAnswer {
  const part = { start: span.start + start, end: span.end };
  const { tag } = parseImageReference(before);
  const rank = ({ tags }: CatalogImage) => Number(by === 'tag' || !tags.includes(tag?.text ?? ''));
  const shown = items.slice(0, limit).toSorted((one, other) => rank(one) - rank(other));
  const found = shown.flatMap((image) => (by === 'tag' ? tagChoices(image) : digestChoice(image)));
  const known = new Set(found.map(({ text }) => text));
  const others = [...new Set(named.flatMap((image) => partOf(image, repository, by) ?? []))]
    .filter((text) => !known.has(text))
    .map((text): Written => ({ label: shortDigest(text), filter: text, text, detail: here }));
  const separator = by === 'tag' ? ':' : '@';
  const choices = [...found, ...others].map((choice): CompletionChoice => {
    const about = `${repository}${separator}${choice.text}`;
    return { ...choice, kind: 'value', span: part, about: known.has(choice.text) || ecrOf(about) ? about : undefined };
  });
  return { choices, isIncomplete: !isComplete || items.length > limit };
}

type Written = Pick<CompletionChoice, 'label' | 'filter' | 'text' | 'detail' | 'documentation'>;

function tagChoices(image: CatalogImage): Written[] {
  const [detail, documentation] = [imageDetail(image), image.digest && `\`${image.digest}\``];
  return image.tags.map((tag) => ({ label: tag, text: tag, detail, documentation }));
}

function digestChoice(image: CatalogImage): Written {
  const { digest } = image;
  const words = [...image.tags.slice(0, shownTags), imageDetail(image)].filter(Boolean).join(', ');
  return { label: shortDigest(digest), filter: digest, text: digest, detail: words || undefined };
}

/** How many tags are named beside a digest. */
const shownTags = 2;

/** The tag or digest with which a reference names an image of a repository. */
function partOf(image: string, repository: string, by: 'tag' | 'digest'): string | undefined {
  const reference = parseImageReference(image);
  const part = reference[by];
  if (part === undefined || part.text === '') return undefined;
  return withoutTag(image.replace(/@.*$/, '')) === repository ? part.text : undefined;
}
