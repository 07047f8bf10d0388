import { sourcesOf } from '../copy-sources';
import { type IgnorePatterns, readIgnorePatterns } from '../ignore-patterns';
import type { DockerfileModel, Statement } from '../model';
import { normalize } from '../paths';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { canHaveChecksum } from '../syntax/sources';

export const rule: DockerfileRule = {
  id: 'copy-ignored-file',
  severity: 'warning',
  preset: 'recommended',
  summary: 'COPY or ADD takes a file that .dockerignore leaves out.',
  why: 'What `.dockerignore` matches is never sent to the builder, so the instruction fails or copies less than it says. Change one of the two.',
  aliases: ['CopyIgnoredFile'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'CopyIgnoredFile',
      says: 'Attempting to Copy file "dist/app.js" that is excluded by .dockerignore',
    },
  ],
  phase: 'build',
  examples: {
    bad: [{ code: 'FROM node\nCOPY package.json «dist/app.js» /app/\n', ignore: 'node_modules\ndist\n' }],
    good: [
      { code: 'FROM node\nCOPY . /app/\n', ignore: 'node_modules\ndist\n' },
      { code: 'FROM node\nCOPY dist/app.js /app/\n', ignore: 'dist\n!dist/app.js\n' },
      { code: 'FROM node AS build\nFROM node\nCOPY --from=build dist /app/\n', ignore: 'dist\n' },
    ],
  },
  check(dockerfile, report) {
    const ignore = dockerfile.context?.ignore;
    if (ignore === undefined) return;
    const patterns = readIgnorePatterns(ignore);
    if (patterns.hasExceptions) return;
    for (const statement of [...dockerfile.of('COPY'), ...dockerfile.of('ADD')])
      for (const { span, path } of ignoredSources(dockerfile, statement, patterns))
        report({
          span,
          message: `The .dockerignore leaves out ${quoted(path)}, so the builder does not get it. Change the .dockerignore, or copy something else.`,
        });
  },
};

function* ignoredSources(dockerfile: DockerfileModel, statement: Statement, patterns: IgnorePatterns) {
  const { instruction, stage } = statement;
  if (stage === undefined || instruction.flag('from')?.value?.length) return;
  const resolved = new Map(
    dockerfile.scopes.resolved(statement).map(({ source, expansion }) => [source, expansion.text]),
  );
  for (const source of sourcesOf(instruction)) {
    const text = resolved.get(source);
    if (
      text === undefined ||
      (instruction.keyword === 'ADD' && !text.startsWith('github.com/') && canHaveChecksum(text))
    )
      continue;
    const path = normalize(text);
    if ((path === '.' || path === '/') && !patterns.ignoresAll) continue;
    if (patterns.ignores(path)) yield { span: statement.at(source.span()), path };
  }
}
