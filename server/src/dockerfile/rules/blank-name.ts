import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'blank-name',
  severity: 'error',
  preset: 'recommended',
  summary: 'ENV, LABEL or ARG has a value without a name.',
  why: 'Nothing stands before the `=`. Often a blank has slipped in between name and equals sign.',
  aliases: ['SYNTAX_MISSING_NAMES'],
  evidence: [
    { source: 'BuildKit', reference: 'frontend/dockerfile/instructions/parse.go', says: 'ENV names can not be blank' },
  ],
  examples: {
    bad: [{ code: 'FROM alpine\nENV «=8080»\n' }, { code: 'FROM alpine\nARG «=1»\n' }],
    good: [{ code: 'FROM alpine\nENV PORT=8080\n' }],
  },
  instruction: {
    keywords: ['ENV', 'LABEL', 'ARG'],
    check({ pairs, keyword }, report) {
      for (const { key, value, whole } of pairs)
        if (key.length === 0 && value !== undefined)
          report({
            span: whole.span(),
            message: `This ${keyword} has no name before the equals sign. Write name=value without blanks around it.`,
          });
    },
  },
};
