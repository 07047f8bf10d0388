import {
  type Image,
  imagePlatforms,
  listImages,
  listRepositories,
  newestFirst,
  type Platform,
  type Repository,
} from '../ecr';
import type { AwsSession, Call } from '../session';
import { BackgroundCache, type Known } from './background-cache';

/** A registry is an account in a region; without an account that of the credentials. */
export interface RegistryPlace {
  readonly region: string;
  readonly account?: string;
}

const minute = 60_000;

/** How long a completion list may be waited for. Milliseconds. */
const defaultWait = 40;

/** The repositories and images of ECR for completion and hovers: at once what is known, and the rest in the background. */
export class ImageCatalog {
  private readonly repositoryLists: BackgroundCache<string, Repository>;
  private readonly imageLists: BackgroundCache<string, Image>;
  private readonly platforms = new Map<string, Promise<readonly Platform[]>>();
  private sorted = new WeakMap<readonly Image[], readonly Image[]>();

  constructor(private readonly session: AwsSession) {
    this.repositoryLists = new BackgroundCache({
      read: (region, signal) => listRepositories(session.region(region), { signal }),
      timeToLive: 5 * minute,
    });
    this.imageLists = new BackgroundCache({
      read: (key, signal) => {
        const [region = '', registry = '', repository = ''] = key.split(' ');
        const of = { repository, registry: registry === '' ? undefined : registry };
        return listImages(session.region(region), of, { signal });
      },
      timeToLive: minute,
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
    this.repositoryLists.clear(place.region);
  }

  /** With another profile, or when the window closes. */
  clear(): void {
    this.repositoryLists.clear();
    this.imageLists.clear();
    this.platforms.clear();
    this.sorted = new WeakMap();
  }
}

function keyOf({ region, account = '' }: RegistryPlace, repository: string): string {
  return `${region} ${account} ${repository}`;
}
