import type { CatalogImage } from './image-catalog';
import { code } from './markdown';

/** `2026-11-21 09:30`, in UTC. */
export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Bytes as people read them: `5.2 MB`. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** `sha256:0123456789ab…` */
export function shortDigest(digest: string): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return hex.length > 12 ? `${algorithm}:${hex.slice(0, 12)}…` : digest;
}

/** A few words about an image, as many as a list of choices shows: when it was pushed, how large it is, the worst that a scan found. */
export function imageDetail({ pushedAt, size, scan }: CatalogImage): string | undefined {
  const words = [pushedText(pushedAt), size === undefined ? undefined : sizeText(size), scan?.split(',')[0]];
  return words.filter(Boolean).join(', ') || undefined;
}

/** How many tags of an image are named. */
const shownTags = 8;

/** All that is known of an image, as a list in Markdown. */
export function imageFacts({ digest, tags, pushedAt, size, scan, platforms = [] }: CatalogImage): string {
  const more = tags.length - shownTags;
  const pushed = pushedText(pushedAt);
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    [tags.length === 1 ? 'Tag' : 'Tags', tags.slice(0, shownTags).map(code).join(', ') + (more > 0 ? ` +${more}` : '')],
    ['Pushed', pushed && `${pushed} UTC`],
    ['Size', size === undefined ? undefined : `${sizeText(size)}, compressed`],
    ['Scan', scan],
    [platforms.length === 1 ? 'Platform' : 'Platforms', platforms.map(code).join(', ')],
    ['Digest', digest && code(digest)],
  ];
  return facts.flatMap(([name, value]) => (value ? `- ${name}: ${value}` : [])).join('\n');
}

const ages: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['year', 31_556_952_000],
  ['month', 2_629_746_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago an image was pushed: `pushed 3 days ago`. `now`: milliseconds. */
export function pushedAgo({ pushedAt = '' }: CatalogImage, now: number): string | undefined {
  const age = now - Date.parse(pushedAt);
  if (Number.isNaN(age)) return undefined;
  const [unit, length] = ages.find(([, milliseconds]) => age >= milliseconds) ?? ['minute', 60_000];
  const ago = new Intl.RelativeTimeFormat('en').format(-Math.max(0, Math.floor(age / length)), unit);
  return `pushed ${ago}`;
}

/** To the minute. What is no time is not shown: another program may have sent it. */
function pushedText(pushedAt = ''): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(pushedAt)?.[0].replace('T', ' ');
}
