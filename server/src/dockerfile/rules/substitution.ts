import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { SubstitutionFault } from '../syntax/variables';

const messages: Record<SubstitutionFault, (detail: string) => string> = {
  'missing-brace': () => 'This ${ has no closing brace. Write } after the name.',
  'missing-slash': () => 'The pattern of this replacement has no end. Write ${name/pattern/replacement}.',
  'bad-substitution': () => 'There is no name after ${. Write ${name}, or \\$ for a dollar sign.',
  'unsupported-modifier': (detail) =>
    `BuildKit does not know ${quoted(detail)} here. Write one of :- :+ :? - + ? # ## % %% / or //.`,
  'open-single-quote': () =>
    'This single quote is not closed. Write another at the end of the text, or a backslash before this one.',
  'open-double-quote': () =>
    'This double quote is not closed. Write another at the end of the text, or a backslash before this one.',
  'bad-pattern': (detail) =>
    `BuildKit cannot read the pattern ${quoted(detail)}. Write the escape character only before *, ? or itself.`,
};

export const rule: DockerfileRule = {
  id: 'substitution',
  severity: 'error',
  preset: 'recommended',
  summary: 'A variable or quote is written so that BuildKit cannot replace it.',
  why:
    'BuildKit itself replaces variables everywhere but in commands, with a part of what a shell can do. A brace or quote that stays open, or ' +
    'a modifier that only other shells know, stops the build.',
  aliases: ['UNSUPPORTED_MODIFIER', 'SYNTAX_MISSING_SINGLE_QUOTE', 'SYNTAX_MISSING_DOUBLE_QUOTE'],
  evidence: [
    { source: 'BuildKit', reference: 'frontend/dockerfile/shell/lex.go', says: "syntax error: missing '}'" },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/shell/lex.go',
      says: 'unsupported modifier (^) in substitution',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM alpine\nENV A=«${HOME»\n' },
      { code: 'FROM alpine\nENV A=${HOME«^»}\n', message: '^' },
      { code: 'FROM alpine\nUSER «"app»\n' },
      { code: 'FROM alpine\nWORKDIR «${}»/app\n' },
    ],
    good: [{ code: 'FROM alpine\nENV A=${HOME:-/root} B=${A#/} C="${B//o/0}"\nRUN echo ${A^}\n' }],
  },
  instruction: {
    keywords: [
      'FROM',
      'ADD',
      'COPY',
      'ENV',
      'LABEL',
      'ARG',
      'RUN',
      'USER',
      'WORKDIR',
      'STOPSIGNAL',
      'EXPOSE',
      'VOLUME',
    ],
    check({ expansions }, report) {
      for (const { template } of expansions) {
        const { error } = template;
        if (error !== undefined) report({ span: error.span, message: messages[error.fault](error.detail) });
      }
    },
  },
};
