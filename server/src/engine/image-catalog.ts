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
  /** A few words about it. */
  readonly detail?: string;
}

/** Repositories, and the hosts of the registries that have them; without these the repositories tell. */
export interface CatalogRepositories extends CatalogList<CatalogRepository> {
  readonly registries?: readonly string[];
}

/** An image of a repository: a digest with its tags. */
export interface CatalogImage {
  /** `sha256:…`; empty where it is not known. */
  readonly digest: string;
  readonly tags: readonly string[];
  /** When it was pushed, as ISO 8601 has it. */
  readonly pushedAt?: string;
  /** Compressed, in bytes. */
  readonly size?: number;
  /** What a scan found, or how it stands, in a few words. */
  readonly scan?: string;
  /** What it runs on: `linux/arm64`. */
  readonly platforms?: readonly string[];
}

/** What of a long list is wanted; a short one comes whole. */
export interface Wanted {
  /** Has to be in a name of the item, in whatever case. */
  readonly text: string;
  /** What of an image is to be written: with `tag`, images without one are passed over. */
  readonly by?: 'tag' | 'digest';
  /** How many items, at most. */
  readonly limit: number;
}

/** How one image is asked for. */
export interface ImageAsk {
  /** How long the answer may take, in milliseconds; absent where a person waits for it, who may be asked for something meanwhile. */
  readonly wait?: number;
  /** Hears why nothing is known, where a person waits. */
  tell?(problem: unknown): void;
}

/** What is known of one image. */
export interface ImageAnswer {
  readonly image?: CatalogImage;
  /** The registry says that there is no such image. */
  readonly isMissing?: boolean;
}

/** Knows which images there are. Lists are there at once, as far as they are known. It never fails: what it cannot read is missing. */
export interface ImageCatalog {
  /** The repositories of a registry, by its host; without one those of the registries in use. */
  repositories(host: string | undefined, wanted?: Wanted): Promise<CatalogRepositories>;
  /** The images of a repository, the newest first. */
  images(repository: string, wanted?: Wanted): Promise<CatalogList<CatalogImage>>;
  /** One image, by its tag or digest; without either `latest` is meant. */
  image(reference: string, ask: ImageAsk): Promise<ImageAnswer>;
}

/** Nothing, and nothing more to come. */
export const emptyList: CatalogList<never> = { items: [], isComplete: true };
