import { UsageError } from '../usage-error';

/** What the parser of the command line hands over. */
export interface RawRegisterOptions {
  readonly set?: readonly string[];
  readonly dryRun?: boolean;
  readonly evenIfUnchanged?: boolean;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly format?: string;
}

/** What is to be done, checked. */
export interface RegisterOptions {
  /** What stands for placeholders, by their names. */
  readonly values: ReadonlyMap<string, string>;
  readonly dryRun: boolean;
  /** Registers a revision although it would be like the newest. */
  readonly evenIfUnchanged: boolean;
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly format: 'text' | 'json';
}

/** @throws UsageError for a value without a name. Its words do not repeat the value. */
export function registerOptions(raw: RawRegisterOptions): RegisterOptions {
  return {
    values: new Map((raw.set ?? []).map(assignment)),
    dryRun: raw.dryRun === true,
    evenIfUnchanged: raw.evenIfUnchanged === true,
    region: raw.region,
    profile: raw.profile,
    endpoint: raw.endpointUrl,
    format: raw.format === 'json' ? 'json' : 'text',
  };
}

function assignment(setting: string): [name: string, value: string] {
  const at = setting.indexOf('=');
  if (at < 1) throw new UsageError('--set takes a name and a value: --set NAME=VALUE.');
  return [setting.slice(0, at), setting.slice(at + 1)];
}
