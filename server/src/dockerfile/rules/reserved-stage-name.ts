import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'reserved-stage-name',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A stage has a name that BuildKit reserves.',
  why: '`scratch` is the empty image and `context` the build context. A stage of that name makes it unclear which of the two is meant.',
  aliases: ['ReservedStageName', 'DL3063'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'ReservedStageName',
      says: 'Stage name should not use the same name as reserved stage "scratch"',
    },
  ],
  examples: {
    bad: [{ code: 'FROM alpine AS «scratch»\n' }, { code: 'FROM alpine AS «context»\n' }],
    good: [{ code: 'FROM alpine AS final\n' }],
  },
  check({ stages }, report) {
    for (const { name, nameText, from } of stages)
      if ((name === 'scratch' || name === 'context') && nameText !== undefined)
        report({
          span: from.at(nameText.span()),
          message: `BuildKit keeps the name ${quoted(name)} for itself. Give the stage another name.`,
        });
  },
};
