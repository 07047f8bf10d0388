import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { STSClient } from '@aws-sdk/client-sts';
import type { Call } from './call';
import type { ClientOptions, ServiceId } from './client-options';

/** What the clients of the SDK have in common, as far as we touch it. */
interface SdkClient {
  readonly middlewareStack: { use(plugin: never): void };
  destroy(): void;
}

/** How a session makes the clients of its regions. */
export interface ClientFactory {
  options(service: ServiceId, region: string): ClientOptions;
  /** What goes into the SDK's chain of middleware. */
  plugin(region: string): unknown;
  /** Reads a text from a pre-signed address. */
  download(address: string, call: Call): Promise<string>;
}

/** Sends one request through a session: credentials, cancellation, problems. */
export type Request = <Output>(
  about: { readonly operation: string; readonly region: string; readonly call: Call },
  send: (options: { readonly abortSignal?: AbortSignal }) => Promise<Output>,
) => Promise<Output>;

/** One region of a session. Its clients are made when they are first used, and once; they hold secrets, and do not print. */
export class AwsRegion {
  readonly #clients = new Map<ServiceId, SdkClient>();
  readonly #factory: ClientFactory;
  readonly #request: Request;

  constructor(
    /** `eu-west-1`. */
    readonly name: string,
    factory: ClientFactory,
    request: Request,
  ) {
    this.#factory = factory;
    this.#request = request;
  }

  get ecr(): ECRClient {
    return this.client('ecr', ECRClient);
  }

  get ecs(): ECSClient {
    return this.client('ecs', ECSClient);
  }

  get logs(): CloudWatchLogsClient {
    return this.client('logs', CloudWatchLogsClient);
  }

  get sts(): STSClient {
    return this.client('sts', STSClient);
  }

  /** Sends a command; whatever goes wrong comes back as an `AwsProblem`. */
  send<Output>(
    operation: string,
    call: Call,
    send: (options: { readonly abortSignal?: AbortSignal }) => Promise<Output>,
  ): Promise<Output> {
    return this.#request({ operation, region: this.name, call }, send);
  }

  /** Reads a text from a pre-signed address, over the connections of the session. */
  download(address: string, call: Call): Promise<string> {
    return this.#factory.download(address, call);
  }

  destroy(): void {
    for (const client of this.#clients.values()) client.destroy();
    this.#clients.clear();
  }

  private client<Client extends SdkClient>(id: ServiceId, kind: new (options: ClientOptions) => Client): Client {
    const known = this.#clients.get(id);
    if (known !== undefined) return known as Client;
    const client = new kind(this.#factory.options(id, this.name));
    client.middlewareStack.use(this.#factory.plugin(this.name) as never);
    this.#clients.set(id, client);
    return client;
  }
}
