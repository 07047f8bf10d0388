import type { Endpoints, ServiceId } from './client-options';
import type { ProfileLines } from './profiles';

/** What the environment and the shared files call a service. Source: AWS SDKs and Tools reference guide, "Service-specific endpoints". */
const names: Readonly<Record<ServiceId, string>> = { ecr: 'ecr', ecs: 'ecs', logs: 'cloudwatch_logs', sts: 'sts' };

/** Where addresses of endpoints can stand. */
export interface EndpointSources {
  /** Set by the caller. */
  readonly given: Endpoints | undefined;
  /** The lines of the profile. */
  readonly profile: ProfileLines | undefined;
  /** Those of the `services` section that the profile names. */
  readonly services: ProfileLines | undefined;
}

/**
 * The address of a service: as given, from the environment, or from the profile, each service by itself before all together; `undefined`
 * for that of AWS. AWS_IGNORE_CONFIGURED_ENDPOINT_URLS silences all but the given one.
 */
export function endpointFor(service: ServiceId, { given, profile, services }: EndpointSources): string | undefined {
  const own = typeof given === 'object' ? given[service] : given;
  if (own !== undefined && own !== '') return own;
  const { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: ignore, AWS_ENDPOINT_URL: all } = process.env;
  if ((ignore ?? profile?.ignore_configured_endpoint_urls) === 'true') return undefined;
  const name = names[service];
  const environment = process.env[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] || all;
  return environment || services?.[`${name}.endpoint_url`] || profile?.endpoint_url || undefined;
}
