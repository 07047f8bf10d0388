import type { KnownRegion } from '../../infrastructure/aws/regions';
import type { Profile } from '../../infrastructure/aws/room';
import type { ProfileMark } from '../../infrastructure/aws/settings';
import type { Translate } from '../../infrastructure/translate';

/** A line of a list to pick from. */
export interface Choice {
  readonly label: string;
  readonly description: string;
  /** `undefined` goes back to what the settings and the environment say. */
  readonly value: string | undefined;
}

const sources = (t: Translate): Readonly<Record<Profile['source'], string>> => ({
  keys: t('access key'),
  role: t('assumed role'),
  sso: t('IAM Identity Center'),
  process: t('credential process'),
  'web-identity': t('web identity'),
  login: t('console sign-in'),
  none: t('no credentials of its own'),
});

/** The profiles to pick from: the SDK's own chain first, then those of the shared files. */
export function profileChoices(
  profiles: readonly Profile[],
  marks: Readonly<Record<string, ProfileMark>>,
  t: Translate,
): Choice[] {
  const names = sources(t);
  const lines = profiles.map(({ name, source, account, region }) => ({
    label: marks[name] === undefined ? name : `$(lock) ${name}`,
    description: [names[source], account, region, marks[name]].filter((part) => part !== undefined).join(' · '),
    value: name,
  }));
  const chain = t('environment variables, then the default profile, then the role of this machine');
  return [{ label: t('Default credentials'), description: chain, value: undefined }, ...lines];
}

/** The regions to pick from; the one in use comes first. */
export function regionChoices(regions: readonly KnownRegion[], current: string | undefined, t: Translate): Choice[] {
  const lines = regions.map(({ name, place }) => ({ label: name, description: place, value: name }));
  const own = lines.filter(({ value }) => value === current);
  const rest = lines.filter(({ value }) => value !== current);
  const others = { label: t('Region of the profile'), description: t('or of the environment'), value: undefined };
  return [...own, others, ...rest];
}
