import { sourcesOf } from '../copy-sources';
import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';
import { canHaveChecksum } from '../syntax/sources';
import type { Template } from '../syntax/variables';

/** What BuildKit may unpack, by its name; it looks at the content. */
const archive = /\.(?:tar|t?gz|t?bz2?|t?xz|t?zst|tl?z|lzma|apk|gem|crate|ova)\b/i;

/** Folders, and files that are no archives whatever they hold. */
const harmless =
  /(?:^|\/)\.?$|\.(?:[cm]?[jt]sx?|json5?|ya?ml|toml|xml|html?|css|md|txt|csv|sql|conf|cfg|cnf|ini|env|properties|list|repo|lock|mod|sum|sh|bash|py|rb|pl|php|go|rs|java|cs|[ch](?:pp)?|gradle|kts|jar|war|zip|deb|rpm|whl|so|dll|exe|ps1|bat|crt|cer|pem|key|pub|gpg|asc|service|tmpl|tpl|template|j2|svg|png|ico)$/i;

/** The flags that mean the same to COPY. */
const shared: ReadonlySet<string> = new Set(['chown', 'chmod', 'link', 'exclude']);

export const rule: DockerfileRule = {
  id: 'add-instead-of-copy',
  severity: 'information',
  preset: 'recommended',
  summary: 'ADD brings files that COPY would bring.',
  why:
    'ADD also downloads and unpacks, so a reader has to work out whether that is meant. COPY says that files arrive as they are. ADD is right for ' +
    'archives that are to be unpacked, for URLs, and for Git repositories.',
  aliases: ['DL3020'],
  evidence: [{ source: 'Docker', reference: 'https://docs.docker.com/build/building/best-practices/#add-or-copy' }],
  examples: {
    bad: [
      { code: 'FROM node:24\n«ADD» package.json /app/\n', fixed: 'FROM node:24\nCOPY package.json /app/\n' },
      {
        code: 'FROM node:24\n«add» --chown=node ["src", "/app/src"]\n',
        fixed: 'FROM node:24\ncopy --chown=node ["src", "/app/src"]\n',
      },
    ],
    good: [
      { code: 'FROM node:24\nCOPY package.json /app/\nADD vendor.tar.gz /app/\n' },
      { code: 'FROM node:24\nADD https://example.com/tool /bin/tool\nADD $ASSETS /app/\n' },
      { code: 'FROM node:24\nADD https://github.com/example/app.git /app/\nADD --unpack=false a.txt /app/\n' },
    ],
  },
  instruction: {
    keywords: ['ADD'],
    stored: false,
    check(instruction, report) {
      const sources = new Set(sourcesOf(instruction));
      const plain = instruction.expansions.flatMap(({ source, template }) =>
        sources.has(source) ? [plainPath(template)] : [],
      );
      if (plain.length === 0 || plain.includes(undefined)) return;
      if (!instruction.flags.every(({ name }) => shared.has(name))) return;
      const { keywordSpan, keywordText } = instruction;
      const copy = keywordText.text === 'add' ? 'copy' : 'COPY';
      const safety = plain.every((path) => harmless.test(path as string)) ? 'safe' : 'suggested';
      report({
        span: keywordSpan,
        message: 'ADD is for archives and URLs. Write COPY, which brings files as they are.',
        fixes: [replacing(keywordSpan, copy, 'Change to COPY', safety)],
      });
    },
  },
};

/** The path of a source that is neither an archive nor elsewhere; `undefined` where that is not certain. */
function plainPath({ parts, error }: Template): string | undefined {
  if (error !== undefined || typeof parts[0] !== 'string' || typeof parts.at(-1) !== 'string') return undefined;
  const text = parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
  return canHaveChecksum(text) || archive.test(text) ? undefined : text;
}
