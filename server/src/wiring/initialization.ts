import type { Wanted } from '../engine/image-catalog';
import type { LensCommands, PushedImage } from './link-messages';

/** What a client may say in `initializationOptions`. All of it is optional, and what is not understood is ignored. */
export interface InitializationOptions {
  /**
   * The editor has a JSON language service of its own, as VS Code has: symbols, folding and formatting of JSON
   * documents are left to it. Default: false.
   */
  readonly hasJsonService?: boolean;
  /**
   * Ids of the extensions beside us that report on Dockerfiles too, such as `docker.docker`; they decide what
   * the setting `overlap: "auto"` hides. Later changes come as the notification `quaymaster/neighbours`.
   */
  readonly neighbours?: readonly string[];
  /** The command of the editor that opens suggestions, to be run after a choice that asks for another (`--from=`). */
  readonly suggestCommand?: string;
  /** The settings below `quaymaster`, for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** The client answers the requests of `imageRequests`: it has an AWS session. Default: false, and the server has its own. */
  readonly answersImages?: boolean;
  /** Commands of the client that code lenses offer, once the workspace is trusted. */
  readonly lensCommands?: LensCommands;
  /** What was pushed last; later pushes come as the notification `quaymaster/pushes`. */
  readonly pushes?: readonly PushedImage[];
  /** `false`: nobody trusts the workspace yet, and no program may be run. Default: true. Later the notification `quaymaster/trusted` comes. */
  readonly isTrusted?: boolean;
  /** Where Docker Hub answers, such as a mirror. Default: its own address. It is asked only where the setting `dockerHub` allows it. */
  readonly dockerHubAddress?: string;
  /** Folders with the package indexes of this machine. Default: `/var/lib/apt/lists` and `/var/cache/apk`, on Linux. */
  readonly packageIndexes?: { readonly apt?: string; readonly apk?: string };
  /** Logs how long each request took, at debug level. Default: false. */
  readonly timings?: boolean;
}

/** The notification by which a client tells that extensions have come or gone. */
export const neighboursNotification = 'quaymaster/neighbours';

/** The request for how rules are set. The answer is a JSON schema. */
export const ruleSettingsRequest = 'quaymaster/ruleSettings';

/** The notification by which a client tells that the workspace is trusted now. */
export const trustedNotification = 'quaymaster/trusted';

/** The parameter of `neighboursNotification`. */
export interface NeighboursParams {
  /** Ids of the extensions beside us that report on Dockerfiles too. */
  readonly neighbours: readonly string[];
}

/** The requests by which the server asks a client which images there are. */
export const imageRequests = {
  repositories: 'quaymaster/repositories',
  images: 'quaymaster/images',
  image: 'quaymaster/image',
} as const;

/** Which repositories: those of a registry, by its host, or of the registries in use. The answer is a `CatalogRepositories`. */
export interface RepositoriesParams {
  readonly host?: string;
  readonly wanted?: Wanted;
}

/** Which images: those of a repository, host and path. The answer is a `CatalogList<CatalogImage>`. */
export interface ImagesParams {
  readonly repository: string;
  readonly wanted?: Wanted;
}

/** Which image. The answer is an `ImageAnswer`. */
export interface ImageParams {
  readonly reference: string;
  /** Milliseconds; absent where a person waits, whom the client tells what goes wrong. */
  readonly wait?: number;
}

/** The options as far as they have the right shape. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return { packageIndexes: usualIndexes };
  const {
    hasJsonService,
    neighbours,
    suggestCommand,
    settings,
    timings,
    answersImages,
    lensCommands,
    pushes,
    isTrusted,
    dockerHubAddress,
    packageIndexes,
  } = value as Record<string, unknown>;
  return {
    hasJsonService: hasJsonService === true,
    neighbours: readNames(neighbours),
    suggestCommand: typeof suggestCommand === 'string' ? suggestCommand : undefined,
    settings,
    timings: timings === true,
    answersImages: answersImages === true,
    lensCommands: typeof lensCommands === 'object' && lensCommands !== null ? lensCommands : {},
    pushes: Array.isArray(pushes) ? pushes : [],
    isTrusted: isTrusted !== false,
    dockerHubAddress: typeof dockerHubAddress === 'string' ? dockerHubAddress : undefined,
    packageIndexes: { ...usualIndexes, ...(packageIndexes as object) },
  };
}

const usualIndexes = process.platform === 'linux' ? { apt: '/var/lib/apt/lists', apk: '/var/cache/apk' } : {};

/** The strings of a list; none if it is no list. */
export function readNames(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
