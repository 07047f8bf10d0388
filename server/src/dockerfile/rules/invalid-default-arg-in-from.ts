import { imageFault } from '../../engine/image-reference';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'invalid-default-arg-in-from',
  severity: 'warning',
  preset: 'recommended',
  summary: 'FROM has no valid image unless a build argument gives one.',
  why:
    'Without build arguments, and in every tool that reads the file, the defaults of the ARGs count. Give each ARG that FROM needs a default with which the ' +
    'image can be built.',
  aliases: ['InvalidDefaultArgInFrom'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'InvalidDefaultArgInFrom',
      says: 'Default value for ARG alpine:$VERSION results in empty or invalid base image name',
    },
  ],
  examples: {
    bad: [
      { code: 'ARG VERSION\nFROM «alpine:$VERSION»\n', message: 'alpine:' },
      { code: 'ARG BASE=""\nFROM «${BASE}»\n', message: 'empty' },
      { code: 'FROM alpine AS base\nARG TAG=3\nFROM «alpine:$TAG»\n', severity: 'error', message: 'declares' },
    ],
    good: [{ code: 'ARG VERSION=3.22\nFROM alpine:$VERSION\n' }, { code: 'FROM alpine:${VERSION:-3.22}\n' }],
  },
  check({ stages, globals }, report) {
    for (const { from, image } of stages) {
      if (image === undefined || !from.instruction.hasVariables) continue;
      const { text, matched, unmatched } = globals.expand(image);
      // An image without variables that is none is an error of its own: image-reference.
      if (text === undefined || matched.length + unmatched.length === 0) continue;
      if (text === 'scratch' || imageFault(text) === undefined) continue;
      const shown = text === '' ? 'the image is empty' : `the image is ${quoted(text)}, which cannot exist`;
      // A build argument only counts for an ARG that is declared.
      const canBeSet = matched.length > 0 || unmatched.some(({ name }) => globals.declarations.has(name));
      report({
        span: from.at(image.span()),
        severity: canBeSet ? undefined : 'error',
        message: canBeSet
          ? `Without build arguments ${shown}. Give the ARG a default that makes it valid.`
          : `Without an ARG above the first FROM that declares what is used here, ${shown}. Add the ARG, with a default.`,
      });
    }
  },
};
