import { sourcesOf } from '../copy-sources';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { canHaveChecksum, isDigest, readRemote } from '../syntax/sources';
import { constantText, readTemplate } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'add-checksum',
  severity: 'error',
  preset: 'recommended',
  summary: '`ADD --checksum` does not fit what is added.',
  why: 'A checksum is the digest of one download: a URL, with `sha256:…`, or a Git repository, with its commit. Files of the context have none.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_copy.go',
      says: 'checksum requires HTTP(S) or Git sources',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_copy.go',
      says: "checksum can't be specified for multiple sources",
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: `FROM alpine\nADD «--checksum=sha256:${'0'.repeat(64)}» app.tar /app\n` },
      {
        code: `FROM alpine\nADD «--checksum=sha256:${'0'.repeat(64)}» https://example.com/a https://example.com/b /app/\n`,
      },
      { code: 'FROM alpine\nADD --checksum=«sha256:1234» https://example.com/a /app\n' },
    ],
    good: [{ code: `FROM alpine\nADD --checksum=sha256:${'0'.repeat(64)} https://example.com/a /app\n` }],
  },
  instruction: {
    keywords: ['ADD'],
    check(instruction, report) {
      const flag = instruction.flag('checksum');
      if (flag?.value === undefined || flag.value.length === 0) return;
      const sources = sourcesOf(instruction);
      const [first] = sources;
      if (sources.length !== 1)
        return report({
          span: flag.span,
          message: '--checksum checks one source, and this ADD has several. Write an ADD of its own for each download.',
        });
      const source = first === undefined ? undefined : constantText(readTemplate(first, instruction));
      if (source === undefined) return;
      if (!canHaveChecksum(source))
        return report({
          span: flag.span,
          message: `${quoted(source)} is not a download. Only a URL or a Git repository can have a checksum: remove --checksum.`,
        });
      const remote = readRemote(source);
      const checksum = constantText(readTemplate(flag.value, instruction));
      if (checksum === undefined) return;
      if (remote?.kind === 'http' && !isDigest(checksum))
        return report({
          span: flag.value.span(),
          message: 'This is not a digest. Write sha256: and 64 hexadecimal digits after it.',
        });
      const named = remote?.query.get('checksum') ?? remote?.query.get('commit');
      if (named && named !== checksum)
        report({
          span: flag.value.span(),
          message: `The URL names another commit, ${quoted(named)}. Keep one of the two.`,
        });
    },
  },
};
