import type { Report } from '../../engine/rule';
import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { Flag } from '../syntax/flags';
import { flagFact, instructionFact } from '../tables/instructions';

export const rule: DockerfileRule = {
  id: 'flag-value',
  severity: 'error',
  preset: 'recommended',
  summary: 'A flag lacks its value, or a switch has one that is not true or false.',
  why: 'A value follows its flag after `=`, without a blank. Switches such as `--link` may stand alone, which means true.',
  aliases: ['FLAG_MISSING_VALUE', 'FLAG_INVALID_LINK_VALUE', 'FLAG_EXPECTED_BOOLEAN_VALUE'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/bflag.go',
      says: 'missing a value on flag: --chown',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/bflag.go',
      says: 'expecting boolean value for flag --link, not: yes',
    },
  ],
  examples: {
    bad: [
      {
        code: 'FROM alpine AS build\nFROM alpine\nCOPY «--from» build /app /app\n',
        fixed: 'FROM alpine AS build\nFROM alpine\nCOPY --from=build /app /app\n',
      },
      { code: 'FROM alpine\nCOPY --link=«yes» . /app\n', fixed: 'FROM alpine\nCOPY --link=true . /app\n' },
      { code: 'FROM alpine\nCOPY «--link=» . /app\n', fixed: 'FROM alpine\nCOPY --link . /app\n' },
    ],
    good: [{ code: 'FROM alpine\nCOPY --link --chown=1000 . /app\nCOPY --link=FALSE . /app\n' }],
  },
  instruction: {
    check({ keyword, flags, arguments: rest, source }, report) {
      if (flags.length === 0 || instructionFact(keyword)?.ignoresFlags) return;
      for (const flag of flags) {
        const fact = flagFact(keyword, flag.name);
        if (fact === undefined) continue;
        if (fact.kind === 'boolean') checkSwitch(flag, report);
        else if (flag.value === undefined) {
          const gap = { start: flag.span.end, end: rest.span().start };
          const isLast = rest.length > 0 && flags.at(-1) === flag;
          report({
            span: flag.span,
            message: `--${flag.name} needs a value. Write it after an equals sign and without blanks, as in --${flag.name}=value.`,
            fixes:
              isLast && /^[ \t]+$/.test(source.slice(gap.start, gap.end))
                ? [replacing(gap, '=', 'Put an equals sign', 'suggested')]
                : [],
          });
        }
      }
    },
  },
};

function checkSwitch({ name, span, value }: Flag, report: Report): void {
  if (value === undefined || /^(?:true|false)$/i.test(value.text)) return;
  if (value.length === 0) {
    const equals = { start: span.end - 1, end: span.end };
    report({
      span,
      message: `Nothing follows the equals sign. Write --${name}, or --${name}=false.`,
      fixes: [replacing(equals, '', 'Remove the equals sign', 'suggested')],
    });
    return;
  }
  const meant = meantBySwitch(value.text);
  report({
    span: value.span(),
    message: `--${name} must be true or false, not ${quoted(value.text)}.`,
    fixes: meant === undefined ? [] : [replacing(value.span(), meant, `Change to ${meant}`, 'suggested')],
  });
}

function meantBySwitch(text: string): string | undefined {
  if (/^(?:yes|on|1|t|y)$/i.test(text)) return 'true';
  return /^(?:no|off|0|f|n)$/i.test(text) ? 'false' : undefined;
}
