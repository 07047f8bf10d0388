import type { DockerfileRule } from '../rule';
import { type Platform, readPlatform } from '../syntax/platforms';
import { constantText } from '../syntax/variables';

/** Namespaces of Docker Hub whose images are for one architecture only (docker-library/official-images). */
const namespaces: Readonly<Record<string, string>> = {
  amd64: 'linux/amd64',
  arm32v5: 'linux/arm/v5',
  arm32v6: 'linux/arm/v6',
  arm32v7: 'linux/arm/v7',
  arm64v8: 'linux/arm64',
  i386: 'linux/386',
  mips64le: 'linux/mips64le',
  ppc64le: 'linux/ppc64le',
  riscv64: 'linux/riscv64',
  s390x: 'linux/s390x',
  winamd64: 'windows/amd64',
};

export const rule: DockerfileRule = {
  id: 'base-image-platform',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The base image is for another platform than FROM asks for.',
  why:
    'An image of a namespace such as `arm64v8/` is for that architecture alone. Asked for another platform, the builder takes it nevertheless, and its ' +
    'programs do not run.',
  aliases: ['InvalidBaseImagePlatform'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'InvalidBaseImagePlatform',
      says: 'Base image arm64v8/alpine was pulled with platform "linux/arm64", expected "linux/amd64" for current build',
    },
  ],
  examples: {
    bad: [{ code: 'FROM --platform=linux/amd64 «arm64v8/alpine» AS build-amd64\n', message: 'linux/arm64' }],
    good: [
      { code: 'FROM --platform=linux/arm64 arm64v8/alpine AS arm64\n' },
      { code: 'FROM --platform=linux/amd64 alpine AS amd64\n' },
    ],
  },
  instruction: {
    keywords: ['FROM'],
    check({ words, expansions }, report) {
      const [image] = words;
      const namespace = /^(?:docker\.io\/)?([a-z0-9]+)\/[^/]+$/.exec(image?.text ?? '')?.[1] ?? '';
      const named = Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : undefined;
      const flag = expansions.find(({ source }) => source !== image);
      const asked = readPlatform((flag === undefined ? undefined : constantText(flag.template)) ?? '');
      const actual = named === undefined ? undefined : readPlatform(named);
      if (image === undefined || asked === undefined || actual === undefined || agree(asked, actual)) return;
      report({
        span: image.span(),
        message: `The images of ${namespace}/ are for ${named}, and --platform asks for another platform. Take an image of that platform, or change --platform.`,
      });
    },
  },
};

function agree(asked: Platform, actual: Platform): boolean {
  return (asked.os ?? actual.os) === actual.os && (asked.architecture ?? actual.architecture) === actual.architecture;
}
