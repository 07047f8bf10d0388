import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { problem, problemFromError } from '../problem/from-error';
import type { AwsProblem } from '../problem/problem';
import { throwIfAborted, untilAborted } from './abort';
import type { Call } from './call';
import { attempts, type CallLog } from './call-record';
import { trustedCertificates } from './certificates';
import type { ClientOptions, Endpoints, ServiceId } from './client-options';
import { type AskForCode, Credentials } from './credentials';
import { download } from './download';
import { type EndpointSources, endpointFor } from './endpoints';
import { Limiter } from './limiter';
import { readSharedFiles } from './profiles';
import { AwsRegion, type Request } from './region';
import { Retries } from './retries';
import { createTransport, type Patience, type Transport } from './transport';

export interface SessionOptions {
  /** A profile of the shared files, and no other source of credentials. Default: the SDK's chain (AWS_PROFILE, the environment, …). */
  readonly profile?: string;
  /** Default: that of the profile, then AWS_REGION, then AWS_DEFAULT_REGION. */
  readonly region?: string;
  /** Default: AWS_ENDPOINT_URL and its kin, then the profile's `endpoint_url`, then those of AWS. */
  readonly endpoint?: Endpoints;
  /** `http://proxy.example.com:8080`. Default: HTTPS_PROXY, save for the hosts in NO_PROXY. */
  readonly proxy?: string;
  /** A PEM file of certificates to trust. Default: AWS_CA_BUNDLE, then the profile's `ca_bundle`. */
  readonly certificates?: string;
  readonly askForCode?: AskForCode;
  /** Hears of every attempt at a call. */
  readonly log?: CallLog;
  /** How many calls may be under way at once. Default: 8. */
  readonly maxCalls?: number;
  /** How often a call is tried before its trouble is told. Default: 4. */
  readonly maxAttempts?: number;
  readonly patience?: Patience;
  /** How long a source of credentials may take. Milliseconds; default: a minute. */
  readonly credentialsPatience?: number;
}

/** Who the credentials belong to. */
export interface Identity {
  /** Twelve digits. */
  readonly account: string;
  /** The user or the assumed role. */
  readonly arn: string;
}

/** What a session is made of. */
interface SessionParts {
  readonly options: SessionOptions;
  readonly maxAttempts: number;
  readonly transport: Transport;
  readonly credentials: Credentials;
  readonly endpoints: EndpointSources;
}

/** Credentials, connections and clients, shared by everything that one window or program does in AWS. Printed, it shows none of them. */
export class AwsSession {
  readonly #parts: SessionParts;
  readonly #regions = new Map<string, AwsRegion>();
  readonly #limiter: Limiter;
  #caller: Promise<Identity> | undefined;
  #isOver = false;

  constructor(
    parts: SessionParts,
    /** The region where none is named; `undefined` where none is set either. */
    readonly defaultRegion: string | undefined,
  ) {
    this.#parts = parts;
    this.#limiter = new Limiter(parts.options.maxCalls ?? 8);
  }

  /** `undefined` where the SDK's chain decides. */
  get profile(): string | undefined {
    return this.#parts.options.profile;
  }

