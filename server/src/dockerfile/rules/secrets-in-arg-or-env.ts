import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

const secret = /(?:_|^)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/i;
const harmless = /(?:_|^)(?:public|file|version)(?:_|$)/i;

export const rule: DockerfileRule = {
  id: 'secrets-in-arg-or-env',
  severity: 'warning',
  preset: 'recommended',
  summary: 'ARG or ENV has the name of a secret.',
  why:
    'What ARG and ENV hold stays in the image or its history, where everyone who can pull it can read it. Give a secret to the ' +
    'command that needs it: `RUN --mount=type=secret,id=token,env=TOKEN …`, and to containers when they start.',
  aliases: ['SecretsUsedInArgOrEnv', 'DL3064'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'SecretsUsedInArgOrEnv',
      says: 'Do not use ARG or ENV instructions for sensitive data (ENV "API_TOKEN")',
    },
  ],
  phase: 'build',
  examples: {
    bad: [{ code: 'FROM node\nARG «NPM_TOKEN»\n' }, { code: 'FROM node\nENV PORT=80 «DB_PASSWORD»=$PASSWORD\n' }],
    good: [
      { code: 'ARG TOKEN\nFROM node\nENV TOKEN_FILE=/run/secrets/token PUBLIC_KEY=abc KEYBOARD=de\n' },
      { code: 'FROM node\nONBUILD ARG NPM_TOKEN\n' },
    ],
  },
  stagesOnly: true,
  instruction: {
    keywords: ['ARG', 'ENV'],
    stored: false,
    check({ pairs, keyword }, report) {
      for (const { key } of pairs) {
        if (!secret.test(key.text) || harmless.test(key.text) || key.text.includes('$')) continue;
        report({
          span: key.span(),
          message: `Everyone who has the image can read what ${keyword} holds. If ${quoted(key.text)} is a secret, hand it over with RUN --mount=type=secret.`,
        });
      }
    },
  },
};
