import type { DockerfileRule } from '../rule';
import { constantText, readTemplate } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'from-variable',
  severity: 'error',
  preset: 'recommended',
  summary: '`COPY --from` or `from=` of a mount has a variable, which it cannot have.',
  why:
    'BuildKit must know the stages that are used before it knows the variables. Let a stage of its own carry the variable: ' +
    '`FROM $IMAGE AS tools`, and then `--from=tools`.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert.go',
      says: 'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_runmount.go',
      says: "'from' doesn't support variable expansion, define alias stage instead",
    },
  ],
  examples: {
    bad: [
      { code: 'ARG TOOLS=alpine\nFROM node\nCOPY --from=«$TOOLS» /bin/sh /bin/sh\n' },
      { code: 'ARG TOOLS=alpine\nFROM node\nRUN --mount=from=«${TOOLS}»,target=/tools npm ci\n' },
    ],
    good: [{ code: 'ARG TOOLS=alpine\nFROM $TOOLS AS tools\nFROM node\nCOPY --from=tools /bin/sh /bin/sh\n' }],
  },
  instruction: {
    keywords: ['COPY', 'RUN'],
    check(instruction, report) {
      const message =
        'BuildKit does not replace variables here. Give the image a stage of its own with FROM image AS name, and write that name here.';
      const from = instruction.keyword === 'COPY' ? instruction.flag('from')?.value : undefined;
      // BuildKit asks whether anything would be replaced, which quotes and escapes are too.
      if (from !== undefined && constantText(readTemplate(from, instruction)) !== from.text)
        report({ span: from.span(), message });
      for (const mount of instruction.mounts)
        for (const { name, value } of mount.fields) {
          const dollar = name === 'from' ? (value?.text.indexOf('$') ?? -1) : -1;
          if (value !== undefined && dollar !== -1 && dollar < value.length - 1)
            report({ span: value.span(), message });
        }
    },
  },
};
