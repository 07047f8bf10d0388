import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { problem } from '../problem/from-error';
import type { AwsRegion, Call } from '../session';

/** What a container engine signs in to a registry with. The password shows neither in JSON nor in a log. */
export class RegistryLogin {
  readonly #password: string;

  constructor(
    /** The address to sign in to: `https://111122223333.dkr.ecr.eu-west-1.amazonaws.com`. */
    readonly endpoint: string,
    readonly username: string,
    password: string,
    /** Twelve hours from when it was made. */
    readonly expiresAt: Date | undefined,
  ) {
    this.#password = password;
  }

  /** For the standard input of the engine, and nothing else. */
  get password(): string {
    return this.#password;
  }

  /** As image references name it: without a scheme. */
  get host(): string {
    return this.endpoint.replace(/^https?:\/\//, '');
  }
}

/** A new login for the registry of the credentials' account. */
export async function getLogin(region: AwsRegion, call: Call = {}): Promise<RegistryLogin> {
  const { authorizationData = [] } = await region.send('GetAuthorizationToken', call, (options) =>
    region.ecr.send(new GetAuthorizationTokenCommand({}), options),
  );
  const [data] = authorizationData;
  const decoded = Buffer.from(data?.authorizationToken ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (data?.proxyEndpoint === undefined || colon < 1)
    throw problem('malformed', { operation: 'GetAuthorizationToken', region: region.name });
  return new RegistryLogin(data.proxyEndpoint, decoded.slice(0, colon), decoded.slice(colon + 1), data.expiresAt);
}
