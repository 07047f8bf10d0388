import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { Suggester } from '../suggest';
import { expand } from '../syntax/expand';
import { platformVariables } from '../tables/variables';

export const rule: DockerfileRule = {
  id: 'undefined-arg-in-from',
  severity: 'warning',
  preset: 'recommended',
  summary: 'FROM uses a variable that no ARG above the first FROM declares.',
  why:
    'FROM knows only the ARGs above the first FROM and the variables for platforms; what a stage sets does not reach it. An unknown ' +
    'variable is empty, and the image becomes another one or none.',
  aliases: ['UndefinedArgInFrom'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'UndefinedArgInFrom',
      says: "FROM argument 'VERSON' is not declared (did you mean VERSION?)",
    },
  ],
  examples: {
    bad: [
      {
        code: 'ARG VERSION=3.22\nFROM alpine:${«VERSON»}\n',
        fixed: 'ARG VERSION=3.22\nFROM alpine:${VERSION}\n',
        message: 'VERSION',
      },
      { code: 'FROM node AS build\nARG TAG=latest\nFROM nginx:$«TAG»\n', message: 'above the first FROM' },
    ],
    good: [{ code: 'ARG VERSION=3.22\nFROM --platform=$BUILDPLATFORM alpine:$VERSION\n' }],
  },
  check({ stages, globals }, report) {
    const variable = stages.filter(({ from }) => from.instruction.hasVariables);
    if (variable.length === 0) return;
    const names = [...globals.declarations.keys(), ...platformVariables.map(({ name }) => name)];
    const declared = new Set(names);
    let suggester: Suggester | undefined;
    for (const { from } of variable) {
      for (const { template } of from.instruction.expansions) {
        const { unmatched } = expand(template, (name) => ({ set: declared.has(name) }));
        for (const { name, nameSpan } of unmatched) {
          suggester ??= new Suggester(names);
          const meant = suggester.nearest(name);
          report({
            span: from.at(nameSpan),
            message: `No ARG above the first FROM declares ${quoted(name)}, so it is empty. ${meant === undefined ? `Write ARG ${name} above the first FROM.` : `Did you mean ${meant}?`}`,
            fixes: meant === undefined ? [] : [replacing(from.at(nameSpan), meant, `Change to ${meant}`, 'suggested')],
          });
        }
      }
    }
  },
};
