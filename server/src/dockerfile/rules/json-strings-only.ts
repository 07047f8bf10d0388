import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'json-strings-only',
  severity: 'error',
  preset: 'recommended',
  summary: 'A JSON array has an element that is no string.',
  why: 'Arguments are strings, numbers too: BuildKit rejects an array with anything else in it.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/parser/line_parsers.go',
      says: 'when using JSON array syntax, arrays must be comprised of strings only',
    },
  ],
  phase: 'parse',
  examples: {
    bad: [
      { code: 'FROM alpine\nCMD ["sleep", «10»]\n', fixed: 'FROM alpine\nCMD ["sleep", "10"]\n' },
      { code: 'FROM alpine\nENTRYPOINT ["app", «["--port"]»]\n' },
    ],
    good: [{ code: 'FROM alpine\nCMD ["sleep", "10"]\n' }],
  },
  instruction: {
    keywords: ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME'],
    check({ json, jsonText }, report) {
      if (json?.kind !== 'not-strings') return;
      const element = jsonText.slice(json.from, json.to);
      const simple = /^(?:-?[\d.eE+-]+|true|false)$/.test(element.text) && element.isContiguous();
      report({
        span: element.span(),
        message: `The array can hold only strings, and this is not one. Write it in double quotes.`,
        fixes: simple ? [replacing(element.span(), `"${element.text}"`, 'Put it in quotes', 'suggested')] : [],
      });
    },
  },
};
