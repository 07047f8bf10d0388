import { type EcrHost, parseEcrHost } from './ecr';
import {
  type CatalogImage,
  type CatalogList,
  type CatalogRepository,
  emptyList,
  type ImageAnswer,
  type ImageAsk,
  type ImageCatalog,
  type Wanted,
} from './image-catalog';
import { parseImageReference, referenceFaults } from './image-reference';
import { countsText } from './scan-text';

/** An image as ECR describes it. */
export interface EcrImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly pushedAt?: Date;
  /** Bytes. */
  readonly size?: number;
  readonly scan?: { readonly status?: string; readonly counts: Readonly<Record<string, number>> };
}

/** What an image runs on. */
export interface EcrPlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

type Registry = Pick<EcrHost, 'account' | 'region'>;
type Name = { readonly tag: string } | { readonly digest: string };

/** What could be found out of one image in time. */
interface FoundImage {
  readonly image?: EcrImage;
  readonly platforms?: readonly EcrPlatform[];
  readonly isMissing?: boolean;
}

/** What reads ECR in the background: the catalogue of the AWS room, of one session. What it waits for comes in milliseconds. */
export interface EcrReader {
  repositories(region: string, wait: number): Promise<CatalogList<CatalogRepository>>;
  images(place: Registry, repository: string, wait: number): Promise<CatalogList<EcrImage>>;
  /** One image, with as much of it as is known in time. `retry`: also where it has just failed. Fails with why it cannot be had. */
  image(
    place: Registry,
    repository: string,
    name: Name,
    ask: { readonly wait: number; readonly retry: boolean },
  ): Promise<FoundImage>;
  /** The repository has a new image. */
  pushed(place: Registry, repository: string): void;
}

/** Where ECR is read. */
export interface EcrSource {
  /** Regions that are looked at where no registry is named. */
  readonly regions: readonly string[];
  readonly reader: EcrReader;
}

/** How long lists are waited for: what asks has little more patience itself. Milliseconds. */
const listWait = 20;

/** How long a person waits for an image. Milliseconds. */
const personWait = 30_000;

/** The images of Amazon ECR, by the references that name them. `source` is asked for anew each time; `undefined`: AWS is not to be used. */
export function ecrCatalog(source: (host: string | undefined) => Promise<EcrSource | undefined>): ImageCatalog {
  return {
    async repositories(host, wanted) {
      const ecr = host === undefined ? undefined : parseEcrHost(host);
      if (host !== undefined && ecr === undefined) return emptyList;
      const found = await source(host).catch(() => undefined);
      if (found === undefined) return emptyList;
      const regions = ecr === undefined ? found.regions : [ecr.region];
      const lists = await Promise.all(
        regions.map((region) => found.reader.repositories(region, listWait).catch(() => emptyList)),
      );
      const all = lists.flatMap((list) => list.items);
      const items = host === undefined ? all : all.filter(({ uri }) => uri.startsWith(`${host}/`));
      const list = { items, isComplete: lists.every(({ isComplete }) => isComplete) };
      const { isComplete, items: chosen } = cut(list, wanted, ({ uri }) => [uri]);
      const registries = host === undefined ? hostsOf(items) : undefined;
      return { items: chosen.map(({ uri }) => ({ uri })), isComplete, registries };
    },
    async images(reference, wanted) {
      const { registry, repository } = parseImageReference(reference);
      const ecr = registry === undefined ? undefined : parseEcrHost(registry.text);
      if (ecr === undefined) return emptyList;
      const found = await source(registry?.text).catch(() => undefined);
      if (found === undefined) return emptyList;
      const list = await found.reader.images(ecr, repository.text, listWait).catch(() => emptyList);
      const { items, isComplete } = cut(list, wanted, ({ tags, digest }) =>
        wanted?.by === 'tag' ? tags : [...tags, digest],
      );
      return { items: items.map((image) => describeImage(image)), isComplete };
    },
    async image(text, ask) {
      const { tag, digest, registry, repository } = parseImageReference(text);
      const ecr = ecrOf(text);
      if (ecr === undefined) return {};
      const name = digest === undefined ? { tag: tag?.text ?? 'latest' } : { digest: digest.text };
      const patience = { wait: ask.wait ?? personWait, retry: ask.wait === undefined };
      return oneImage(ask, async () => {
        const found = await source(registry?.text);
        return found?.reader.image(ecr, repository.text, name, patience);
      });
    },
  };
}

/** The registry of a sound reference to a private repository of ECR. */
export function ecrOf(text: string): EcrHost | undefined {
  const reference = parseImageReference(text);
  const ecr = reference.registry === undefined ? undefined : parseEcrHost(reference.registry.text);
  const isSound = ecr !== undefined && /^\d{12}$/.test(ecr.account) && referenceFaults(reference).length === 0;
  return isSound ? ecr : undefined;
}

async function oneImage(ask: ImageAsk, find: () => Promise<FoundImage | undefined>): Promise<ImageAnswer> {
  try {
    const { image, platforms, isMissing = false } = (await find()) ?? {};
    return image === undefined ? { isMissing } : { image: describeImage(image, platforms) };
  } catch (error) {
    ask.tell?.(error);
    return {};
  }
}

function cut<Item>(
  list: CatalogList<Item>,
  { text, limit }: Wanted = { text: '', limit: Number.POSITIVE_INFINITY },
  namesOf: (item: Item) => readonly string[],
): CatalogList<Item> {
  if (list.items.length <= limit) return list;
  const typed = text.toLowerCase();
  const items: Item[] = [];
  for (const item of list.items) {
    if (namesOf(item).some((name) => name.toLowerCase().includes(typed))) items.push(item);
    if (items.length === limit) break;
  }
  return { items, isComplete: false };
}

function hostsOf(repositories: readonly CatalogRepository[]): string[] {
  return [...new Set(repositories.map(({ uri }) => uri.slice(0, uri.indexOf('/'))))];
}

function describeImage({ digest, tags, pushedAt, size, scan }: EcrImage, found?: readonly EcrPlatform[]): CatalogImage {
  const platforms = found?.map(({ os, architecture, variant }) =>
    [os, architecture, variant].filter(Boolean).join('/'),
  );
  return { digest, tags, pushedAt: pushedAt?.toISOString(), size, scan: scanText(scan), platforms };
}

/** Statuses of a scan that has been made. Source: Amazon ECR API reference, ImageScanStatus. */
const scanned: ReadonlySet<string | undefined> = new Set(['COMPLETE', 'ACTIVE', undefined]);

function scanText(scan: EcrImage['scan']): string | undefined {
  if (scan === undefined) return undefined;
  const status = scanned.has(scan.status) ? 'nothing found' : `scan ${scan.status?.toLowerCase().replaceAll('_', ' ')}`;
  return countsText(scan.counts) || status;
}
