import {
  describeImage,
  type Image,
  type ImageName,
  imagePlatforms,
  listImages,
  listRepositories,
  newestFirst,
  type Platform,
  type Repository,
} from '../ecr';
import { isProblem } from '../problem';
import type { AwsSession, Call } from '../session';
import { BackgroundCache, type Known, within } from './background-cache';

/** A registry is an account in a region; without an account that of the credentials. */
export interface RegistryPlace {
  readonly region: string;
  readonly account?: string;
}

/** How one image is asked for. */
export interface ImageAsk {
  /** How long it may take. Milliseconds; default: as long as a list. */
  readonly wait?: number;
  readonly retry?: boolean;
}

/** What is known of one image. */
export interface FoundImage {
  readonly image?: Image;
  /** ECR says that there is none. */
  readonly isMissing?: boolean;
  /** Absent where they are not known, or not yet. */
  readonly platforms?: readonly Platform[];
}

const minute = 60_000;

/** How long a completion list may be waited for. Milliseconds. */
const defaultWait = 40;

/** The repositories and images of ECR for completion and hovers: at once what is known, and the rest in the background. */
export class ImageCatalog {
  private readonly repositoryLists: BackgroundCache<string, Repository>;
  private readonly imageLists: BackgroundCache<string, Image>;
  private readonly single: BackgroundCache<string, Image>;
  private readonly platforms = new Map<string, Promise<readonly Platform[]>>();
  private sorted = new WeakMap<readonly Image[], readonly Image[]>();

  constructor(private readonly session: AwsSession) {
    this.repositoryLists = new BackgroundCache({
      read: (region, signal) => listRepositories(session.region(region), { signal }),
      timeToLive: 5 * minute,
    });
    this.imageLists = new BackgroundCache({
      read: (key, signal) => {
        const { region, of } = readKey(key);
        return listImages(session.region(region), of, { signal });
      },
      timeToLive: minute,
    });
    this.single = new BackgroundCache({
      read: (key, signal) => this.readOne(key, signal),
      timeToLive: minute,
      maxLists: 1_000,
    });
  }

  /** The repositories of the credentials' own account in a region. */
  repositories(region: string, wait: number = defaultWait): Promise<Known<Repository>> {
    return this.repositoryLists.within(region, wait);
  }

  /** The images of a repository, newest first. */
  async images(place: RegistryPlace, repository: string, wait: number = defaultWait): Promise<Known<Image>> {
    const { items, isComplete } = await this.imageLists.within(keyOf(place, repository), wait);
    // A list that is still growing is sorted each time; a whole one once.
    const sorted = this.sorted.get(items) ?? newestFirst(items);
    if (isComplete) this.sorted.set(items, sorted);
    return { items: sorted, isComplete };
  }

  /**
   * One image, with what is known of it in time: from the list of its repository if that has been read, or else asked for by itself.
   * `retry`: also where it has just failed. Throws the problem for which it cannot be had; without the platforms it can.
   */
  async image(place: RegistryPlace, repository: string, name: ImageName, ask: ImageAsk = {}): Promise<FoundImage> {
    const { wait = defaultWait, retry = false } = ask;
    const end = Date.now() + wait;
    const listed = this.imageLists.known(keyOf(place, repository));
    const image = listed?.isComplete ? listed.items.find((one) => isNamed(one, name)) : undefined;
    const found = image === undefined ? await this.askFor(place, repository, name, { wait, retry }) : { image };
    if (found.image === undefined) return found;
    const platforms = this.platformsOf(place, repository, found.image.digest).catch(() => undefined);
    return { ...found, platforms: await within(platforms, Math.max(0, end - Date.now())) };
  }

  private async askFor(
    place: RegistryPlace,
    repository: string,
    name: ImageName,
    { wait, retry }: Required<ImageAsk>,
  ): Promise<FoundImage> {
    const key = `${keyOf(place, repository)} ${name.tag === undefined ? `@${name.digest}` : name.tag}`;
    if (retry && this.single.problemOf(key) !== undefined) this.single.clear(key);
    const { items, isComplete } = await this.single.within(key, wait);
    const problem = this.single.problemOf(key);
    if (problem !== undefined) throw problem;
    const [image] = items;
    return { image, isMissing: image === undefined && isComplete };
  }

  /** What ECR does not know is an answer too. */
  private async *readOne(key: string, signal: AbortSignal): AsyncGenerator<readonly Image[]> {
    const { region, of, rest } = readKey(key);
    const name = rest.startsWith('@') ? { digest: rest.slice(1) } : { tag: rest };
    try {
      yield [await describeImage(this.session.region(region), of, name, { signal })];
    } catch (error) {
      if (!isProblem(error, 'not-found')) throw error;
    }
  }

  /** What an image runs on: a digest says so for ever. A failure is forgotten, so that the next call tries again. */
  platformsOf({ region, account }: RegistryPlace, repository: string, digest: string, call: Call = {}) {
    const key = `${keyOf({ region, account }, repository)}@${digest}`;
    const known = this.platforms.get(key);
    if (known !== undefined) return known;
    const found = imagePlatforms(this.session.region(region), { repository, registry: account }, { digest }, call);
    this.platforms.set(key, found);
    found.catch(() => this.platforms.delete(key));
    return found;
  }

  /** Why the images of a repository could not be read; `undefined` where they could. */
  problemOf(place: RegistryPlace, repository: string): unknown {
    return this.imageLists.problemOf(keyOf(place, repository));
  }

  /** After a push: the repository has a new image, or is new itself. */
  pushed(place: RegistryPlace, repository: string): void {
    this.imageLists.clear(keyOf(place, repository));
    this.imageLists.clear(keyOf({ region: place.region }, repository));
    this.single.clear();
    this.repositoryLists.clear(place.region);
  }

  /** With another profile, or when the window closes. */
  clear(): void {
    this.repositoryLists.clear();
    this.imageLists.clear();
    this.single.clear();
    this.platforms.clear();
    this.sorted = new WeakMap();
  }
}

function keyOf({ region, account = '' }: RegistryPlace, repository: string): string {
  return `${region} ${account} ${repository}`;
}

function readKey(key: string) {
  const [region = '', registry = '', repository = '', rest = ''] = key.split(' ');
  return { region, of: { repository, registry: registry === '' ? undefined : registry }, rest };
}

function isNamed({ tags, digest }: Image, name: ImageName): boolean {
  return name.tag === undefined ? digest === name.digest : tags.includes(name.tag);
}
