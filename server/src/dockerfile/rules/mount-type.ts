import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';
import { isUndecided } from '../syntax/mounts';
import { mountType, mountTypes } from '../tables/mounts';

const names = mountTypes.map(({ type }) => type);

export const rule: DockerfileRule = {
  id: 'mount-type',
  severity: 'error',
  preset: 'recommended',
  summary: 'There is no mount of this type.',
  why: '`RUN --mount` knows the types bind, cache, tmpfs, secret and ssh; bind if none is given.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_runmount.go',
      says: 'unsupported mount type "cach" (did you mean cache?)',
    },
  ],
  phase: 'build',
  frontendMayKnow: true,
  examples: {
    bad: [
      {
        code: 'FROM node\nRUN --mount=type=«cach»,target=/root/.npm npm ci\n',
        fixed: 'FROM node\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
      },
      { code: 'FROM node\nRUN --mount=type=«volume»,target=/data npm ci\n' },
    ],
    good: [{ code: 'FROM node\nRUN --mount=type=cache,target=/root/.npm npm ci\n' }],
  },
  instruction: {
    keywords: ['RUN'],
    check({ mounts, escapeCharacter }, report) {
      for (const mount of mounts) {
        const value = mount.field('type')?.value;
        if (value === undefined || isUndecided(value, escapeCharacter)) continue;
        if (mountType(value.text.toLowerCase()) !== undefined) continue;
        const meant = nearest(value.text, names);
        report({
          span: value.length > 0 ? value.span() : mount.flag.span,
          message: `There is no mount of type ${quoted(value.text)}. ${meant === undefined ? `Write one of ${names.join(', ')}.` : `Did you mean ${meant}?`}`,
          fixes: meant === undefined ? [] : [replacing(value.span(), meant, `Change to ${meant}`, 'suggested')],
        });
      }
    },
  },
};
