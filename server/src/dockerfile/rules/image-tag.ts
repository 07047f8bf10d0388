import { type ImageReference, imageFault, parseImageReference } from '../../engine/image-reference';
import type { DockerfileModel } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { Stage } from '../stages';
import type { SourcedText } from '../syntax/sourced-text';
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
    check(dockerfile, report) {
      for (const { stage, text, image } of images(dockerfile))
        if (image.tag === undefined && image.digest === undefined)
          report({
            span: stage.from.at(text.span()),
            message: `Without a tag this is ${quoted(`${image.text}:latest`)}, which changes with each release. Write the version that you mean.`,
          });
    },
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
      bad: [{ code: 'FROM node:«latest»\n' }],
      good: [
        { code: 'FROM node:24\nFROM node:latest-slim\n' },
        { code: `FROM node:latest@sha256:${'0a'.repeat(32)}\n` },
      ],
    },
    check(dockerfile, report) {
      for (const { stage, text, image } of images(dockerfile))
        if (image.tag?.text === 'latest' && image.digest === undefined)
          report({
            span: stage.from.at(text.span(image.tag.span.start, image.tag.span.end)),
            message: '"latest" moves with each release of the image. Write the version that you mean.',
          });
    },
  },
];

/** The images that stages are built on, where no variable decides. */
function* images({ stages }: DockerfileModel): Generator<{ stage: Stage; text: SourcedText; image: ImageReference }> {
  const names = new Set(stages.map(({ name }) => name));
  for (const stage of stages) {
    const { image: text, parent, from } = stage;
    if (text === undefined || parent !== undefined || text.text === 'scratch' || names.has(text.text)) continue;
    const constant = constantText(readTemplate(text, from.instruction));
    if (constant === text.text && imageFault(constant) === undefined)
      yield { stage, text, image: parseImageReference(constant) };
  }
}
