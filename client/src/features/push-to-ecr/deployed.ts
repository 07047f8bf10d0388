import type { LinkEnds, LinkInfo, StageInfo } from '../../../../server/src/wiring/link-messages';

/** How an image is named: by a tag, or by its digest. */
export type ImageForm = 'tag' | 'digest';

/** A container of a task definition. */
export type Runner = LinkEnds['containers'][number];

/** The links of the stage that was built; the last one can be named or not. */
export function sameBuild(links: readonly LinkInfo[], target: string | undefined): LinkInfo[] {
  const name = target?.toLowerCase();
  return links.filter(
    (link) => link.target === name || (link.target === undefined && link.stage.toLowerCase() === name),
  );
}

/** The ways to name an image that was pushed; first the one that the task definitions use already. */
export function imageChoices(
  { references, digest }: { readonly references: readonly string[]; readonly digest?: string },
  runners: readonly Runner[],
): { readonly form: ImageForm; readonly image: string }[] {
  const tags = references.map((image) => ({ form: 'tag' as const, image }));
  const [first = ''] = references;
  if (digest === undefined) return tags;
  const pinned = { form: 'digest' as const, image: `${first.replace(/:[^/:]*$/, '')}@${digest}` };
  const isPinned = runners.length > 0 && runners.every(({ container }) => container.image?.includes('@') === true);
  return isPinned ? [pinned, ...tags] : [...tags, pinned];
}

/** A stage as a person finds it: `web/Dockerfile`, and `web/Dockerfile, stage build`. */
export function shownName({ dockerfile, target, stage }: StageInfo): string {
  const parts = decodeURIComponent(dockerfile).split('/');
  const file = parts.slice(-2).join('/');
  if (target === undefined) return file;
  return `${file}, ${stage.startsWith('stage ') ? stage : `stage ${stage}`}`;
}
