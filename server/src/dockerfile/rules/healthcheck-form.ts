import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';

export const rule: DockerfileRule = {
  id: 'healthcheck-form',
  severity: 'error',
  preset: 'recommended',
  summary: 'HEALTHCHECK is neither CMD with a command nor NONE alone.',
  why: '`HEALTHCHECK CMD command` tests the container; `HEALTHCHECK NONE` removes the test of the base image.',
  aliases: ['UNKNOWN_TYPE', 'HEALTHCHECK_CMD_ARGUMENT_MISSING', 'ARGUMENT_UNNECESSARY'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'Unknown type "CURL" in HEALTHCHECK (try CMD)',
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/parse.go',
      says: 'Missing command after HEALTHCHECK CMD',
    },
  ],
  examples: {
    bad: [
      {
        code: 'FROM alpine\nHEALTHCHECK «curl» -f http://localhost/\n',
        fixed: 'FROM alpine\nHEALTHCHECK CMD curl -f http://localhost/\n',
      },
      { code: 'FROM alpine\nHEALTHCHECK «CMD»\n' },
      { code: 'FROM alpine\nHEALTHCHECK NONE «--interval=5s»\n', fixed: 'FROM alpine\nHEALTHCHECK NONE\n' },
    ],
    good: [
      { code: 'FROM alpine\nHEALTHCHECK CMD wget -qO- http://localhost/\n' },
      { code: 'FROM alpine\nHEALTHCHECK none\n' },
    ],
  },
  instruction: {
    keywords: ['HEALTHCHECK'],
    check({ subcommand: type, words: [, second], json, arguments: rest }, report) {
      if (type === undefined) return;
      const name = type.text.toUpperCase();
      if (name === 'NONE') {
        if (second === undefined) return;
        const span = { start: second.span().start, end: rest.span().end };
        const gap = { start: type.span().end, end: span.end };
        return report({
          span,
          message: 'HEALTHCHECK NONE switches the health check off and takes no arguments. Remove them.',
          fixes: [replacing(gap, '', 'Remove the arguments', 'suggested')],
        });
      }
      if (name !== 'CMD') {
        const at = { start: type.span().start, end: type.span().start };
        return report({
          span: type.span(),
          message: `HEALTHCHECK begins with CMD or NONE, not with ${quoted(type.text)}. Write CMD before the command.`,
          fixes: [replacing(at, 'CMD ', 'Put CMD before it', 'suggested')],
        });
      }
      if (second === undefined || (json?.kind === 'strings' && json.strings.length === 0))
        report({
          span: second === undefined ? type.span() : second.span(),
          message: 'HEALTHCHECK CMD needs a command. Write the one that tests the container.',
        });
    },
  },
};
