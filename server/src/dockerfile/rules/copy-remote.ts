import { sourcesOf } from '../copy-sources';
import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';
import { readRemote } from '../syntax/sources';
import { constantText, readTemplate } from '../syntax/variables';

export const rule: DockerfileRule = {
  id: 'copy-remote',
  severity: 'error',
  preset: 'recommended',
  summary: 'COPY has a URL or Git repository as its source.',
  why: 'COPY takes files of the build context or of another stage. Only ADD downloads.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_copy.go',
      says: "source can't be a URL for COPY",
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      {
        code: 'FROM alpine\nCOPY «https://example.com/tool» /usr/local/bin/tool\n',
        fixed: 'FROM alpine\nADD https://example.com/tool /usr/local/bin/tool\n',
      },
      { code: 'FROM alpine AS a\nFROM alpine\nCOPY --from=a «git@github.com:moby/buildkit.git» /src\n' },
    ],
    good: [{ code: 'FROM alpine\nADD https://example.com/tool /usr/local/bin/tool\n' }],
  },
  instruction: {
    keywords: ['COPY'],
    check(instruction, report) {
      const { keywordText, flags } = instruction;
      const add = keywordText.text === keywordText.text.toLowerCase() ? 'add' : 'ADD';
      const fixable = flags.every(({ name }) => name !== 'from' && name !== 'parents');
      for (const source of sourcesOf(instruction)) {
        const text = constantText(readTemplate(source, instruction));
        const remote = text === undefined ? undefined : readRemote(text);
        if (remote === undefined) continue;
        report({
          span: source.span(),
          message: `COPY cannot download ${remote.kind === 'git' ? 'a Git repository' : 'a URL'}. Write ADD instead.`,
          fixes: fixable ? [replacing(keywordText.span(), add, 'Change to ADD', 'suggested')] : [],
        });
      }
    },
  },
};
