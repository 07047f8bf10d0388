import { parseEcrHost } from './ecr';
import {
  type CatalogImage,
  type CatalogList,
  type CatalogRepository,
  emptyList,
  type ImageCatalog,
} from './image-catalog';
import { parseImageReference } from './image-reference';

/** An image as ECR describes it. */
export interface EcrImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly pushedAt?: Date;
  /** Bytes. */
  readonly size?: number;
  readonly scan?: { readonly counts: Readonly<Record<string, number>> };
}

/** What reads ECR in the background and answers at once: the catalogue of the AWS room, of one session. */
export interface EcrSource {
  /** Regions that are looked at where no registry is named. */
  readonly regions: readonly string[];
  repositories(region: string): Promise<CatalogList<CatalogRepository>>;
  images(
    place: { readonly region: string; readonly account: string },
    repository: string,
  ): Promise<CatalogList<EcrImage>>;
}

/** The images of Amazon ECR, by the references that name them. `source` is asked for anew each time; `undefined`: AWS is not to be used. */
export function ecrCatalog(source: (host: string | undefined) => Promise<EcrSource | undefined>): ImageCatalog {
  return {
    async repositories(host) {
      const ecr = host === undefined ? undefined : parseEcrHost(host);
      if (host !== undefined && ecr === undefined) return emptyList;
      const found = await source(host).catch(() => undefined);
      if (found === undefined) return emptyList;
      const regions = ecr === undefined ? found.regions : [ecr.region];
      const lists = await Promise.all(regions.map((region) => found.repositories(region).catch(() => emptyList)));
      const items = lists.flatMap((list) => list.items).map(({ uri }) => ({ uri }));
      return {
        items: host === undefined ? items : items.filter(({ uri }) => uri.startsWith(`${host}/`)),
        isComplete: lists.every(({ isComplete }) => isComplete),
      };
    },
    async images(reference) {
      const { registry, repository } = parseImageReference(reference);
      const ecr = registry === undefined ? undefined : parseEcrHost(registry.text);
      if (ecr === undefined) return emptyList;
      const found = await source(registry?.text).catch(() => undefined);
      if (found === undefined) return emptyList;
      const { items, isComplete } = await found.images(ecr, repository.text).catch(() => emptyList);
      return { items: items.map(describeImage), isComplete };
    },
  };
}

function describeImage({ digest, tags, pushedAt, size, scan }: EcrImage): CatalogImage {
  const found = Object.entries(scan?.counts ?? {}).filter(([, count]) => count > 0);
  const detail = [
    pushedAt?.toISOString().slice(0, 16).replace('T', ' '),
    size === undefined ? undefined : `${(size / 1_000_000).toFixed(1)} MB`,
    ...found.map(([severity, count]) => `${count} ${severity.toLowerCase()}`),
  ].filter((word) => word !== undefined);
  return { digest, tags, detail: detail.length === 0 ? undefined : detail.join(' · ') };
}
