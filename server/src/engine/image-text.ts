import { parseEcrHost, publicEcrHost } from './ecr';
import type { ImageReference } from './image-reference';
import { code } from './markdown';

/** Where an image comes from, as Markdown. */
export function registryText({ registry, repository }: ImageReference): string {
  const host = registry?.text ?? 'docker.io';
  if (host === 'docker.io' || host === 'index.docker.io') {
    const isOfficial = !repository.text.includes('/') || repository.text.startsWith('library/');
    const name = code(repository.text.replace(/^library\//, ''));
    return isOfficial ? `${name}, an official image on Docker Hub.` : `${name} on Docker Hub.`;
  }
  if (host === publicEcrHost) return `${code(repository.text)} in the Amazon ECR Public Gallery.`;
  const ecr = parseEcrHost(host);
  if (ecr === undefined) return `${code(repository.text)} in the registry ${code(host)}.`;
  const account = ecr.account === '' ? '' : `, account ${code(ecr.account)}`;
  return `${code(repository.text)} in Amazon ECR${account}, region ${code(ecr.region)}.`;
}

/** Whether an image can change, as Markdown. */
export function versionText({ tag, digest }: ImageReference): string {
  if (digest !== undefined)
    return `The digest holds it to this very image${tag === undefined ? '' : ', whatever the tag says'}.`;
  if (tag === undefined) return 'It has no tag, so it is `latest`, which can be another image tomorrow.';
  return `The tag ${code(tag.text)} can be moved to another image; a digest cannot.`;
}
