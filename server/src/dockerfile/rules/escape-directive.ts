import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'escape-directive',
  severity: 'error',
  preset: 'recommended',
  summary: 'The escape directive sets something other than `\\` or a backtick.',
  why: 'The character continues lines and takes the meaning of the one after it. Only the backslash, which is the default, and the backtick, for paths of Windows, can be chosen.',
  aliases: ['INVALID_ESCAPE_DIRECTIVE'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/parser/parser.go',
      says: "invalid escape token '/' does not match ` or \\",
    },
  ],
  phase: 'parse',
  examples: {
    bad: [{ code: '# escape=«/»\nFROM alpine\n', fixed: '# escape=`\nFROM alpine\n' }],
    good: [{ code: '# escape=`\nFROM alpine\n' }],
  },
  check({ directives }, report) {
    for (const { name, value, valueSpan } of directives) {
      if (name !== 'escape' || value === '\\' || value === '`') continue;
      report({
        span: valueSpan,
        message: `${quoted(value)} cannot be the escape character. Write a backtick or a backslash.`,
        fixes: [
          replacing(valueSpan, '`', 'Change to a backtick', 'suggested'),
          replacing(valueSpan, '\\', 'Change to a backslash', 'suggested'),
        ],
      });
    }
  },
};
