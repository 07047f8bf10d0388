/** Why a text is no image reference. */
export type ReferenceFault = 'empty' | 'upper-case' | 'identifier' | 'too-long' | 'digest' | 'format';

const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const hostPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domain = `(?:${hostPart}(?:\\.${hostPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const reference = new RegExp(
  `^(?:(${domain})/)?(${component}(?:/${component})*)(?::(\\w[\\w.-]{0,127}))?(?:@(${digest}))?$`,
);
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** What keeps a text from being an image reference (distribution/reference `ParseNormalizedNamed`); `undefined` if it is one. */
export function referenceFault(text: string): ReferenceFault | undefined {
  if (text === '') return 'empty';
  if (/^[a-f0-9]{64}$/.test(text)) return 'identifier';
  const normal = withDomain(text);
  const remote = normal.slice(normal.indexOf('/') + 1).split(':', 1)[0] as string;
  if (remote !== remote.toLowerCase()) return 'upper-case';
  // A long text is not worth a slow pattern: no reference is longer than its parts may be.
  if (text.length > 1_000) return 'too-long';
  const match = reference.exec(normal);
  if (match === null) return 'format';
  if ((match[2] ?? '').length > 255) return 'too-long';
  return match[4] === undefined || isKnownDigest(match[4]) ? undefined : 'digest';
}

function withDomain(text: string): string {
  const slash = text.indexOf('/');
  if (slash === -1) return `docker.io/library/${text}`;
  const first = text.slice(0, slash);
  const named = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  if (!named) return `docker.io/${text}`;
  const host = first === 'index.docker.io' ? 'docker.io' : first;
  const rest = text.slice(slash + 1);
  return host === 'docker.io' && !rest.includes('/') ? `docker.io/library/${rest}` : `${host}/${rest}`;
}

function isKnownDigest(text: string): boolean {
  const [algorithm = '', hex = ''] = text.split(':');
  return digestLengths[algorithm] === hex.length && hex === hex.toLowerCase();
}
