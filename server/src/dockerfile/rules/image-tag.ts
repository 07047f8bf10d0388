import { imageFault, parseImageReference } from '../../engine/image-reference';
import type { DockerfileModel, Statement } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { constantText, readTemplate } from '../syntax/variables';

const evidence = [
  { source: 'Docker', reference: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions' },
];

export const rules: readonly DockerfileRule[] = [
  {
    id: 'image-untagged',
    severity: 'information',
    preset: 'recommended',
    summary: 'FROM names an image without a tag.',
    why: 'It takes whatever `latest` is on the day of the build: the next release of the image can change or break what is built. Write the version that the file was made for.',
    aliases: ['DL3006'],
    evidence,
    examples: {
      bad: [{ code: 'FROM «node»\n' }, { code: 'FROM «ghcr.io/example/base» AS build\n' }],
      good: [
        { code: 'FROM node:24 AS build\nFROM build\nFROM scratch\n' },
        { code: 'ARG BASE=node\nARG VERSION=24\nFROM $BASE\nFROM node:$VERSION\n' },
        { code: `FROM node@sha256:${'0a'.repeat(32)}\n` },
      ],
    },
    instruction: {
      keywords: ['FROM'],
      stored: false,
      check(instruction, report) {
        const [text] = instruction.words;
        const name = text === undefined ? undefined : constantText(readTemplate(text, instruction));
        if (text === undefined || name === undefined || imageFault(name) !== undefined) return;
        const { tag, digest } = parseImageReference(name);
        if (tag === undefined && digest === undefined)
          report({
            span: text.span(),
            message: `Without a tag this is ${quoted(`${name}:latest`)}, which changes with each release. Write the version that you mean.`,
          });
      },
    },
    settle: (problem, statement, dockerfile) => (isImage(statement, dockerfile) ? problem : undefined),
  },
  {
    id: 'image-latest',
    severity: 'information',
    preset: 'recommended',
    summary: 'FROM names an image by the tag `latest`.',
    why: 'The tag moves with each release of the image, which can change or break what is built. Write the version that the file was made for.',
    aliases: ['DL3007'],
    evidence,
    examples: {
      bad: [{ code: 'FROM node:«latest»\n' }, { code: 'ARG TEAM=web\nFROM ghcr.io/$TEAM/base:«latest»\n' }],
      good: [
        { code: 'FROM node:24\nFROM node:latest-slim\n' },
        { code: `FROM node:latest@sha256:${'0a'.repeat(32)}\n` },
      ],
    },
    instruction: {
      keywords: ['FROM'],
      stored: false,
      check({ words: [text] }, report) {
        const at = text?.text.search(/:latest["']?$/) ?? -1;
        if (text === undefined || at === -1 || text.text.includes('@')) return;
        report({
          span: text.span(at + 1, at + ':latest'.length),
          message: '"latest" moves with each release of the image. Write the version that you mean.',
        });
      },
    },
  },
];

/** Whether a FROM names an image: not `scratch`, a stage above, or one below, whose order is another matter. */
function isImage({ stage }: Statement, { stageNames }: DockerfileModel): boolean {
  const name = stage?.image?.text;
  return name !== 'scratch' && stage?.parent === undefined && !stageNames.has(name);
}
