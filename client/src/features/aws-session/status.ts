import type { Place } from '../../infrastructure/aws/aws';
import type { Translate } from '../../infrastructure/translate';

/** What the status bar shows. */
export interface Status {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly color?: 'error' | 'warning';
}

/** The host that calls go to where it is on this machine, such as an emulator: `127.0.0.1:4566`. */
function localHost(endpoint = ''): string | undefined {
  const { hostname, host } = URL.canParse(endpoint) ? new URL(endpoint) : { hostname: '', host: '' };
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.') ? host : undefined;
}

/** Who and where everything in this window works as. */
export function statusOf({ profile, region, account, endpoint, isSandbox, mark }: Place, t: Translate): Status {
  const who = profile ?? t('default credentials');
  const where = region ?? t('no region');
  const host = isSandbox ? t('sandbox') : localHost(endpoint);
  const name = host === undefined ? `$(cloud) ${who}` : `$(beaker) ${host}: ${who}`;
  const lines = [
    account === undefined ? undefined : t('Account {0}', account),
    mark === undefined ? undefined : t('Marked as {0}: nothing is changed with this profile.', mark),
    isSandbox ? t('Sandbox: made-up data, not AWS.') : undefined,
    endpoint === undefined ? undefined : t('Calls go to {0}, not to AWS.', `\`${endpoint.replaceAll('`', '')}\``),
    t('Select to choose another profile or region.'),
  ];
  return {
    text: [name, where, ...(account === undefined ? [] : [account])].join(' / '),
    tooltip: lines.filter((line) => line !== undefined).join('\n\n'),
    color: mark === 'production' ? 'error' : mark === 'read-only' ? 'warning' : undefined,
  };
}
