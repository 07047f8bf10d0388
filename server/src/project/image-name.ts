import { parseImageReference } from '../engine/image-reference';

/** The repository that an image is in, as far as it is written out. */
export interface ImageName {
  /** Host and port; absent where there is none, or a placeholder stands in it. */
  readonly registry?: string;
  /** The path within the registry. */
  readonly repository: string;
  /** Whether some registry is written or meant, known or not. */
  readonly hasRegistry: boolean;
}

/** What templates, shells, compose files and workflows write for "filled in later"; the longer forms first. */
const placeholder =
  /\$\{\{[^\n]*?\}\}|\{\{[^\n]*?\}\}|\$\{[^{}\n]*\}|\$\([^()\n]*\)|\$[A-Za-z_]\w*|<[^<>\n]*>|__\w+?__/g;

/** No reference is longer, placeholders and all; what is, is hostile or a mistake, and patterns are slow on it. */
const longest = 1_000;

/** Stands for one placeholder; no reference holds it. */
const mark = '\u{1}';

/** Reads the repository out of a reference with placeholders; `undefined` if that is where one stands. */
export function imageName(text: string): ImageName | undefined {
  if (text.length > longest) return undefined;
  const masked = text.trim().replace(placeholder, mark);
  // A placeholder alone before the first slash is a registry: people write `$REGISTRY/web`, and name a team outright.
  const [head = '', ...tail] = masked.split('/');
  const isMaskedHost = tail.length > 0 && head.includes(mark);
  const reference = parseImageReference(isMaskedHost ? tail.join('/') : masked);
  const repository = reference.repository.text;
  if (repository === '' || repository.includes(mark) || /[\s"'`]/.test(repository)) return undefined;
  const registry = isMaskedHost ? undefined : reference.registry?.text;
  return { registry, repository, hasRegistry: isMaskedHost || registry !== undefined };
}

const ecrHost = /\.dkr[.-]ecr(?:-fips)?\./;

/**
 * Whether two names are of one image. The same path in two registries of ECR is one image in two stages of its life; a name
 * without a registry, as compose files have it, stands for the one that is deployed.
 */
export function isSameImage(a: ImageName, b: ImageName): boolean {
  if (a.repository !== b.repository) return false;
  if (a.registry === undefined || b.registry === undefined || a.registry === b.registry) return true;
  return ecrHost.test(a.registry) && ecrHost.test(b.registry);
}

/** Registries whose images other people build. Names there say nothing about the folders here. */
const publicHosts =
  /^(?:public\.ecr\.aws|docker\.io|.*\.docker\.io|ghcr\.io|quay\.io|.*gcr\.io|mcr\.microsoft\.com|registry\.k8s\.io)$/;

/** Whether an image may be one's own: it is not in a registry that is open to all. */
export function mayBeOwn({ registry, hasRegistry }: ImageName): boolean {
  return hasRegistry && (registry === undefined || !publicHosts.test(registry));
}
