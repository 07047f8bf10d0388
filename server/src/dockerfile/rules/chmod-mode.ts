import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { isFileMode } from '../syntax/file-modes';
import { constantText, readTemplate } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'chmod-mode',
  severity: 'error',
  preset: 'recommended',
  summary: '`--chmod` names no permissions.',
  why: 'Permissions are octal, up to 7777, or symbolic as chmod(1) takes them: `0755`, `u=rwX,go=rX`.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_copy.go',
      says: "invalid chmod parameter: '999'. it should be octal string and between 0 and 07777",
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM alpine\nCOPY --chmod=«999» app /app\n' },
      { code: 'FROM alpine\nADD --chmod=«rwx» app /app\n' },
    ],
    good: [
      {
        code: 'FROM alpine\nCOPY --chmod=u=rwX,go=rX app /app\nCOPY --chmod=755 --chown=1000 app /app\nCOPY --chmod=$MODE app /app\n',
      },
    ],
  },
  instruction: {
    keywords: ['COPY', 'ADD'],
    check(instruction, report) {
      const value = instruction.flag('chmod')?.value;
      if (value === undefined || value.length === 0) return;
      const mode = constantText(readTemplate(value, instruction));
      if (mode === undefined || isFileMode(mode)) return;
      report({
        span: value.span(),
        message: `${quoted(mode)} does not name permissions. Write octal digits such as 0755, or symbols such as u=rwX,go=rX.`,
      });
    },
  },
};
