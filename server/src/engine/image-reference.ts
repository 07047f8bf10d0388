import type { Span } from './span';

/** A part of an image reference; its span counts from the start of the reference. */
export interface ReferencePart {
  readonly text: string;
  readonly span: Span;
}

/**
 * A reference to an image, cut into its parts as Docker cuts it: `registry/repository:tag@digest`. Whether each part is
 * well-formed is another question; see `referenceFaults`.
 */
export interface ImageReference {
  readonly text: string;
  /** Host and port; absent where Docker Hub is meant. */
  readonly registry?: ReferencePart;
  /** The path within the registry: `library/nginx`, `team/web`. */
  readonly repository: ReferencePart;
  /** Without its colon; empty where nothing follows the colon. */
  readonly tag?: ReferencePart;
  /** With its algorithm, without the `@`: `sha256:…`. */
  readonly digest?: ReferencePart;
}

/**
 * Cuts a reference into its parts. Never fails. The first component is a registry if it holds a dot or a colon, is
 * `localhost`, or has upper-case letters, which no repository may have.
 * Source: distribution/reference, `splitDockerDomain` and the grammar of references.
 */
export function parseImageReference(text: string): ImageReference {
  const at = text.indexOf('@');
  const nameEnd = at < 0 ? text.length : at;
  const slash = text.slice(0, nameEnd).indexOf('/');
  const hasRegistry = slash >= 0 && isRegistry(text.slice(0, slash));
  const pathStart = hasRegistry ? slash + 1 : 0;
  const colon = text.slice(0, nameEnd).lastIndexOf(':');
  const hasTag = colon >= pathStart && colon > text.slice(0, nameEnd).lastIndexOf('/');
  return {
    text,
    registry: hasRegistry ? part(text, 0, slash) : undefined,
    repository: part(text, pathStart, hasTag ? colon : nameEnd),
    tag: hasTag ? part(text, colon + 1, nameEnd) : undefined,
    digest: at < 0 ? undefined : part(text, at + 1, text.length),
  };
}

function isRegistry(component: string): boolean {
  return /[.:A-Z]/.test(component) || component === 'localhost';
}

function part(text: string, start: number, end: number): ReferencePart {
  return { text: text.slice(start, end), span: { start, end } };
}

/**
 * - `scheme`: it begins like a URL.
 * - `registry`, `repository`, `tag`, `digest`: the part breaks the grammar.
 * - `upper-case`: the repository has upper-case letters.
 */
export type ReferenceFaultKind = 'scheme' | 'registry' | 'repository' | 'upper-case' | 'tag' | 'digest';

/** What is wrong with a reference, and where, counted from its start. */
export interface ReferenceFault {
  readonly kind: ReferenceFaultKind;
  readonly span: Span;
}

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//;
const hostComponent = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const registryForm = new RegExp(`^(?:${hostComponent}(?:\\.${hostComponent})*|\\[[A-Fa-f0-9:]+\\])(?::[0-9]+)?$`);
const pathComponent = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/i;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm =
  /^(?:sha256:[A-Fa-f0-9]{64}|(?!sha256:)[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[A-Fa-f0-9]{32,})$/;

/**
 * Where a reference breaks the grammar, in the order of the text. `scheme` stands alone, since what follows it reads askew.
 * Source: distribution/reference, `regexp.go`; for the length of SHA-256, opencontainers/go-digest.
 */
export function referenceFaults({ text, registry, repository, tag, digest }: ImageReference): ReferenceFault[] {
  const start = scheme.exec(text);
  if (start !== null) return [{ kind: 'scheme', span: { start: 0, end: start[0].length } }];
  const faults: ReferenceFault[] = [];
  const add = (kind: ReferenceFaultKind, { span }: ReferencePart) => faults.push({ kind, span });
  if (registry !== undefined && !registryForm.test(registry.text)) add('registry', registry);
  // A first component with upper-case letters alone is meant as a repository, whatever Docker takes it for.
  if (registry !== undefined && /[A-Z]/.test(registry.text) && !/[.:]/.test(registry.text)) add('upper-case', registry);
  if (!repository.text.split('/').every((component) => pathComponent.test(component))) add('repository', repository);
  else if (/[A-Z]/.test(repository.text)) add('upper-case', repository);
  if (tag !== undefined && !tagForm.test(tag.text)) add('tag', tag);
  if (digest !== undefined && !digestForm.test(digest.text)) add('digest', digest);
  return faults;
}

/**
 * Why Docker takes a text for no image at all.
 * - `identifier`: 64 hexadecimal digits, the id of an image on one machine.
 * - `format`: a part breaks the grammar, other than by upper case or a digest of the wrong kind or length.
 */
export type ImageFault = 'empty' | 'upper-case' | 'identifier' | 'too-long' | 'digest' | 'format';

/** No reference is longer than its parts may be, and a long text is not worth a slow pattern. */
const longestReference = 1_000;
const longestRepository = 255;
const anyDigestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const knownDigestForm = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

/** What keeps Docker from taking a text for an image; `undefined` if it does. Source: distribution/reference, `ParseNormalizedNamed`. */
export function imageFault(text: string): ImageFault | undefined {
  if (text === '') return 'empty';
  if (/^[a-f0-9]{64}$/.test(text)) return 'identifier';
  const { registry, repository, tag, digest } = parseImageReference(text);
  if (repository.text !== repository.text.toLowerCase()) return 'upper-case';
  if (text.length > longestReference) return 'too-long';
  const isFormed =
    (registry === undefined || canStandFirst(registry.text)) &&
    repository.text.split('/').every((component) => pathComponent.test(component)) &&
    (tag === undefined || tagForm.test(tag.text)) &&
    (digest === undefined || anyDigestForm.test(digest.text));
  if (!isFormed) return 'format';
  const isOfficial = registry === undefined && !repository.text.includes('/');
  if (repository.text.length + (isOfficial ? 'library/'.length : 0) > longestRepository) return 'too-long';
  return digest === undefined || knownDigestForm.test(digest.text) ? undefined : 'digest';
}

/** What is no host can still be the first part of a path: Docker tries both. */
function canStandFirst(component: string): boolean {
  return registryForm.test(component) || (pathComponent.test(component) && component === component.toLowerCase());
}
