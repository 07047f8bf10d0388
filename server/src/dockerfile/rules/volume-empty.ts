import type { DockerfileRule } from '../rule';
import { constantText } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'volume-empty',
  severity: 'error',
  preset: 'recommended',
  summary: 'VOLUME has an empty path.',
  why: 'Each string of the array names a folder of the image. An empty one names none, and BuildKit fails.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'VOLUME specified can not be an empty string',
    },
  ],
  examples: {
    bad: [{ code: 'FROM alpine\nVOLUME ["/data", «""»]\n' }, { code: 'FROM alpine\nVOLUME /data «""»\n' }],
    good: [{ code: 'FROM alpine\nVOLUME ["/data"]\n' }],
  },
  instruction: {
    keywords: ['VOLUME'],
    check({ json, jsonText, expansions }, report) {
      const message = 'VOLUME cannot take an empty string. Write the path of a folder.';
      if (json?.kind === 'strings') {
        for (const { value, from, to } of json.strings)
          if (value.trim() === '') report({ span: jsonText.span(from, to), message });
      } else
        for (const { source, template } of expansions)
          if (constantText(template) === '') report({ span: source.span(), message });
    },
  },
};
