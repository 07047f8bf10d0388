import type { DockerfileRule } from '../rule';
import { readPlatform } from '../syntax/platforms';
import { constantText } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'from-platform-constant',
  severity: 'warning',
  preset: 'recommended',
  summary: '`FROM --platform` sets a fixed platform.',
  why:
    'With a fixed platform the image is the same for every target: a build for another architecture succeeds and does not run there. Leave ' +
    'the flag out, or use `$BUILDPLATFORM` in a stage that compiles for others. Where a stage is meant for one platform, say so in its name.',
  aliases: ['FromPlatformFlagConstDisallowed', 'DL3029'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'FromPlatformFlagConstDisallowed',
      says: 'FROM --platform flag should not use constant value "linux/amd64"',
    },
  ],
  examples: {
    bad: [{ code: 'FROM --platform=«linux/amd64» alpine\n' }],
    good: [
      { code: 'FROM --platform=$BUILDPLATFORM alpine\n' },
      { code: 'FROM --platform=linux/amd64 alpine AS build-amd64\n' },
    ],
  },
  instruction: {
    keywords: ['FROM'],
    check({ expansions, words }, report) {
      const platform = expansions.find(({ source }) => source !== words[0]);
      const text = platform === undefined ? undefined : constantText(platform.template);
      const read = text === undefined ? undefined : readPlatform(text);
      if (platform === undefined || read === undefined || platform.source.length === 0) return;
      const name = words.length === 3 ? (words[2]?.text.toLowerCase() ?? '') : '';
      if ([read.os, read.architecture].some((part) => part !== undefined && name.includes(part))) return;
      report({
        span: platform.source.span(),
        message: `This stage is always for ${text}, whatever platform the build is for. Remove --platform, write $BUILDPLATFORM, or name the stage after its platform.`,
      });
    },
  },
};
