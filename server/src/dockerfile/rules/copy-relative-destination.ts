import type { Statement } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { type Stage, withHeirs } from '../stages';

/** On Windows, too. */
const absolute = /^(?:[A-Za-z]:)?[/\\]/;

export const rule: DockerfileRule = {
  id: 'copy-relative-destination',
  severity: 'information',
  preset: 'recommended',
  summary: 'COPY has a relative destination, and no WORKDIR stands above it.',
  why:
    'The files land wherever the base image happens to stand: `/` in most, which mixes them with those of the system, and somewhere else after a change of ' +
    'the image. Set a WORKDIR, or write an absolute path.',
  aliases: ['DL3045'],
  evidence: [{ source: 'Docker', reference: 'https://docs.docker.com/reference/dockerfile/#destination-1' }],
  examples: {
    bad: [{ code: 'FROM node:24\nCOPY package.json «./»\nWORKDIR /app\nCOPY src src\n' }],
    good: [
      { code: 'FROM node:24 AS base\nWORKDIR /app\nFROM base\nCOPY src src\n' },
      { code: 'FROM node:24\nCOPY src /app\nCOPY src $APP\nCOPY src C:/app\nFROM scratch\nCOPY bin .\n' },
    ],
  },
  check(dockerfile, report) {
    const relative = dockerfile.of('COPY').filter(({ instruction }) => {
      const last = instruction.operands.at(-1)?.text;
      return last !== undefined && !absolute.test(last);
    });
    if (relative.length === 0) return;
    const first = new Map<Stage, Statement>();
    for (const statement of dockerfile.of('WORKDIR'))
      if (statement.stage !== undefined && !first.has(statement.stage)) first.set(statement.stage, statement);
    // On scratch every path counts from `/`.
    const known = withHeirs(dockerfile.stages, (stage) => first.has(stage) || stage.image?.text === 'scratch');
    for (const statement of relative) {
      const { stage, index, instruction } = statement;
      if (stage === undefined || (first.get(stage)?.index ?? index) < index) continue;
      if (stage.image?.text === 'scratch' || (stage.parent !== undefined && known.has(stage.parent))) continue;
      const destination = instruction.operands.at(-1);
      const resolved = dockerfile.scopes.resolved(statement).findLast(({ source }) => source === destination);
      const path = resolved?.expansion.text;
      if (!path || resolved === undefined || absolute.test(path)) continue;
      report({
        span: statement.at(resolved.source.span()),
        message: `${quoted(path)} counts from the working directory of the base image, which can change. Set a WORKDIR above, or write an absolute path.`,
      });
    }
  },
};
