import { type Claim, type Claims, noClaims } from './claims';
import { imageName } from './image-name';
import { folderOf, join } from './paths';
import { at, entriesOf, itemsOf, readYaml, textAt, type YamlNode } from './yaml';

/**
 * What a compose file says: a service with `build` builds the images in `image` and `build.tags`.
 * Source: Compose Specification, "Build".
 */
export function composeClaims(file: string, text: string): Claims {
  const { root, fault } = readYaml(text);
  if (fault !== undefined) {
    const message = `This cannot be read as YAML (${fault.reason}), so no image is linked through this compose file.`;
    return { claims: [], fault: { line: fault.line, message } };
  }
  if (root === undefined) return noClaims;
  const claims = entriesOf(at(root, 'services')).flatMap(([, service]) => claimOf(file, service) ?? []);
  return { claims };
}

function claimOf(file: string, service: YamlNode): Claim | undefined {
  const build = at(service, 'build');
  if (build === undefined) return undefined;
  const context = (build.kind === 'text' ? build.text : textAt(build, 'context')) ?? '.';
  if (isElsewhere(context) || at(build, 'dockerfile_inline') !== undefined) return undefined;
  const names = [textAt(service, 'image'), ...itemsOf(at(build, 'tags')).map((tag) => textAt(tag))];
  const images = names.flatMap((name) => (name === undefined ? [] : (imageName(name) ?? [])));
  if (images.length === 0) return undefined;
  return {
    dockerfile: join(folderOf(file), context, textAt(build, 'dockerfile') ?? 'Dockerfile'),
    target: textAt(build, 'target') || undefined,
    images,
    evidence: { kind: 'compose', file, span: build.span },
  };
}

/** A context that is no folder here: an address, or one that is filled in later. */
function isElsewhere(context: string): boolean {
  return (
    context.includes('://') || context.startsWith('git@') || /^github\.com\//.test(context) || context.includes('$')
  );
}
