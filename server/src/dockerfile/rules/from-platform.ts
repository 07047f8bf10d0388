import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { readPlatform } from '../syntax/platforms';
import { constantText } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'from-platform',
  severity: 'error',
  preset: 'recommended',
  summary: '`FROM --platform` names no platform.',
  why: 'A platform is an operating system and an architecture, with a variant where needed: `linux/amd64`, `linux/arm64`, `linux/arm/v7`.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'github.com/containerd/platforms Parse',
      says: 'failed to parse platform amd: "amd": unknown operating system or architecture: invalid argument',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM --platform=«amd» alpine\n' },
      { code: 'FROM --platform=«linux/arm/v7/x» alpine\n' },
      { code: 'FROM --platform=«$PLATFORM» alpine\n', message: 'ARG' },
    ],
    good: [
      { code: 'FROM --platform=$BUILDPLATFORM alpine\n' },
      { code: 'FROM --platform=linux/arm64 alpine AS arm64\n' },
    ],
  },
  instruction: {
    keywords: ['FROM'],
    check({ expansions, words }, report) {
      const platform = expansions.find(({ source }) => source !== words[0]);
      const text = platform === undefined ? undefined : constantText(platform.template);
      if (platform === undefined || text === undefined || platform.source.length === 0) return;
      if (readPlatform(text) !== undefined) return;
      report({
        span: platform.source.span(),
        message: `${quoted(text)} is not a platform. Write an operating system and an architecture, such as linux/amd64.`,
      });
    },
  },
  /** What nothing declares is empty, whatever the build arguments are. */
  check({ stages, globals }, report) {
    for (const { from, platform } of stages) {
      if (platform?.value === undefined) continue;
      const { text, matched, unmatched } = globals.expand(platform.value);
      const isCertain = matched.length === 0 && unmatched.every(({ name }) => !globals.declarations.has(name));
      if (!isCertain || unmatched.length === 0 || text === undefined || readPlatform(text) !== undefined) continue;
      report({
        span: from.at(platform.value.span()),
        message: `No ARG above the first FROM sets this platform, so it is ${text === '' ? 'empty' : quoted(text)}. Declare the ARG there, or write $BUILDPLATFORM.`,
      });
    }
  },
};
