/** What a setting says of a profile. Nothing is written with a profile that is marked. */
export type ProfileMark = 'production' | 'read-only';

/** What the settings and the memory of the workspace say about AWS. */
export interface AwsSettings {
  /** `undefined` where the SDK's own chain decides. */
  readonly profile?: string;
  /** `undefined` where the profile or the environment decides. */
  readonly region?: string;
  /** Regions that are shown beside the chosen one. */
  readonly moreRegions: readonly string[];
  /** Where calls go instead of to AWS. */
  readonly endpoint?: string;
  readonly marks: Readonly<Record<string, ProfileMark>>;
}

/** Where a value comes from: a setting below `quaymaster.aws`, or what a person chose in this workspace. */
export type Source = (name: string) => unknown;

/** Reads the settings; what a person chose in this workspace goes before them. What has the wrong shape is ignored. */
export function readAwsSettings(setting: Source, chosen: Source): AwsSettings {
  const marks = setting('profileMarks');
  const isTable = typeof marks === 'object' && marks !== null;
  return {
    profile: word(chosen('profile')) ?? word(setting('profile')),
    region: word(chosen('region')) ?? word(setting('region')),
    moreRegions: list(setting('moreRegions')),
    endpoint: address(setting('endpoint')),
    marks: Object.fromEntries(isTable ? Object.entries(marks).filter(isMark) : []),
  };
}

function isMark(entry: [string, unknown]): entry is [string, ProfileMark] {
  return entry[1] === 'production' || entry[1] === 'read-only';
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.flatMap((item) => word(item) ?? []))] : [];
}

function address(value: unknown): string | undefined {
  const text = word(value);
  return text !== undefined && /^https?:\/\/[^/]/.test(text) && URL.canParse(text) ? text : undefined;
}
