import type { CatalogImage, CatalogRepository } from './image-catalog';
import { parseImageReference, referenceFaults } from './image-reference';

/** Where Docker Hub answers. */
export const dockerHubAddress = 'https://hub.docker.com';

/** What Docker Hub says to one question. */
export interface HubPage {
  readonly repositories: readonly CatalogRepository[];
  readonly images: readonly CatalogImage[];
  /** Whether the question has no more answers than these. */
  readonly isComplete: boolean;
}

const hosts: ReadonlySet<string | undefined> = new Set([undefined, 'docker.io', 'index.docker.io']);

/** Whether references with this host are looked up in Docker Hub. */
export function isHubHost(host: string | undefined): boolean {
  return hosts.has(host);
}

/** The path of an image's tags at Docker Hub; `undefined` where the reference is no sound one, or of another registry. */
export function hubTagsPath(text: string): string | undefined {
  const reference = parseImageReference(text);
  const { registry, repository } = reference;
  if (!isHubHost(registry?.text) || repository.text === 'scratch' || referenceFaults(reference).length > 0)
    return undefined;
  const [namespace = '', name, ...more] = repository.text.split('/');
  if (more.length > 0) return undefined;
  return `/v2/namespaces/${name === undefined ? 'library' : namespace}/repositories/${name ?? namespace}/tags`;
}

/**
 * The path that searches for names; `undefined` where too little is written, or something that looks like a host: names of other registries
 * are nobody's business.
 */
export function hubSearchPath(text: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9_-]+(?:\/[a-z0-9._-]*)?$/.test(text)) return undefined;
  return `/v2/search/repositories/?query=${encodeURIComponent(text)}&page_size=25`;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads an answer: names that were searched for, the tags of a repository, or one tag. Fails where it is none of these.
 * Source: Docker Hub API reference; the search is the one of the web page.
 */
export function readHubPage(answer: unknown): HubPage {
  const page = recordOf(answer);
  const results = Array.isArray(page.results) ? page.results.map(recordOf) : [page];
  const repositories = results.flatMap(repositoryOf).sort((a, b) => Number(b.isOfficial) - Number(a.isOfficial));
  const images = results.flatMap(imageOf).sort((a, b) => (b.pushedAt ?? '').localeCompare(a.pushedAt ?? ''));
  const found = repositories.length + images.length;
  if (found === 0 && results.length > 0) throw new TypeError('Docker Hub says something else.');
  return { repositories, images, isComplete: typeof page.count !== 'number' || page.count <= results.length };
}

function repositoryOf({ repo_name: name, is_official: isOfficial, short_description: words }: Json) {
  if (typeof name !== 'string' || hubTagsPath(name) === undefined) return [];
  const description = textOf(words) ?? 'Docker Hub';
  const detail = isOfficial === true ? `official, ${description}` : description;
  return [{ uri: name.replace(/^library\//, ''), detail, isOfficial: isOfficial === true }];
}

function imageOf(tag: Json): CatalogImage[] {
  const { name, digest, full_size: size, images } = tag;
  if (typeof name !== 'string' || !/^\w[\w.-]{0,127}$/.test(name)) return [];
  const parts = Array.isArray(images) ? images.map(recordOf) : [];
  const platforms = parts.flatMap(({ os, architecture, variant }) =>
    // Attestations stand among the platforms, without one.
    [os, architecture].some((part) => part === 'unknown') ? [] : [[os, architecture, variant].filter(textOf).join('/')],
  );
  return [
    {
      digest: textOf(digest) ?? textOf(parts[0]?.digest) ?? '',
      tags: [name],
      pushedAt: textOf(tag.tag_last_pushed) ?? textOf(tag.last_updated),
      size: typeof size === 'number' && size > 0 ? size : undefined,
      platforms: [...new Set(platforms)].filter(Boolean),
    },
  ];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