  /** Where calls to ECS go instead of to AWS; `undefined` for AWS. */
  get endpoint(): string | undefined {
    return endpointFor('ecs', this.#parts.endpoints);
  }

  /** A region of this session; without a name the default one. Throws the problem `no-region` if there is none. */
  region(name: string | undefined = this.defaultRegion): AwsRegion {
    if (name === undefined || name === '') throw problem('no-region', { profile: this.profile });
    const known = this.#regions.get(name);
    if (known !== undefined) return known;
    const factory = { options: this.#clientOptions, plugin: this.#plugin, download: this.#download };
    const region = new AwsRegion(name, factory, this.#request);
    this.#regions.set(name, region);
    return region;
  }

  /** Who the credentials belong to: asked for once, and again after `renew`. */
  async identity(call: Call = {}): Promise<Identity> {
    this.#caller ??= this.#whoAmI().catch((error: unknown) => {
      this.#caller = undefined;
      throw error;
    });
    return untilAborted(this.#caller, call.signal, 'GetCallerIdentity');
  }

  /** Forgets the credentials, so that the next call finds them anew: after a sign-in, or a change of the shared files. */
  renew(): void {
    this.#parts.credentials.forget();
    this.#caller = undefined;
  }

  /** Closes all connections. Calls that are under way fail; later ones are refused with the problem `overtaken`. */
  dispose(): void {
    this.#isOver = true;
    for (const region of this.#regions.values()) region.destroy();
    this.#regions.clear();
    this.#parts.transport.destroy();
  }

  async #whoAmI(): Promise<Identity> {
    const region = this.region();
    const { Account: account = '', Arn: arn = '' } = await region.send('GetCallerIdentity', {}, (options) =>
      region.sts.send(new GetCallerIdentityCommand({}), options),
    );
    if (account === '') throw problem('malformed', { operation: 'GetCallerIdentity', region: region.name });
    return { account, arn };
  }

  readonly #clientOptions = (service: ServiceId, region: string): ClientOptions => ({
    region,
    profile: this.profile,
    endpoint: endpointFor(service, this.#parts.endpoints),
    ignoreConfiguredEndpointUrls: true,
    // Marked as kept, or the SDK would keep credentials without an end for ever.
    credentials: Object.assign(() => this.#parts.credentials.get(), { memoized: true }),
    requestHandler: this.#parts.transport.handler,
    maxAttempts: this.#parts.maxAttempts,
    retryStrategy: new Retries(this.#parts.maxAttempts),
    customUserAgent: 'quaymaster',
  });

  readonly #plugin = (region: string): unknown =>
    attempts(region, this.#limiter, this.#parts.options.log ?? (() => {}));

  readonly #download = (address: string, call: Call): Promise<string> =>
    this.#limiter.run(
      () => untilAborted(download(address, this.#parts.transport, call), call.signal, 'download'),
      call.signal,
    );

  /** Credentials that AWS calls expired are found anew, once: a file may hold newer ones by now. */
  readonly #request: Request = async ({ operation, region, call }, send) => {
    const { signal } = call;
    const attempt = async () => {
      throwIfAborted(signal, operation);
      if (this.#isOver) throw problem('overtaken', { operation });
      await untilAborted(this.#parts.credentials.get(), signal, operation);
      return untilAborted(send({ abortSignal: signal }), signal, operation);
    };
    const toProblem = (error: unknown): AwsProblem => {
      const found = problemFromError(error, { profile: this.profile, region, operation });
      if (found.kind === 'expired' || found.kind === 'invalid-credentials') this.renew();
      return found;
    };
    try {
      return await attempt();
    } catch (error) {
      const found = toProblem(error);
      if (found.kind !== 'expired' || found.code === undefined) throw found;
    }
    return attempt().catch((error: unknown) => {
      throw toProblem(error);
    });
  };
}

/** Opens a session. It reads the shared files and calls nobody. Throws the problem `profile-missing` or `certificate`. */
export async function openSession(options: SessionOptions = {}): Promise<AwsSession> {
  const { profiles, servicesOf } = await readSharedFiles();
  const { profile } = options;
  if (profile !== undefined && !profiles.has(profile)) throw problem('profile-missing', { profile });
  const lines = profiles.get(profile ?? process.env.AWS_PROFILE ?? 'default');
  const environment = process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION;
  // A profile that a person has chosen brings its region; one that merely applies is overruled by the environment, as in the AWS CLI.
  const ownRegion = profile === undefined ? environment || lines?.region : lines?.region || environment;
  const region = options.region || ownRegion || undefined;
  const file = options.certificates || process.env.AWS_CA_BUNDLE || lines?.ca_bundle;
  const transport = createTransport({
    proxy: options.proxy || undefined,
    certificates: await trustedCertificates(file),
    patience: options.patience,
  });
  const maxAttempts = options.maxAttempts ?? 4;
  const endpoints = { given: options.endpoint, profile: lines, services: servicesOf(lines) };
  const client = { requestHandler: transport.handler, maxAttempts, ...sharedEndpoint(endpoints) };
  const { askForCode, credentialsPatience: patience } = options;
  const credentials = new Credentials({ profile, region, askForCode, client, patience });
  return new AwsSession({ options, maxAttempts, transport, credentials, endpoints }, region);
}

/** An address for all services goes for STS and IAM Identity Center too; one for STS alone would mislead the other. */
function sharedEndpoint({ given, profile }: EndpointSources): { endpoint?: string } {
  const shared = typeof given === 'string' ? given : profile?.endpoint_url;
  return shared === undefined || shared === '' ? {} : { endpoint: shared };
}
