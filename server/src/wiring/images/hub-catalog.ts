import { type HubPage, hubSearchPath, hubTagsPath, isHubHost } from '../../engine/docker-hub';
import type { CatalogImage, ImageCatalog } from '../../engine/image-catalog';
import { parseImageReference } from '../../engine/image-reference';
import type { DockerHub } from './docker-hub';
import { inTime } from './in-time';

/** How long lists are waited for, less than a completion waits for everything. Milliseconds. */
const listWait = 20;

/** The images of Docker Hub, and those that another catalogue knows. */
export interface HubCatalog extends ImageCatalog {
  /** Whether the details of an image may be asked of Docker Hub. */
  asksAbout(reference: string): boolean;
  /** What is known of an image of Docker Hub now. `onNews`: if it is not known, it is read, and this called once it is there. */
  now(reference: string, onNews: () => void): CatalogImage | undefined;
}

/** Asks Docker Hub for what is there, while that is allowed, and `base` for everything else. */
export function withDockerHub(base: ImageCatalog, hub: DockerHub, isAllowed: () => boolean): HubCatalog {
  const soon = (path: string) => inTime(() => hub.ask(path, 'list'), listWait, undefined);
  const imagePath = (reference: string) => (isAllowed() ? onePath(reference) : undefined);
  return {
    asksAbout: (reference) => imagePath(reference) !== undefined,
    async repositories(host, wanted) {
      if (!isHubHost(host) || !isAllowed()) return base.repositories(host, wanted);
      const text = parseImageReference(wanted?.text ?? '').repository.text;
      const path = hubSearchPath(text);
      const [known, page] = await Promise.all([base.repositories(host, wanted), path && soon(path)]);
      const found = page || shorter(text, (typed) => hubSearchPath(typed), hub);
      const start = host === undefined ? '' : `${host}/`;
      const items = found?.repositories.map(({ uri, detail }) => ({ uri: start + uri, detail })) ?? [];
      const registries =
        known.registries ?? (host === undefined ? known.items.map(({ uri }) => uri.slice(0, uri.indexOf('/'))) : []);
      const isComplete = known.isComplete && page !== '' && page?.isComplete === true;
      return { items: [...known.items, ...items], registries, isComplete };
    },
    async images(repository, wanted) {
      const tags = isAllowed() ? hubTagsPath(repository) : undefined;
      if (tags === undefined) return base.images(repository, wanted);
      const first = `${tags}?page_size=100`;
      const named = (text: string) => (text === '' ? first : `${first}&name=${encodeURIComponent(text)}`);
      const text = wanted?.by === 'tag' ? wanted.text : '';
      const whole = hub.peek(first);
      const page = whole?.isComplete === true ? whole : await soon(named(text));
      const items = (page ?? shorter(text, named, hub))?.images ?? [];
      return { items: wanted?.by === 'digest' ? byDigest(items) : items, isComplete: page?.isComplete === true };
    },
    async image(reference, ask) {
      const path = imagePath(reference);
      if (path === undefined) return base.image(reference, ask);
      const page = await inTime(() => hub.ask(path), ask.wait ?? 10_000, undefined);
      return { image: page?.images[0] };
    },
    now(reference, onNews) {
      const path = imagePath(reference);
      if (path === undefined) return undefined;
      const page = hub.peek(path);
      if (page === undefined) void hub.ask(path).then((news) => news !== undefined && onNews());
      return page?.images[0];
    },
  };
}

/** A tag is asked for by its name; what a digest means, Docker Hub does not tell. */
function onePath(reference: string): string | undefined {
  const { tag, digest } = parseImageReference(reference);
  const path = digest === undefined ? hubTagsPath(reference) : undefined;
  return path && `${path}/${tag?.text ?? 'latest'}`;
}

/** What is known of the longest beginning of a text: the rest is still on its way. */
function shorter(text: string, pathOf: (typed: string) => string | undefined, hub: DockerHub): HubPage | undefined {
  for (let length = text.length - 1; length >= 0; length -= 1) {
    const path = pathOf(text.slice(0, length));
    const page = path === undefined ? undefined : hub.peek(path);
    if (page !== undefined) return page;
  }
  return undefined;
}

/** Docker Hub lists tags; several of them can mean one image. */
function byDigest(images: readonly CatalogImage[]): CatalogImage[] {
  const found = new Map<string, CatalogImage>();
  for (const image of images) {
    const other = found.get(image.digest);
    if (image.digest !== '')
      found.set(image.digest, other === undefined ? image : { ...other, tags: [...other.tags, ...image.tags] });
  }
  return [...found.values()];
}
