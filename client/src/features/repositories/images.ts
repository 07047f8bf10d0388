import { ecrConsole } from '../../../../server/src/engine/console';
import type { ecr } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import type { Icon, TreeNode } from '../explorer/node';
import { dayText, shortDigest, sizeText, tooltip } from '../explorer/text';
import type { RepositoryReader } from './reader';
import { countsText, worstText } from './severities';

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
    label: tag === undefined ? shortDigest(digest).replace(/^sha256:|…$/g, '') : labelOf(tags),
    description: [
      tag === undefined ? t('untagged') : undefined,
      scan === undefined ? undefined : worstText(scan.counts) || scanText(scan.status, t),
      pushedAt === undefined ? undefined : dayText(pushedAt),
      size === undefined ? undefined : sizeText(size),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    tooltip: tooltip(tag === undefined ? t('untagged') : tags.join(', '), [
      [t('Digest'), shortDigest(digest)],
      [t('Pushed'), pushedAt],
      [t('Last pulled'), image.pulledAt],
      [t('Size'), size === undefined ? undefined : sizeText(size)],
      [t('Scan'), scan === undefined ? t('never scanned') : scan.status],
      [t('Found'), found],
      [t('Scanned'), scan?.completedAt],
      [t('Artifact'), isPlainImage(image) ? undefined : (image.artifactType ?? image.mediaType)],
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

/** What a scan came to that found nothing so far. Statuses: Amazon ECR API reference, ImageScanStatus. */
function scanText(status: string | undefined, t: Translate): string | undefined {
  switch (status) {
    case 'COMPLETE':
      return t('nothing found');
    case 'IN_PROGRESS':
      return t('being scanned');
    case 'FAILED':
      return t('scan failed');
    default:
      return status;
  }
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

/** A container image as nearly all are, so that its types say nothing. Source: OCI image specification and Docker's image manifest, media types. */
function isPlainImage({ mediaType = '', artifactType = '' }: ecr.Image): boolean {
  const manifest = /^(?:application\/vnd\.(?:oci\.image\.(?:manifest|index)|docker\.distribution\.manifest)[\w.+]*)?$/;
  const config = /^(?:application\/vnd\.(?:oci\.image\.config|docker\.container\.image)[\w.+]*)?$/;
  return manifest.test(mediaType) && config.test(artifactType);
}

function platformsText(platforms: readonly ecr.Platform[], t: Translate): string {
  const names = platforms.map(({ os, architecture, variant }) => [os, architecture, variant].filter(Boolean).join('/'));
  return names.length === 0 ? '' : tooltip(t('Runs on'), [[t('Platforms'), names.join(', ')]]);
}
