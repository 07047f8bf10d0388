import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { type CheckOptionFault, readCheckValue } from '../syntax/check-options';

const messages: Record<CheckOptionFault['fault'], (text: string) => string> = {
  'no-equals': (text) =>
    `${quoted(text)} is not an option of check. Write skip=NAME, experimental=NAME or error=true, with semicolons between them.`,
  'unknown-key': (text) => `There is no option ${quoted(text)} in check. Write skip, experimental or error.`,
  'not-boolean': (text) => `error must be true or false, not ${quoted(text)}.`,
};

export const rule: DockerfileRule = {
  id: 'check-options',
  severity: 'error',
  preset: 'recommended',
  summary: 'The value of a `check` directive cannot be read.',
  why:
    'The directive takes `skip=`, `experimental=` and `error=`, parted by semicolons and without blanks. BuildKit fails on ' +
    'anything else in the directive, and ignores a comment above an instruction that it cannot read.',
  evidence: [
    { source: 'BuildKit', reference: 'frontend/dockerfile/linter/linter.go', says: 'invalid check option "skipp"' },
  ],
  phase: 'parse',
  examples: {
    bad: [
      { code: '# check=«skipp»=FromAsCasing\nFROM alpine\n', message: 'skipp' },
      { code: '# check=«FromAsCasing»\nFROM alpine\n' },
      { code: '# check=error=«yes»\nFROM alpine\n' },
      { code: '#!/usr/bin/env docker\n# check=«fast»\nFROM alpine\n', severity: 'error' },
      { code: 'FROM alpine\n# check=«skipped»=JSONArgsRecommended\nCMD ["true"]\n', severity: 'warning' },
    ],
    good: [{ code: '# check=skip=FromAsCasing,StageNameCasing;error=true\nFROM alpine\n' }],
  },
  check({ directives, commented }, report) {
    const read = new Set<number>();
    for (const { name, value, valueSpan, indented } of directives) {
      if (name !== 'check' || indented) continue;
      read.add(valueSpan.start);
      for (const { fault, from, to } of readCheckValue(value).faults)
        report({
          span: { start: valueSpan.start + from, end: valueSpan.start + to },
          message: messages[fault](value.slice(from, to)),
        });
    }
    for (const { check } of commented) {
      // Below a `#!` line the directive is also a comment.
      if (check === undefined || read.has(check.valueStart)) continue;
      for (const { fault, from, to } of check.value.faults)
        report({
          span: { start: check.valueStart + from, end: check.valueStart + to },
          severity: 'warning',
          message: messages[fault](check.text.slice(from, to)),
        });
    }
  },
};
