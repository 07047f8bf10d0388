/** As much of a list as is known. */
export interface CatalogList<Item> {
  readonly items: readonly Item[];
  /** Whether more may come to it when it is asked for again. */
  readonly isComplete: boolean;
}

/** A repository of a registry. */
export interface CatalogRepository {
  /** Host and path, as they stand in a reference: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web`. */
  readonly uri: string;
}

/** An image of a repository: a digest with its tags. */
export interface CatalogImage {
  /** `sha256:…` */
  readonly digest: string;
  readonly tags: readonly string[];
  /** A few words: when it was pushed, how large it is, what a scan found. */
  readonly detail?: string;
}

/** Knows which images there are. It answers at once with what it knows, and never fails: what it cannot read is missing. */
export interface ImageCatalog {
  /** The repositories of a registry, by its host; without one those of the registry in use. */
  repositories(host: string | undefined): Promise<CatalogList<CatalogRepository>>;
  /** The images of a repository, the newest first. */
  images(repository: string): Promise<CatalogList<CatalogImage>>;
}

/** Nothing, and nothing more to come. */
export const emptyList: CatalogList<never> = { items: [], isComplete: true };
