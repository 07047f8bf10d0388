import type { DockerfileRule } from '../rule';
import { typeOfMount } from '../syntax/mounts';

export const rule: DockerfileRule = {
  id: 'mount-secret',
  severity: 'error',
  preset: 'recommended',
  summary: 'A mounted secret or SSH agent has keys that contradict each other.',
  why:
    'A secret is named by `id` (or by `source`, which means the same), and comes neither from a stage nor from a cache. An SSH agent is named ' +
    'by `id` alone.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_runmount.go',
      says: 'invalid secret mount. one of source, target required',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_ssh.go',
      says: 'ssh does not support source',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM node\nRUN «--mount=type=secret» npm ci\n', message: 'id' },
      { code: 'FROM node\nRUN --mount=type=secret,id=npmrc,«source»=npmrc npm ci\n' },
      { code: 'FROM node\nRUN --mount=type=secret,id=npmrc,«from»=build npm ci\n' },
      { code: 'FROM node\nRUN --mount=type=ssh,«source»=/tmp/agent npm ci\n' },
    ],
    good: [{ code: 'FROM node\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=ssh npm ci\n' }],
  },
  instruction: {
    keywords: ['RUN'],
    check({ mounts, escapeCharacter }, report) {
      for (const mount of mounts) {
        const type = typeOfMount(mount, escapeCharacter);
        const [source, id, target] = [
          mount.field('source', 'src'),
          mount.field('id'),
          mount.field('target', 'dst', 'destination'),
        ];
        if (type === 'ssh' && source?.value?.length)
          report({
            span: source.key.span(),
            message: `A mount of type ssh cannot have ${source.key.text}. Name the SSH agent with id, or remove the key for the default one.`,
          });
        if (type !== 'secret') continue;
        if (!source?.value?.length && !id?.value?.length && !target?.value?.length)
          report({
            span: mount.flag.span,
            message: 'This mount does not say which secret it is for. Write id and its name, as in id=npm.',
          });
        if (source?.value?.length && id?.value?.length)
          report({
            span: source.key.span(),
            message: `id and ${source.key.text} both name the secret. Remove ${source.key.text}.`,
          });
        for (const name of ['from', 'sharing']) {
          const field = mount.field(name);
          if (field?.value?.length)
            report({ span: field.key.span(), message: `A mount of type secret cannot have ${name}. Remove it.` });
        }
      }
    },
  },
};
