import { replacing } from '../fixes';
import { jsonArray } from '../json-fix';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'shell-json-form',
  severity: 'error',
  preset: 'recommended',
  summary: 'SHELL takes a JSON array.',
  why: 'SHELL names the program that runs commands, so it cannot itself be run by a shell: its parts must be a JSON array of strings in double quotes.',
  aliases: ['SHELL_JSON_FORM', 'SHELL_REQUIRES_ONE'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'SHELL requires the arguments to be in JSON form',
    },
  ],
  examples: {
    bad: [
      { code: 'FROM alpine\nSHELL «/bin/ash -c»\n', fixed: 'FROM alpine\nSHELL ["/bin/ash", "-c"]\n' },
      { code: 'FROM alpine\nSHELL «[]»\n' },
      { code: 'FROM alpine\n«SHELL»\n' },
    ],
    good: [{ code: 'FROM alpine\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\n' }],
  },
  instruction: {
    keywords: ['SHELL'],
    check({ json, arguments: rest, keywordSpan }, report) {
      if (json?.kind === 'not-strings' || (json?.kind === 'strings' && json.strings.length > 0)) return;
      const message = 'SHELL must be a JSON array that names at least a program. Write it as in ["/bin/bash", "-c"].';
      if (rest.length === 0) return report({ span: keywordSpan, message });
      const array = json === undefined && rest.isContiguous() ? jsonArray(rest.text) : undefined;
      report({
        span: rest.span(),
        message,
        fixes: array === undefined ? [] : [replacing(rest.span(), array, 'Change to a JSON array', 'suggested')],
      });
    },
  },
};
