import { loadSharedConfigFiles } from '@smithy/core/config';

/** Where a profile's credentials come from. */
export type ProfileSource = 'keys' | 'role' | 'sso' | 'process' | 'web-identity' | 'login' | 'none';

/** A profile of the shared AWS files. It holds no secrets. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
  readonly source: ProfileSource;
  /** The account, where the file names it: twelve digits. */
  readonly account?: string;
  /** The role that is assumed, or the Identity Center role's name. */
  readonly role?: string;
  /** A one-time code will be asked for. */
  readonly needsMfa: boolean;
}

/** The lines of a profile, from both files; those of the credentials file win. */
export type ProfileLines = Readonly<Record<string, string | undefined>>;

/** What stands in the shared files. */
export interface SharedFiles {
  readonly profiles: ReadonlyMap<string, ProfileLines>;
  /** The `services` section that a profile names; each service's lines begin with its name: `ecs.endpoint_url`. */
  servicesOf(profile: ProfileLines | undefined): ProfileLines | undefined;
}

/** The shared files, read anew. Missing files are empty ones. */
export async function readSharedFiles(): Promise<SharedFiles> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)].filter(isProfile));
  return {
    profiles: new Map([...names].map((name) => [name, { ...configFile[name], ...credentialsFile[name] }])),
    servicesOf: (profile) => (profile?.services === undefined ? undefined : configFile[`services.${profile.services}`]),
  };
}

/** Every profile that the AWS CLI knows, in the order of the files. Secrets stay behind. */
export async function listProfiles(): Promise<readonly Profile[]> {
  return [...(await readSharedFiles()).profiles].map(([name, lines]) => describe(name, lines));
}

/** The loader also gives sections of other kinds: `sso-session.corp`, `services.local`. */
function isProfile(name: string): boolean {
  return !/^(?:sso-session|services)\./.test(name);
}

function describe(name: string, lines: ProfileLines): Profile {
  return {
    name,
    region: lines.region,
    source: sourceOf(lines),
    account:
      lines.sso_account_id ?? lines.aws_account_id ?? /^arn:[^:]+:iam::(\d{12}):/.exec(lines.role_arn ?? '')?.[1],
    role: lines.role_arn ?? lines.sso_role_name,
    needsMfa: lines.mfa_serial !== undefined,
  };
}

/** In the order in which the SDK looks. Source: `resolveProfileData` of @aws-sdk/credential-provider-ini. */
function sourceOf(lines: ProfileLines): ProfileSource {
  const { source_profile: from, credential_source: source } = lines;
  if (lines.role_arn !== undefined && (from !== undefined || source !== undefined)) return 'role';
  if (lines.aws_access_key_id !== undefined) return 'keys';
  if (lines.web_identity_token_file !== undefined) return 'web-identity';
  if (lines.credential_process !== undefined) return 'process';
  if (lines.sso_session !== undefined || lines.sso_start_url !== undefined) return 'sso';
  return lines.login_session === undefined ? 'none' : 'login';
}
