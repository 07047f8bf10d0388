import { parseEcrHost, publicEcrHost } from '../../../engine/ecr';
import { type ImageReference, parseImageReference, referenceFaults } from '../../../engine/image-reference';
import { code, paragraphs } from '../markdown';
import { about, type Explainer, isOn, type Place } from './place';

/** An image: where it comes from, and whether it can change. */
export const explainImage: Explainer = (place) => {
  const use = place.statement.stage?.uses.find(
    ({ statement, text }) => statement === place.statement && isOn(text.span(), place.at),
  );
  if (use === undefined || use.target !== undefined) return undefined;
  const written = use.text.text;
  const text = use.kind === 'from' ? place.model.globals.expand(use.text).text : written;
  const markdown = text === undefined || text === '' ? undefined : imageText(text, written, place);
  return markdown === undefined ? undefined : about(place.statement, use.text.span(), markdown);
};

function imageText(text: string, written: string, place: Place): string | undefined {
  if (text === 'scratch' && place.instruction.keyword === 'FROM')
    return paragraphs('**`scratch`**', 'Nothing at all: the image holds only what is copied into it.');
  const reference = parseImageReference(text);
  if (referenceFaults(reference).length > 0) return undefined;
  const expanded = text === written ? undefined : `With the defaults of its ARGs: ${code(text)}.`;
  return paragraphs(`**${code(written)}**`, expanded, registryText(reference), versionText(reference));
}

function registryText({ registry, repository }: ImageReference): string {
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

function versionText({ tag, digest }: ImageReference): string {
  if (digest !== undefined)
    return `The digest holds it to this very image${tag === undefined ? '' : ', whatever the tag says'}.`;
  if (tag === undefined) return 'It has no tag, so it is `latest`, which can be another image tomorrow.';
  return `The tag ${code(tag.text)} can be moved to another image; a digest cannot.`;
}
