import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'redundant-target-platform',
  severity: 'information',
  preset: 'recommended',
  summary: '`FROM --platform=$TARGETPLATFORM` says what holds anyway.',
  why: 'A stage is built for the target platform unless `--platform` says otherwise. The flag can go.',
  aliases: ['RedundantTargetPlatform', 'DL3065'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'RedundantTargetPlatform',
      says: 'Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
    },
  ],
  examples: {
    bad: [{ code: 'FROM «--platform=$TARGETPLATFORM» alpine\n', fixed: 'FROM alpine\n' }],
    good: [{ code: 'FROM --platform=$BUILDPLATFORM alpine\n' }],
  },
  instruction: {
    keywords: ['FROM'],
    check({ flags, expansions, words, source }, report) {
      const flag = flags.find(({ name }) => name === 'platform');
      const [part, ...more] = expansions.find(({ source: text }) => text !== words[0])?.template.parts ?? [];
      if (flag === undefined || part === undefined || typeof part === 'string' || more.length > 0) return;
      if (part.name !== 'TARGETPLATFORM' || !['', '-', ':-', '?', ':?'].includes(part.operator ?? '')) return;
      const end = /^[ \t]*/.exec(source.slice(flag.span.end))?.[0].length ?? 0;
      report({
        span: flag.span,
        message: 'The platform of the build is the default of FROM. Remove --platform.',
        tags: ['unnecessary'],
        fixes: [replacing({ start: flag.span.start, end: flag.span.end + end }, '', 'Remove --platform', 'safe')],
      });
    },
  },
};
