import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'key-value-syntax',
  severity: 'error',
  preset: 'recommended',
  summary: 'ENV or LABEL has a name without a value.',
  why: 'Each pair is `name=value`; an empty value is written `name=`. A value with blanks must stand in quotes, or its second word is taken for a name.',
  aliases: ['SYNTAX_MISSING_EQUALS', 'ARGUMENT_REQUIRES_TWO'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/parser/line_parsers.go',
      says: 'Syntax error - can\'t find = in "b". Must be of the form: name=value',
    },
  ],
  phase: 'parse',
  examples: {
    bad: [
      { code: 'FROM alpine\nENV «PORT»\n', fixed: 'FROM alpine\nENV PORT=\n' },
      { code: 'FROM alpine\nLABEL team=web «shop»\n', fixed: 'FROM alpine\nLABEL team=web shop=\n' },
    ],
    good: [{ code: 'FROM alpine\nLABEL team="web shop" empty=\n' }],
  },
  instruction: {
    keywords: ['ENV', 'LABEL'],
    check({ pairs, keyword }, report) {
      for (const { key, value } of pairs) {
        if (value !== undefined) continue;
        const end = key.span().end;
        report({
          span: key.span(),
          message: `${quoted(key.text)} has no value. Write NAME=value, and a value with blanks in quotes.`,
          fixes: [replacing({ start: end, end }, '=', `Give ${keyword} ${key.text} an empty value`, 'suggested')],
        });
      }
    },
  },
};
