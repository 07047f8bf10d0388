import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'legacy-key-value',
  severity: 'information',
  preset: 'recommended',
  summary: 'ENV or LABEL parts name and value with a blank.',
  why:
    'In the old form everything after the name is the value, so a second pair on the line silently becomes part of it. ' +
    'With `=` each pair stands for itself.',
  aliases: ['LegacyKeyValueFormat'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'LegacyKeyValueFormat',
      says: '"ENV key=value" should be used instead of legacy "ENV key value" format',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM alpine\nENV «PORT 8080»\n', fixed: 'FROM alpine\nENV PORT=8080\n' },
      { code: 'FROM alpine\nLABEL «team web shop»\n', fixed: 'FROM alpine\nLABEL team="web shop"\n' },
    ],
    good: [{ code: 'FROM alpine\nENV PORT=8080 HOST=0.0.0.0\n' }, { code: 'FROM alpine\nONBUILD ENV PORT 8080\n' }],
  },
  instruction: {
    keywords: ['ENV', 'LABEL'],
    stored: false,
    check({ keyword, pairs, escapeCharacter }, report) {
      const [pair] = pairs;
      if (pair?.legacy !== true || pair.value === undefined) return;
      const { key, value, whole } = pair;
      const written = quotedValue(value.text, escapeCharacter);
      const fixable = written !== undefined && whole.isContiguous();
      report({
        span: whole.span(),
        message: `Without an equals sign the whole rest of the line is the value. Write ${keyword} ${key.text}=value.`,
        fixes: fixable ? [replacing(whole.span(), `${key.text}=${written}`, 'Put an equals sign', 'safe')] : [],
      });
    },
  },
};

/** The value as it must be written after `=` to mean the same; `undefined` where that is not certain. */
function quotedValue(value: string, escapeCharacter: string): string | undefined {
  if (value.includes(escapeCharacter)) return undefined;
  if (/^[^\s"']+$/.test(value)) return value;
  if (/^"[^"]*"$|^'[^']*'$/.test(value)) return value;
  return /["']/.test(value) ? undefined : `"${value}"`;
}
