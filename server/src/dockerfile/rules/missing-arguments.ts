import type { DockerfileRule } from '../rule';
import { instructionFact } from '../tables/instructions';

const needed = [
  'ADD',
  'ARG',
  'COPY',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
];

export const rule: DockerfileRule = {
  id: 'missing-arguments',
  severity: 'error',
  preset: 'recommended',
  summary: 'The instruction lacks an argument that it needs.',
  why: 'Only RUN, CMD and ENTRYPOINT may stand alone. COPY and ADD need at least a source and a destination.',
  aliases: ['ARGUMENT_MISSING', 'ARGUMENT_REQUIRES_AT_LEAST_TWO'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'COPY requires at least two arguments, but only one was provided. Destination could not be determined',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM alpine\n«WORKDIR»\n' },
      { code: 'FROM alpine\nCOPY «app.js»\n', message: 'destination' },
      { code: 'FROM alpine\n«VOLUME» []\n' },
    ],
    good: [{ code: 'FROM alpine\nWORKDIR /app\nCOPY app.js .\nVOLUME ["/data"]\n' }],
  },
  instruction: {
    keywords: needed,
    check({ keyword, keywordSpan, words, json, arguments: rest }, report) {
      const count = json?.kind === 'strings' && keyword !== 'HEALTHCHECK' ? json.strings.length : words.length;
      const form = `Write ${instructionFact(keyword)?.usage[0]?.replaceAll('…', '')}.`;
      if (count === 0) return report({ span: keywordSpan, message: `${keyword} needs an argument. ${form}` });
      if ((keyword === 'COPY' || keyword === 'ADD') && count === 1)
        report({ span: rest.span(), message: `${keyword} needs a source and a destination. ${form}` });
    },
  },
};
