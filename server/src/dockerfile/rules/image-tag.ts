import { imageFault, parseImageReference } from '../../engine/image-reference';
import type { DockerfileModel } from '../model';
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
    check(dockerfile, report) {
      for (const { span, image } of images(dockerfile))
        if (image !== undefined && image.tag === undefined && image.digest === undefined)
          report({
            span: span(),
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
      bad: [{ code: 'FROM node:«latest»\n' }, { code: 'ARG TEAM=web\nFROM ghcr.io/$TEAM/base:«latest»\n' }],
      good: [
        { code: 'FROM node:24\nFROM node:latest-slim\n' },
        { code: `FROM node:latest@sha256:${'0a'.repeat(32)}\n` },
      ],
    },
    check(dockerfile, report) {
      for (const { span, text } of images(dockerfile)) {
        const at = text.text.search(/:latest["']?$/);
        if (at !== -1 && !text.text.includes('@'))
          report({
            span: span(at + 1, at + ':latest'.length),
            message: '"latest" moves with each release of the image. Write the version that you mean.',
          });
      }
    },
  },
];

/** The images that stages are built on; as a reference where no variable decides. */
function* images({ stages }: DockerfileModel) {
  const names = new Set(stages.map(({ name }) => name));
  for (const { image: text, parent, from: statement } of stages) {
    if (text === undefined || parent !== undefined || text.text === 'scratch' || names.has(text.text)) continue;
    const constant = constantText(readTemplate(text, statement.instruction));
    const isImage = constant !== undefined && imageFault(constant) === undefined;
    yield {
      span: (from?: number, to?: number) => statement.at(text.span(from, to)),
      text,
      image: isImage ? parseImageReference(constant) : undefined,
    };
  }
}
