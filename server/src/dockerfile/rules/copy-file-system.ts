import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'copy-file-system',
  severity: 'information',
  preset: 'recommended',
  summary: '`COPY --from` copies a whole file system over another.',
  why:
    'Tools, caches and secrets of the other stage come along, and its system files replace those of the base image, some of them of another version. ' +
    'Copy what is needed. On `scratch`, where nothing is replaced, it is a way to join layers and not reported.',
  aliases: ['DL3067'],
  evidence: [{ source: 'Docker', reference: 'https://docs.docker.com/build/building/multi-stage/' }],
  examples: {
    bad: [{ code: 'FROM node:24 AS build\nFROM node:24-slim\nCOPY --from=build «/ /»\n' }],
    good: [
      { code: 'FROM node:24 AS build\nFROM scratch\nCOPY --from=build / /\n' },
      { code: 'FROM node:24 AS build\nFROM node:24-slim\nCOPY --from=build /app /\nCOPY / /\n' },
    ],
  },
  check(dockerfile, report) {
    for (const statement of dockerfile.of('COPY')) {
      const { stage, instruction } = statement;
      const { operands } = instruction;
      if (!instruction.flag('from')?.value?.length || operands.length !== 2) continue;
      if (operands.some(({ text }) => text !== '/') || stage?.image?.text === 'scratch') continue;
      report({
        span: statement.at(instruction.arguments.span()),
        message: 'This copies the whole file system of another image over this one. Name the files that are needed.',
      });
    }
  },
};
