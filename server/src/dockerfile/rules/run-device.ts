import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { readFields } from '../syntax/mounts';
import { goBooleans } from '../tables/booleans';

export const rule: DockerfileRule = {
  id: 'run-device',
  severity: 'error',
  preset: 'recommended',
  summary: '`RUN --device` cannot be read.',
  why: 'The flag takes the name of one device, and `required` where the build cannot go on without it.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_rundevice.go',
      says: "unexpected key 'optional' in 'optional=true'",
    },
  ],
  frontendMayKnow: true,
  examples: {
    bad: [
      { code: 'FROM alpine\nRUN --device=vendor.com/gpu=0,«optional» true\n' },
      { code: 'FROM alpine\nRUN --device=name=gpu,«name»=other true\n' },
      { code: 'FROM alpine\nRUN --device=gpu,required=«yes» true\n' },
    ],
    good: [{ code: 'FROM alpine\nRUN --device=vendor.com/gpu=0,required true\n' }],
  },
  instruction: {
    keywords: ['RUN'],
    check({ flags }, report) {
      for (const flag of flags) {
        if (flag.name !== 'device' || flag.value === undefined) continue;
        const { fields, isBroken } = readFields(flag);
        if (isBroken)
          report({
            span: flag.span,
            message: 'This is not a list of fields with commas between them. Write --device=name.',
          });
        let named = false;
        for (const { name, key, value } of fields) {
          if (name === 'required') {
            if (value !== undefined && !goBooleans.has(value.text))
              report({ span: value.span(), message: 'required must be true or false.' });
          } else if (named)
            report({
              span: key.span(),
              message: `The device has a name already, and --device does not know ${quoted(key.text)}. Write one name, and required where it is needed.`,
            });
          else named = true;
        }
      }
    },
  },
};
