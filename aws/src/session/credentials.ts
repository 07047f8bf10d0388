import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { problemFromCredentials } from '../problem/from-credentials';
import { problem } from '../problem/from-error';

/** Asks the person for a one-time code of a device, by its serial number or ARN. `undefined`: they would rather not. */
export type AskForCode = (device: string) => Promise<string | undefined>;

export interface CredentialsOptions {
  /** A profile of the shared files, and no other source. Default: the SDK's chain, as the environment has it. */
  readonly profile?: string;
  readonly region?: string;
  readonly askForCode?: AskForCode;
  /** For the providers that call AWS themselves: STS, IAM Identity Center. */
  readonly client: { readonly requestHandler: object; readonly maxAttempts: number; readonly endpoint?: string };
  /** How long a source may take, a person's answer apart. Milliseconds. */
  readonly patience?: number;
}

/** Credentials that end within this time are renewed. Milliseconds. Source: the SDK's own margin. */
const margin = 5 * 60_000;

/** A source whose credentials never live longer than that is not asked with every call. Milliseconds. */
const pauseBetweenSearches = 30_000;

/**
 * The credentials of a session: found when they are first needed, kept while they are good, found again afterwards. They are in a field that
 * no log can print.
 */
export class Credentials {
  #known: AwsCredentialIdentity | undefined;
  #search: Promise<AwsCredentialIdentity> | undefined;
  /** Milliseconds since 1970. */
  private foundAt = 0;
  private prompts = 0;
  /** When the search began, or a person last answered. Milliseconds since 1970. */
  private quietSince = 0;

  constructor(private readonly options: CredentialsOptions) {}

  /** Good credentials. Callers at the same time share one search. Throws an `AwsProblem`. */
  async get(): Promise<AwsCredentialIdentity> {
    const left = this.#known === undefined ? 0 : timeLeft(this.#known);
    const isRecent = Date.now() - this.foundAt < pauseBetweenSearches;
    if (this.#known !== undefined && (left > margin || (left > 0 && isRecent))) return this.#known;
    this.#search ??= this.find().finally(() => {
      this.#search = undefined;
    });
    if (left <= 0) return this.#search;
    const known = this.#known as AwsCredentialIdentity;
    return this.#search.catch(() => known);
  }

  /** The next call looks at the sources anew. */
  forget(): void {
    this.#known = undefined;
  }

  private async find(): Promise<AwsCredentialIdentity> {
    const { profile } = this.options;
    try {
      const found = await this.inTime(this.provider()());
      if (timeLeft(found) <= 0) throw problem('expired', { profile });
      this.#known = found;
      this.foundAt = Date.now();
      return found;
    } catch (error) {
      throw problemFromCredentials(error, profile);
    }
  }

  /**
   * A chosen profile never falls back to another source: it might be another account. A provider is made for each search, since those
   * of the SDK keep what they read.
   */
  private provider() {
    const { profile, client, region } = this.options;
    const common = {
      ignoreCache: true,
      logger: silent,
      clientConfig: { ...client, region },
      mfaCodeProvider: this.code,
    };
    if (profile !== undefined) return fromIni({ ...common, profile });
    return fromNodeProviderChain({ ...common, timeout: 1_000, maxRetries: 1 });
  }

  private readonly code = async (device: string): Promise<string> => {
    const { askForCode, profile } = this.options;
    this.prompts += 1;
    try {
      const code = await askForCode?.(device);
      if (code === undefined) throw problem('mfa', { profile });
      return code;
    } finally {
      this.prompts -= 1;
      this.quietSince = Date.now();
    }
  };

  /** The clock stands while a person is asked, and starts again afterwards. */
  private inTime<Result>(work: Promise<Result>): Promise<Result> {
    const { patience = 60_000, profile } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      const wait = () => {
        this.quietSince = Math.max(this.quietSince, this.prompts > 0 ? Date.now() : 0);
        const left = this.quietSince + patience - Date.now();
        if (left <= 0) reject(problem('credentials-failed', { profile }));
        else timer = setTimeout(wait, left);
      };
      this.quietSince = Date.now();
      wait();
    });
    return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
  }
}

function timeLeft({ expiration }: AwsCredentialIdentity): number {
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - Date.now();
}

/** The SDK logs to the console where it is given no log, and would name files and profiles there. */
class Silent {
  debug() {}
  info() {}
  warn() {}
  error() {}
}

const silent = new Silent();
