import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { Retries } from './retries';

/** The services that we call. */
export type ServiceId = 'ecr' | 'ecs' | 'logs' | 'sts';

/** One address for all services (an emulator), or one for each (VPC endpoints): `http://127.0.0.1:4566`. */
export type Endpoints = string | Readonly<Partial<Record<ServiceId, string>>>;

/** What every client of the SDK is made with. */
export interface ClientOptions {
  readonly region: string;
  readonly profile?: string;
  readonly endpoint?: string;
  /** The SDK would look at the profile that AWS_PROFILE names, whichever is chosen: `endpointFor` has looked at the right one. */
  readonly ignoreConfiguredEndpointUrls: true;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly requestHandler: object;
  readonly maxAttempts: number;
  readonly retryStrategy: Retries;
  readonly customUserAgent: string;
}
