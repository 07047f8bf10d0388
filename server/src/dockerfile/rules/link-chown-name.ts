import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { constantText, readTemplate } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'link-chown-name',
  severity: 'warning',
  preset: 'recommended',
  summary: '`--link` stands beside a `--chown` that names a user or group.',
  why:
    'A linked layer is made without the layers below it, so there is no `/etc/passwd` to look the name up in. Most builders fail; since version 1.28 the ' +
    'frontend rejects it. Numbers work, and `root`.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_copy.go (docker/dockerfile 1.28)',
      says: "--chown=node: user and group names can't be resolved when used with --link, use numeric uid[:gid] instead",
    },
    { source: 'BuildKit', reference: 'moby/buildkit issue 2987', says: 'failed to solve: invalid user index: -1' },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM node\nCOPY --link --chown=«node:node» . /app\n' },
      { code: 'FROM node\nADD --chown=«1000:app» --link=true app.tar /app\n' },
    ],
    good: [
      { code: 'FROM node\nCOPY --link --chown=1000:1000 . /app\nCOPY --link --chown=root a /a\n' },
      { code: 'FROM node\nCOPY --chown=node:node . /app\nCOPY --link=false --chown=node . /app\n' },
    ],
  },
  instruction: {
    keywords: ['COPY', 'ADD'],
    check(instruction, report) {
      const link = instruction.flag('link');
      const chown = instruction.flag('chown')?.value;
      if (link === undefined || link.value?.text.toLowerCase() === 'false' || chown === undefined) return;
      const owner = constantText(readTemplate(chown, instruction));
      if (owner === undefined || !owner.split(/:(.*)/s, 2).some(isName)) return;
      report({
        span: chown.span(),
        message: `With --link BuildKit cannot look up the names in ${quoted(owner)}. Write numbers, such as 1000:1000, or remove --link.`,
      });
    },
  },
};

function isName(part: string): boolean {
  return part !== '' && part !== 'root' && !/^[+-]?\d+$/.test(part);
}
