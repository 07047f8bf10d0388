import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';
import { instructionFact, instructionFacts } from '../tables/instructions';

export const rule: DockerfileRule = {
  id: 'unknown-instruction',
  severity: 'error',
  preset: 'recommended',
  summary: 'The line does not begin with an instruction that Dockerfiles have.',
  why:
    'BuildKit stops at the first line whose first word is no instruction. Often it is a typing error, or the line before it ' +
    'lacks the `\\` that would continue it.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'unknown instruction: RUNN (did you mean RUN?)',
    },
  ],
  frontendMayKnow: true,
  examples: {
    bad: [
      { code: 'FROM alpine\n«RUNN» apk add curl\n', fixed: 'FROM alpine\nRUN apk add curl\n', message: 'RUN' },
      { code: 'FROM alpine\nRUN apk add \\\n  curl\n  «git»\n' },
    ],
    good: [{ code: 'FROM alpine\nRUN apk add curl\n' }],
  },
  instruction: {
    check({ keyword, keywordText }, report) {
      if (instructionFact(keyword) !== undefined) return;
      const span = keywordText.span();
      const meant = nearest(
        keyword,
        instructionFacts.map((fact) => fact.keyword),
      );
      if (keyword === '')
        report({ span, message: 'This line has no instruction, only a continuation character. Remove it.' });
      else if (meant === undefined)
        report({
          span,
          message: `There is no instruction ${quoted(keywordText.text)}. If it belongs to the line above, end that line with a continuation character.`,
        });
      else {
        const text = keywordText.text === keywordText.text.toLowerCase() ? meant.toLowerCase() : meant;
        report({
          span,
          message: `There is no instruction ${quoted(keywordText.text)}. Did you mean ${text}?`,
          fixes: [replacing(span, text, `Change to ${text}`, 'suggested')],
        });
      }
    },
  },
};
