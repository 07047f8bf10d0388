/** What a source of ADD or COPY is to BuildKit (dfgitutil, gitutil). */
export interface RemoteSource {
  readonly kind: 'git' | 'http';
  /** For Git: what the query of the URL says. */
  readonly query: URLSearchParams;
}

const scpStyle = /^[a-zA-Z0-9-_]+@[a-zA-Z0-9-.]+:(?:.*?)(?:\?(.*?))?(?:#.*)?$/s;

/** A host with a user before it and a number after it: Go reads no URL with anything else. */
const authority = /^[^/]*\/\/(?:[^/@]*@)?(?:\[[^\]/]*\]|[^:/\s]*)(?::\d*)?(?:\/|$)/;

/** Reads a source that does not lie in the build context; `undefined` for a path. */
export function readRemote(source: string): RemoteSource | undefined {
  const protocol = /^([a-zA-Z0-9]+):\/\//.exec(source)?.[1]?.toLowerCase();
  if (protocol === undefined) {
    const scp = source.startsWith('./') || source.startsWith('../') ? null : scpStyle.exec(source);
    return scp === null ? undefined : { kind: 'git', query: new URLSearchParams(scp[1] ?? '') };
  }
  const beforeFragment = source.split('#', 1)[0] as string;
  const question = beforeFragment.indexOf('?');
  const address = question === -1 ? beforeFragment : beforeFragment.slice(0, question);
  const query = new URLSearchParams(question === -1 ? '' : beforeFragment.slice(question + 1));
  if (protocol === 'ssh' || protocol === 'git') return authority.test(address) ? { kind: 'git', query } : undefined;
  if (protocol !== 'http' && protocol !== 'https') return undefined;
  if (!authority.test(address)) return /^https?:/.test(source) ? { kind: 'http', query } : undefined;
  const path = /^[^/]*\/\/[^/]*(\/.*)?$/.exec(address)?.[1] ?? '';
  if (path.endsWith('.git')) return { kind: 'git', query };
  return /^https?:/.test(source) ? { kind: 'http', query } : undefined;
}

/** Whether ADD can check a digest of it. `github.com/owner/repository` counts, although it is copied as a path. */
export function canHaveChecksum(source: string): boolean {
  return source.startsWith('github.com/') || readRemote(source) !== undefined;
}

const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** Whether the text is a digest such as `sha256:…` (opencontainers/go-digest). */
export function isDigest(text: string): boolean {
  const match = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):([a-f0-9]+)$/.exec(text);
  return match !== null && digestLengths[match[1] ?? ''] === match[2]?.length;
}
