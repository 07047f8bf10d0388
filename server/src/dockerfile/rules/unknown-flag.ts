import { replacing, withBlanksBefore } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';
import { flagFact, instructionFact } from '../tables/instructions';

export const rule: DockerfileRule = {
  id: 'unknown-flag',
  severity: 'error',
  preset: 'recommended',
  summary: 'The instruction has no flag of this name.',
  why:
    'BuildKit rejects a flag that it does not know, in the exact case of its name. Flags stand between the instruction and its ' +
    'arguments; a `--` alone ends them, for arguments that begin with two dashes.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/bflag.go',
      says: 'unknown flag: --form (did you mean from?)',
    },
  ],
  frontendMayKnow: true,
  examples: {
    bad: [
      {
        code: 'FROM alpine AS build\nFROM alpine\nCOPY «--form»=build /app /app\n',
        fixed: 'FROM alpine AS build\nFROM alpine\nCOPY --from=build /app /app\n',
        message: '--from',
      },
      { code: 'FROM alpine\nCOPY «--recursive» . /app\n', fixed: 'FROM alpine\nCOPY . /app\n' },
    ],
    good: [
      { code: 'FROM alpine\nCOPY --chown=1000:1000 --link . /app\n' },
      { code: 'FROM alpine\nRUN -- --odd-command\n' },
    ],
  },
  instruction: {
    check(instruction, report) {
      if (instruction.flags.length === 0) return;
      const fact = instructionFact(instruction.keyword);
      if (fact === undefined || fact.ignoresFlags) return;
      if (instruction.keyword === 'HEALTHCHECK' && instruction.words[0]?.text.toUpperCase() === 'NONE') return;
      for (const { name, nameSpan, span } of instruction.flags) {
        if (flagFact(fact.keyword, name) !== undefined) continue;
        const meant = nearest(
          name,
          fact.flags.map((flag) => flag.name),
        );
        const known = fact.flags.map((flag) => `--${flag.name}`).join(', ');
        const offer = known === '' ? `${fact.keyword} takes no flags.` : `${fact.keyword} knows ${known}.`;
        report({
          span: nameSpan,
          message: `${fact.keyword} does not have a flag ${quoted(`--${name}`)}. ${meant === undefined ? offer : `Did you mean --${meant}?`}`,
          fixes: [
            meant === undefined
              ? replacing(withBlanksBefore(instruction.source, span), '', `Remove --${name}`, 'suggested')
              : replacing(nameSpan, `--${meant}`, `Change to --${meant}`, 'suggested'),
          ],
        });
      }
    },
  },
};
