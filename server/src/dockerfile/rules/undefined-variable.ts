import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';

export const rule: DockerfileRule = {
  id: 'undefined-variable',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A variable is used that nothing defines.',
  why:
    'It is replaced by nothing. ARGs above the first FROM reach a stage only after an `ARG NAME` of its own. Reported where a stage begins with `FROM scratch`: other ' +
    'base images may define variables that cannot be seen here.',
  aliases: ['UndefinedVar'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'UndefinedVar',
      says: "Usage of undefined variable '$VERSON' (did you mean $VERSION?)",
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      {
        code: 'FROM scratch\nARG VERSION\nLABEL version=$«VERSON»\n',
        fixed: 'FROM scratch\nARG VERSION\nLABEL version=$VERSION\n',
      },
      { code: 'ARG USERNAME=app\nFROM scratch\nUSER $«USERNAME»\n', message: 'ARG USERNAME' },
    ],
    good: [
      { code: 'FROM scratch\nARG VERSION\nENV BIN=/bin\nLABEL version=$VERSION path=$PATH:$BIN\n' },
      { code: 'FROM alpine\nUSER $SET_BY_THE_IMAGE\n' },
      { code: 'FROM scratch\nLABEL scanned=$BUILDKIT_SBOM_SCAN_STAGE\n' },
    ],
  },
  check(dockerfile, report) {
    for (const { statement, use, candidates } of dockerfile.scopes.undefinedUses) {
      const meant = nearest(use.name, candidates);
      const isGlobal = dockerfile.globals.declarations.has(use.name);
      const advice = isGlobal
        ? `Write ARG ${use.name} in this stage, too.`
        : meant === undefined
          ? 'Set it with ARG or ENV above.'
          : `Did you mean ${meant}?`;
      const span = statement.at(use.nameSpan);
      report({
        span,
        message: `Nothing sets ${quoted(use.name)} in this stage, so it is empty. ${advice}`,
        fixes: meant === undefined || isGlobal ? [] : [replacing(span, meant, `Change to ${meant}`, 'suggested')],
      });
    }
  },
};
