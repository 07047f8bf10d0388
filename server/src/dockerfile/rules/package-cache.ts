import { cleaning } from '../packages/clean';
import type { DockerfileRule } from '../rule';
import { apk, aptGet, dnf, pip, yarn, yum, zypper } from '../tables/package-managers';

const why =
  'Each RUN is a layer, and what it leaves behind stays in the image even if a later RUN removes it. So remove it in the same RUN, or keep it out of ' +
  'the image with `RUN --mount=type=cache`, which makes builds faster, too. Stages that the image is not made of may keep what they like: they are not reported.';

/** What package managers leave in the image. */
export const rules: readonly DockerfileRule[] = [
  cleaning({
    id: 'apt-lists',
    manager: aptGet,
    cache: aptGet.cache,
    leaving: ['update'],
    what: 'the package lists of apt',
    safety: 'suggested',
    summary: 'The package lists of apt stay in the image.',
    why: `${why} A script that runs \`apt-get install\` in the container needs \`apt-get update\` then, so the fix is a suggestion.`,
    aliases: ['DL3009'],
    evidence: [{ source: 'Docker documentation', reference: 'Building best practices, apt-get' }],
    examples: {
      bad: [
        {
          code: 'FROM debian\nRUN «apt-get update» \\\n    && apt-get install -y git\n',
          fixed:
            'FROM debian\nRUN apt-get update \\\n    && apt-get install -y git \\\n    && rm -rf /var/lib/apt/lists/*\n',
        },
        {
          code: 'FROM debian\nRUN <<EOF\n«apt-get update»\napt-get install -y git\nEOF\n',
          fixed: 'FROM debian\nRUN <<EOF\napt-get update\napt-get install -y git\nrm -rf /var/lib/apt/lists/*\nEOF\n',
        },
        { code: 'FROM debian\nRUN «apt-get update»\nRUN apt-get install -y git\n', message: 'in one RUN' },
      ],
      good: [
        { code: 'FROM debian\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n' },
        {
          code: 'FROM debian\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && apt-get install -y git\n',
        },
        {
          code: 'FROM debian AS build\nRUN apt-get update && apt-get install -y git\nFROM debian\nCOPY --from=build /a /a\n',
        },
      ],
    },
  }),
  cleaning({
    id: 'apk-cache',
    manager: apk,
    cache: apk.cache,
    leaving: ['add'],
    what: 'the package index of apk',
    safety: 'safe',
    summary: 'The package index of apk stays in the image.',
    why,
    aliases: ['DL3019'],
    evidence: [{ source: 'apk(8)', reference: '--no-cache' }],
    examples: {
      bad: [{ code: 'FROM alpine\nRUN «apk add» git\n', fixed: 'FROM alpine\nRUN apk add --no-cache git\n' }],
      good: [
        { code: 'FROM alpine\nRUN apk --no-cache add git\n' },
        { code: 'FROM alpine\nRUN apk add git && rm -rf /var/cache/apk/*\n' },
        { code: 'FROM alpine\nRUN --mount=type=cache,target=/var/cache/apk apk add git\n' },
      ],
    },
  }),
  cleaning({
    id: 'yum-cache',
    manager: yum,
    cache: yum.cache,
    leaving: ['install'],
    what: 'the cached files of yum',
    safety: 'safe',
    summary: 'The cache of yum stays in the image.',
    why,
    aliases: ['DL3032'],
    evidence: [{ source: 'yum(8)', reference: 'clean all' }],
    examples: {
      bad: [
        {
          code: 'FROM centos:7\nRUN «yum install» -y git\n',
          fixed: 'FROM centos:7\nRUN yum install -y git && yum clean all\n',
        },
      ],
      good: [
        { code: 'FROM centos:7\nRUN yum install -y git && yum clean all\n' },
        { code: 'FROM centos:7\nRUN yum install -y git && rm -rf /var/cache/yum\n' },
      ],
    },
  }),
  cleaning({
    id: 'dnf-cache',
    manager: dnf,
    cache: dnf.cache,
    leaving: ['install'],
    what: 'the cached files of dnf',
    safety: 'safe',
    summary: 'The cache of dnf stays in the image.',
    why,
    aliases: ['DL3040'],
    evidence: [{ source: 'dnf(8)', reference: 'clean all' }],
    examples: {
      bad: [
        {
          code: 'FROM fedora\nRUN «dnf install» -y \\\n      git && \\\n    mkdir /app\n',
          fixed: 'FROM fedora\nRUN dnf install -y \\\n      git && \\\n    mkdir /app && \\\n    dnf clean all\n',
        },
      ],
      good: [{ code: 'FROM fedora\nRUN dnf install -y git && dnf clean all\n' }],
    },
  }),
  cleaning({
    id: 'zypper-cache',
    manager: zypper,
    cache: zypper.cache,
    leaving: ['install', 'in'],
    what: 'the cached files of zypper',
    safety: 'safe',
    summary: 'The cache of zypper stays in the image.',
    why,
    aliases: ['DL3036'],
    evidence: [{ source: 'zypper(8)', reference: 'clean' }],
    examples: {
      bad: [
        {
          code: 'FROM opensuse/leap\nRUN «zypper -n install» git\n',
          fixed: 'FROM opensuse/leap\nRUN zypper -n install git && zypper clean --all\n',
        },
      ],
      good: [{ code: 'FROM opensuse/leap\nRUN zypper -n install git && zypper clean\n' }],
    },
  }),
  cleaning({
    id: 'pip-cache',
    manager: pip,
    cache: pip.cache,
    leaving: ['install'],
    what: 'the downloaded packages of pip',
    safety: 'safe',
    summary: 'The cache of pip stays in the image.',
    why: `${why} \`ENV PIP_NO_CACHE_DIR=1\` is another way.`,
    aliases: ['DL3042'],
    evidence: [{ source: 'pip documentation', reference: 'Caching, --no-cache-dir' }],
    examples: {
      bad: [
        {
          code: 'FROM python\nRUN «pip install» -r requirements.txt\n',
          fixed: 'FROM python\nRUN pip install --no-cache-dir -r requirements.txt\n',
        },
      ],
      good: [
        { code: 'FROM python\nRUN pip install --no-cache-dir -r requirements.txt\n' },
        { code: 'FROM python\nENV PIP_NO_CACHE_DIR=1\nRUN pip install -r requirements.txt\n' },
        { code: 'FROM python\nRUN --mount=type=cache,target=/root/.cache pip install -r requirements.txt\n' },
      ],
    },
  }),
  cleaning({
    id: 'yarn-cache',
    manager: yarn,
    cache: yarn.cache,
    leaving: ['install'],
    what: 'the downloaded packages of Yarn',
    safety: 'safe',
    summary: 'The cache of Yarn stays in the image.',
    why,
    aliases: ['DL3060'],
    evidence: [{ source: 'Yarn documentation', reference: 'yarn cache clean' }],
    examples: {
      bad: [{ code: 'FROM node\nRUN «yarn install»\n', fixed: 'FROM node\nRUN yarn install && yarn cache clean\n' }],
      good: [{ code: 'FROM node\nRUN yarn install && yarn cache clean\n' }],
    },
  }),
];
