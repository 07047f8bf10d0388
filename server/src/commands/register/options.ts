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

/** @throws UsageError for a value without a name, or a name without a value. Its words repeat no value. */
export function registerOptions(raw: RawRegisterOptions, environment: NodeJS.ProcessEnv): RegisterOptions {
  return {
    values: new Map((raw.set ?? []).map((setting) => assignment(setting, environment))),
    dryRun: raw.dryRun === true,
    evenIfUnchanged: raw.evenIfUnchanged === true,
    region: raw.region,
    profile: raw.profile,
    endpoint: address(raw.endpointUrl),
    format: raw.format === 'json' ? 'json' : 'text',
  };
}

/** `NAME=VALUE`, or `NAME` for the environment variable of that name, which nobody else on the machine can read. */
function assignment(setting: string, environment: NodeJS.ProcessEnv): [name: string, value: string] {
  const at = setting.indexOf('=');
  const name = at === -1 ? setting : setting.slice(0, at);
  if (name === '') throw new UsageError('--set takes a name and a value: --set NAME=VALUE.');
  if (at !== -1) return [name, setting.slice(at + 1)];
  const value = environment[name];
  if (value === undefined)
    throw new UsageError(`--set ${name}: there is no environment variable of that name; write --set ${name}=VALUE.`);
  return [name, value];
}

function address(url: string | undefined): string | undefined {
  if (url !== undefined && !(/^https?:\/\//.test(url) && URL.canParse(url)))
    throw new UsageError('--endpoint-url takes an address such as http://127.0.0.1:4566.');
  return url;
}
