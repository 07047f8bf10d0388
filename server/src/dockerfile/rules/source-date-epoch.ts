import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { constantText, readTemplate } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'source-date-epoch',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The default of SOURCE_DATE_EPOCH is neither a time nor a source of one.',
  why:
    'BuildKit sets the times of the image by the argument `SOURCE_DATE_EPOCH` above the first FROM: seconds since 1970, `context`, or the name of a stage that begins ' +
    'with `FROM scratch` and adds one download. Anything else fails, unless the build brings a named context of that name.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/epoch.go',
      says: 'invalid SOURCE_DATE_EPOCH: today',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/epoch.go',
      says: 'SOURCE_DATE_EPOCH stage must use FROM scratch',
    },
  ],
  examples: {
    bad: [
      { code: 'ARG SOURCE_DATE_EPOCH=«today»\nFROM alpine\n' },
      { code: 'ARG SOURCE_DATE_EPOCH=«base»\nFROM alpine AS base\n' },
    ],
    good: [
      { code: 'ARG SOURCE_DATE_EPOCH=1767225600\nFROM alpine\n' },
      { code: 'ARG SOURCE_DATE_EPOCH\nFROM alpine\n' },
    ],
  },
  check(dockerfile, report) {
    const { stages, globals, escapeCharacter } = dockerfile;
    for (const statement of dockerfile.of('ARG')) {
      if (statement.stage !== undefined) return;
      for (const { key, value } of statement.instruction.pairs) {
        if (key.text !== 'SOURCE_DATE_EPOCH' || value === undefined || value.length === 0) continue;
        const text = constantText(readTemplate(value, { escapeCharacter }));
        if (text === undefined || text === 'context' || /^[+-]?\d+$/.test(text)) continue;
        const stage = stages.find(({ name }) => name === text.toLowerCase());
        const isScratch = stage?.image !== undefined && globals.expand(stage.image).text === 'scratch';
        if (isScratch) continue;
        report({
          span: statement.at(value.span()),
          message:
            stage === undefined
              ? `${quoted(text)} is not a time. Write seconds since 1970, context, or the name of a stage.`
              : `The stage ${quoted(stage.label)} cannot give the time. Name a stage that is FROM scratch and has one ADD of a download.`,
        });
      }
    }
  },
};
