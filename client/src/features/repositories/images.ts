import { ecrConsole } from '../../infrastructure/aws/console';
import type { ecr } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import type { Icon, TreeNode } from '../explorer/node';
import { shortDigest, sizeText, timeText, tooltip } from '../explorer/text';
import type { RepositoryReader } from './reader';
import { countsText } from './severities';

/** How many tags of an image are named beside each other. */
const shownTags = 4;

/** An image of a repository: a digest with its tags. */
export function imageNode(
  reader: RepositoryReader,
  base: string,
  { name, uri, registry }: ecr.Repository,
  image: ecr.Image,
  t: Translate,
): TreeNode {
  const { digest, tags, pushedAt, size, scan } = image;
  const [tag] = tags;
  const found = scan === undefined ? undefined : countsText(scan.counts);
  return {
    id: `${base}/${digest}`,
    label: tag === undefined ? shortDigest(digest) : labelOf(tags),
    description: [
      tag === undefined ? t('untagged') : undefined,
      pushedAt === undefined ? undefined : timeText(pushedAt),
      size === undefined ? undefined : sizeText(size),
      found === undefined ? undefined : found || (scan?.status === 'COMPLETE' ? t('nothing found') : scan?.status),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: tooltip(tag === undefined ? t('untagged') : tags.join(', '), [
      [t('Digest'), digest],
      [t('Pushed'), pushedAt],
      [t('Last pulled'), image.pulledAt],
      [t('Size'), size === undefined ? undefined : sizeText(size)],
      [t('Scan'), scan === undefined ? t('never scanned') : scan.status],
      [t('Found'), found],
      [t('Scanned'), scan?.completedAt],
      [t('Media type'), image.mediaType],
      [t('Artifact'), image.artifactType],
    ]),
    details: async (signal) => platformsText(await reader.platforms(image, signal), t),
    icon: imageIcon(image),
    context: `image name uri digest console${tag === undefined ? '' : ' tagged'}${scan === undefined ? '' : ' scanned'}`,
    subject: {
      region: reader.name,
      name: tag ?? digest,
      uri: tag === undefined ? `${uri}@${digest}` : `${uri}:${tag}`,
      repository: name,
      registry,
      digest,
      tags,
      console: ecrConsole(reader.name, registry, name, digest),
    },
  };
}

function labelOf(tags: readonly string[]): string {
  const more = tags.length - shownTags;
  return more > 0 ? `${tags.slice(0, shownTags).join(', ')} +${more}` : tags.join(', ');
}

function imageIcon({ tags, scan }: ecr.Image): Icon {
  const counts = scan?.counts ?? {};
  if ((counts.CRITICAL ?? 0) > 0) return { id: 'shield', color: 'problemsErrorIcon.foreground' };
  if ((counts.HIGH ?? 0) > 0) return { id: 'shield', color: 'problemsWarningIcon.foreground' };
  if (tags.length === 0) return { id: 'circle-outline', color: 'disabledForeground' };
  return { id: 'tag', color: scan?.status === 'COMPLETE' ? 'testing.iconPassed' : undefined };
}

function platformsText(platforms: readonly ecr.Platform[], t: Translate): string {
  const names = platforms.map(({ os, architecture, variant }) => [os, architecture, variant].filter(Boolean).join('/'));
  return tooltip(t('Platforms'), names.length === 0 ? [] : [[t('Runs on'), names.join(', ')]]);
}
