import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';
import { isByteSize } from '../syntax/byte-sizes';
import { isUndecided } from '../syntax/mounts';
import { goBooleans } from '../tables/booleans';
import { type MountKeyKind, mountKey, sharingModes } from '../tables/mounts';

interface ValueForm {
  readonly accepts: (text: string) => boolean;
  readonly form: string;
}

const forms: Partial<Record<MountKeyKind, ValueForm>> = {
  boolean: { accepts: (text) => goBooleans.has(text), form: 'true or false' },
  size: { accepts: isByteSize, form: 'a size such as 64m or 1g' },
  sharing: {
    accepts: (text) => sharingModes.some((mode) => mode === text.toLowerCase()),
    form: 'shared, private or locked',
  },
  mode: {
    accepts: (text) => /^[0-7]+$/.test(text) && Number.parseInt(text, 8) < 2 ** 32,
    form: 'an octal number such as 0400',
  },
  number: { accepts: (text) => /^\d+$/.test(text) && Number(text) < 2 ** 32, form: 'a number from 0 up' },
};

export const rule: DockerfileRule = {
  id: 'mount-value',
  severity: 'error',
  preset: 'recommended',
  summary: 'A key of a mount has a value that it cannot have.',
  why: 'Booleans are `true` or `false`, permissions octal, users and groups numbers, sizes numbers with a unit, and `sharing` one of three words.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_runmount.go',
      says: 'unsupported sharing value "lock" (did you mean locked?)',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_runmount.go',
      says: 'invalid value node for uid',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      {
        code: 'FROM node\nRUN --mount=type=cache,target=/c,sharing=«lock» npm ci\n',
        fixed: 'FROM node\nRUN --mount=type=cache,target=/c,sharing=locked npm ci\n',
      },
      { code: 'FROM node\nRUN --mount=type=cache,target=/c,uid=«node» npm ci\n' },
      { code: 'FROM node\nRUN --mount=type=secret,id=a,mode=«888» npm ci\n' },
      { code: 'FROM node\nRUN --mount=type=bind,target=/c,readonly=«yes» npm ci\n' },
    ],
    good: [{ code: 'FROM node\nRUN --mount=type=cache,target=/c,uid=1000,mode=0755,sharing=LOCKED npm ci\n' }],
  },
  instruction: {
    keywords: ['RUN'],
    check({ mounts, escapeCharacter }, report) {
      for (const { fields, flag } of mounts)
        for (const { name, key, value } of fields) {
          const form = forms[mountKey(name)?.kind ?? 'text'];
          if (form === undefined || value === undefined || isUndecided(value, escapeCharacter)) continue;
          if (form.accepts(value.text)) continue;
          const meant =
            mountKey(name)?.kind === 'sharing' ? nearest(value.text.toLowerCase(), sharingModes) : undefined;
          report({
            span: value.length > 0 ? value.span() : flag.span,
            message: `${key.text} must be ${form.form}, not ${value.text === '' ? 'empty' : quoted(value.text)}.`,
            fixes: meant === undefined ? [] : [replacing(value.span(), meant, `Change to ${meant}`, 'suggested')],
          });
        }
    },
  },
};
