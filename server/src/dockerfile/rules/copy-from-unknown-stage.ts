import { imageFault, parseImageReference } from '../../engine/image-reference';
import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { stageNumberPattern } from '../stages';
import { Suggester } from '../suggest';

export const rule: DockerfileRule = {
  id: 'copy-from-unknown-stage',
  severity: 'information',
  preset: 'recommended',
  summary: '`COPY --from` has a name that no stage has, and no tag.',
  why:
    'BuildKit takes it for an image, or for a context that the build is given by that name. If a stage is meant, its name is wrong; if an image is, ' +
    'its tag says so to readers and keeps it from changing.',
  aliases: ['DL3022'],
  evidence: [{ source: 'Docker', reference: 'https://docs.docker.com/reference/dockerfile/#copy---from' }],
  examples: {
    bad: [
      {
        code: 'FROM node:24 AS build\nFROM node:24\nCOPY --from=«buidl» /app /app\n',
        severity: 'warning',
        fixed: 'FROM node:24 AS build\nFROM node:24\nCOPY --from=build /app /app\n',
      },
      { code: 'FROM node:24\nCOPY --from=«busybox» /bin/sh /bin/sh\n', message: 'busybox:latest' },
    ],
    good: [
      { code: 'FROM node:24 AS build\nFROM node:24\nCOPY --from=build /a /a\nCOPY --from=busybox:1.37 /b /b\n' },
      { code: 'FROM node:24\nCOPY --from=ghcr.io/example/tool:1 /a /a\n' },
    ],
  },
  check({ stages }, report) {
    let suggester: Suggester | undefined;
    const known = () => new Suggester(stages.flatMap(({ name }) => name ?? []));
    for (const { uses } of stages)
      for (const { kind, target, text, statement } of uses) {
        if (kind !== 'copy' || target !== undefined || stageNumberPattern.test(text.text)) continue;
        const { tag, digest } = parseImageReference(text.text);
        if (tag !== undefined || digest !== undefined || imageFault(text.text) !== undefined) continue;
        const span = statement.at(text.span());
        suggester ??= known();
        const meant = suggester.nearest(text.text.toLowerCase());
        const name = quoted(`${text.text}:latest`);
        report({
          span,
          severity: meant === undefined ? undefined : 'warning',
          message:
            meant === undefined
              ? `No stage has this name, so the image ${name} is used. Write its tag if that is meant.`
              : `No stage has this name, so the image ${name} is used. Did you mean ${quoted(meant)}?`,
          fixes: meant === undefined ? [] : [replacing(span, meant, `Change to ${meant}`, 'suggested')],
        });
      }
  },
};
