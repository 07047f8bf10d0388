import type { DockerfileRule } from '../rule';
import { isUndecided, typeOfMount } from '../syntax/mounts';

export const rule: DockerfileRule = {
  id: 'mount-target',
  severity: 'error',
  preset: 'recommended',
  summary: 'A mount would cover the root of the file system.',
  why: 'Mounted on `/` it would hide the image that the command runs in. Name the folder that the command needs.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_runmount.go',
      says: 'invalid mount target "/"',
    },
  ],
  phase: 'build',
  examples: {
    bad: [{ code: 'FROM node\nRUN --mount=type=cache,target=«/» npm ci\n' }],
    good: [
      { code: 'FROM node\nRUN --mount=type=cache,target=/root/.npm npm ci\n' },
      { code: 'FROM node\nRUN --mount=type=cache,target=// npm ci\n' },
    ],
  },
  instruction: {
    keywords: ['RUN'],
    check({ mounts, escapeCharacter }, report) {
      for (const mount of mounts) {
        const type = typeOfMount(mount, escapeCharacter);
        if (type === undefined || type === 'secret' || type === 'ssh') continue;
        const target = mount.field('target', 'dst', 'destination')?.value;
        if (target === undefined || isUndecided(target, escapeCharacter) || target.text !== '/') continue;
        report({
          span: target.span(),
          message: 'A mount cannot lie on the root folder. Write the path of the folder that the command needs.',
        });
      }
    },
  },
};
