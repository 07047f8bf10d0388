import type { Report } from '../../engine/rule';
import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';
import { type CheckName, readCheckValue } from '../syntax/check-options';
import { buildCheck, buildChecks } from '../tables/checks';

export const rule: DockerfileRule = {
  id: 'unknown-check',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A `check` directive or comment names a check that BuildKit does not have.',
  why:
    'BuildKit compares the names of checks in their exact case and ignores those that it does not know, so a typing error ' +
    'silences nothing. Codes of other tools belong into their own comments.',
  evidence: [{ source: 'BuildKit', reference: 'frontend/dockerfile/linter/linter.go' }],
  examples: {
    bad: [
      {
        code: '# check=skip=«FromAsCase»\nFROM alpine\n',
        message: 'not have a check',
      },
      { code: '# check=skip=«fromascasing»\nFROM alpine\n', fixed: '# check=skip=FromAsCasing\nFROM alpine\n' },
      { code: 'FROM alpine\n# check=skip=«DL3025»\nCMD ["true"]\n', message: 'hadolint ignore=DL3025' },
    ],
    good: [{ code: '# check=skip=FromAsCasing;experimental=all\nFROM alpine\n' }],
  },
  check({ directives, commented }, report) {
    for (const { name, value, valueSpan, indented } of directives)
      if (name === 'check' && !indented) reportUnknown(readCheckValue(value).names, valueSpan.start, report);
    for (const { check } of commented)
      if (check !== undefined) reportUnknown(check.value.names, check.valueStart, report);
  },
};

function reportUnknown(names: readonly CheckName[], valueStart: number, report: Report): void {
  for (const { name, from, to } of names) {
    if (name === '' || buildCheck(name) !== undefined) continue;
    const span = { start: valueStart + from, end: valueStart + to };
    const meant = named(name);
    report({
      span,
      message: `BuildKit does not have a check ${quoted(name)}. ${advice(name, meant)}`,
      fixes: meant === undefined ? [] : [replacing(span, meant, `Change to ${meant}`, 'suggested')],
    });
  }
}

function named(name: string): string | undefined {
  const lower = name.toLowerCase();
  const names = buildChecks.map((check) => check.name);
  return names.find((known) => known.toLowerCase() === lower) ?? nearest(name, names);
}

function advice(name: string, meant: string | undefined): string {
  if (meant !== undefined) return `Did you mean ${meant}?`;
  if (/^(?:DL|SC)\d+$/i.test(name)) return `For hadolint write # hadolint ignore=${name}.`;
  if (/^[a-z]+(?:-[a-z0-9]+)+$/.test(name)) return `For Quaymaster write # quaymaster ignore=${name}.`;
  return 'Names count in their exact case, so this one silences nothing. Remove it, or write the name of a check.';
}
