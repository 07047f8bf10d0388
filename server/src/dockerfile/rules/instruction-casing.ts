import { majorityCasing } from '../casing';
import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'instruction-casing',
  severity: 'information',
  preset: 'recommended',
  summary: 'An instruction is not in the case of most others in the file.',
  why: 'Instructions can be written in any case, but a file is easier to read if all of them are written alike. What most of the file does decides.',
  aliases: ['ConsistentInstructionCasing', 'CASING_INSTRUCTION'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'ConsistentInstructionCasing',
      says: "Command 'run' should match the case of the command majority (uppercase)",
    },
  ],
  examples: {
    bad: [
      { code: 'FROM alpine\n«run» apk add curl\nUSER 1000\n', fixed: 'FROM alpine\nRUN apk add curl\nUSER 1000\n' },
      { code: 'from alpine\nrun apk add curl\n«User» 1000\n', fixed: 'from alpine\nrun apk add curl\nuser 1000\n' },
    ],
    good: [{ code: 'from alpine\nrun apk add curl\n' }],
  },
  check({ statements }, report) {
    const casing = majorityCasing(statements);
    for (const statement of statements) {
      if (statement.stage === undefined || statement.instruction.casing === casing) continue;
      const { keyword, keywordText } = statement.instruction;
      const wanted = casing === 'lower' ? keyword.toLowerCase() : keyword;
      const span = statement.at(keywordText.span());
      report({
        span,
        message: `Most instructions of this file are in ${casing} case. Write ${wanted}.`,
        fixes: [replacing(span, wanted, `Change to ${wanted}`, 'safe')],
      });
    }
  },
};
