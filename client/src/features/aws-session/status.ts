import type { Place } from '../../infrastructure/aws/aws';
import type { Translate } from '../../infrastructure/translate';

/** What the status bar shows. */
export interface Status {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly color?: 'error' | 'warning';
}

/** Whether calls stay on this machine: the sandbox, or an emulator. */
export function isLocal(endpoint: string): boolean {
  const { hostname } = URL.canParse(endpoint) ? new URL(endpoint) : { hostname: '' };
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** Who and where everything in this window works as. */
export function statusOf({ profile, region, account, endpoint, mark }: Place, t: Translate): Status {
  const who = profile ?? t('default credentials');
  const where = region ?? t('no region');
  const isSandbox = endpoint !== undefined && isLocal(endpoint);
  const icon = isSandbox ? '$(beaker)' : '$(cloud)';
  const name = isSandbox ? `${t('sandbox')}: ${who}` : who;
  const lines = [
    account === undefined ? undefined : t('Account {0}', account),
    mark === undefined ? undefined : t('Marked as {0}: nothing is changed with this profile.', mark),
    endpoint === undefined ? undefined : t('Calls go to {0}, not to AWS.', `\`${endpoint.replaceAll('`', '')}\``),
    t('Select to choose another profile or region.'),
  ];
  return {
    text: [`${icon} ${name}`, where, ...(account === undefined ? [] : [account])].join(' / '),
    tooltip: lines.filter((line) => line !== undefined).join('\n\n'),
    color: mark === 'production' ? 'error' : mark === 'read-only' ? 'warning' : undefined,
  };
}
