import type { DockerfileRule } from '../rule';
import type { SubstitutionFault } from '../syntax/variables';

const messages: Record<SubstitutionFault, (detail: string) => string> = {
  'missing-brace': () => 'A } is missing after this ${.',
  'missing-slash': () => 'The pattern of this replacement has no end. Write ${name/pattern/replacement}.',
  'bad-substitution': () => 'No name follows ${. Write ${name}, or \\$ for a dollar sign.',
  'unsupported-modifier': (detail) =>
    `BuildKit does not know ${detail} here. It knows :- :+ :? - + ? # ## % %% / and //.`,
  'open-single-quote': () => "A ' is missing: this quote is not closed.",
  'open-double-quote': () => 'A " is missing: this quote is not closed.',
  'bad-pattern': (detail) => `The pattern ${detail} cannot be read: only *, ? and the escape itself can be escaped.`,
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
