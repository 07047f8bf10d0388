import { replacing } from '../fixes';
import { jsonArray } from '../json-fix';
import type { DockerfileModel, Statement } from '../model';
import type { DockerfileRule } from '../rule';
import { type Stage, withHeirs } from '../stages';

export const rule: DockerfileRule = {
  id: 'json-args-recommended',
  severity: 'warning',
  preset: 'recommended',
  summary: 'CMD or ENTRYPOINT is run by a shell, which keeps signals from the program.',
  why:
    'Without a JSON array the container runs `/bin/sh -c`, and the shell gets the signals: the program is not told to stop and is ' +
    'killed after the grace period. A JSON array starts the program itself. Where a shell is wanted, name it with SHELL.',
  aliases: ['JSONArgsRecommended', 'DL3025'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'JSONArgsRecommended',
      says: 'JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM node\nCMD «node server.js»\n', fixed: 'FROM node\nCMD ["node", "server.js"]\n' },
      { code: 'FROM node\nENTRYPOINT «node $MAIN»\n' },
    ],
    good: [
      { code: 'FROM node\nCMD ["node", "server.js"]\n' },
      { code: 'FROM node\nSHELL ["/bin/bash", "-c"]\nCMD exec node $MAIN\n' },
    ],
  },
  check(dockerfile, report) {
    const shells = firstShells(dockerfile);
    const heirs = shells.size === 0 ? undefined : withHeirs(dockerfile.stages, (stage) => shells.has(stage));
    for (const statement of [...dockerfile.of('CMD'), ...dockerfile.of('ENTRYPOINT')]) {
      const { stage, index } = statement;
      const { json, arguments: rest, keyword, keywordSpan } = statement.instruction;
      if (json !== undefined || stage === undefined) continue;
      if ((shells.get(stage)?.index ?? index) < index) continue;
      if (stage.parent !== undefined && heirs?.has(stage.parent)) continue;
      const span = statement.at(rest.length > 0 ? rest.span() : keywordSpan);
      const array = rest.isContiguous() ? jsonArray(rest.text) : undefined;
      report({
        span,
        message: `A shell runs this ${keyword} and keeps signals from the program, so it is killed instead of stopped. Write a JSON array.`,
        fixes: array === undefined ? [] : [replacing(span, array, 'Change to a JSON array', 'suggested')],
      });
    }
  },
};

/** The first SHELL of each stage that has one. */
function firstShells(dockerfile: DockerfileModel): Map<Stage, Statement> {
  const shells = new Map<Stage, Statement>();
  for (const statement of dockerfile.of('SHELL'))
    if (statement.stage !== undefined && !shells.has(statement.stage)) shells.set(statement.stage, statement);
  return shells;
}
