import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'json-form-malformed',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The arguments look like a JSON array, but are none.',
  why:
    'BuildKit does not report a broken array: it silently hands the text, brackets and all, to the shell, or takes it for paths. Usually single quotes, ' +
    'a comma at the end or something after the bracket is to blame.',
  aliases: ['JSON_IN_SINGLE_QUOTES'],
  evidence: [{ source: 'BuildKit', reference: 'frontend/dockerfile/parser/line_parsers.go, parseMaybeJSON' }],
  examples: {
    bad: [
      { code: "FROM node\nCMD «['node', 'server.js']»\n", fixed: 'FROM node\nCMD ["node", "server.js"]\n' },
      {
        code: 'FROM node\nENTRYPOINT «["node", "server.js",]»\n',
        fixed: 'FROM node\nENTRYPOINT ["node", "server.js"]\n',
      },
    ],
    good: [
      { code: 'FROM node\nCMD ["node", "server.js"]\n' },
      { code: 'FROM node\nRUN [ -f /app/package.json ] && npm ci\n' },
    ],
  },
  instruction: {
    keywords: ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME'],
    check({ json, jsonText, keyword }, report) {
      if (json !== undefined || !/^\[\s*(?:"[^"]*"|'[^']*')\s*(?:,|\]|$)/.test(jsonText.text)) return;
      const array = mended(jsonText.text);
      report({
        span: jsonText.span(),
        message: `This is not a valid JSON array, so ${keyword} takes it as plain text. Write each string in double quotes, and commas only between them.`,
        fixes:
          array !== undefined && jsonText.isContiguous()
            ? [replacing(jsonText.span(), array, 'Write a valid JSON array', 'suggested')]
            : [],
      });
    },
  },
};

/** The array with double quotes and without a comma at its end, if that makes it valid. */
function mended(text: string): string | undefined {
  const array = text.replace(/'([^'"\\]*)'/g, '"$1"').replace(/,\s*\]\s*$/, ']');
  try {
    const values: unknown = JSON.parse(array);
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? array : undefined;
  } catch {
    return undefined;
  }
}
