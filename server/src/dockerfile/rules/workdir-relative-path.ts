import type { Statement } from '../model';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { type Stage, withHeirs } from '../stages';

export const rule: DockerfileRule = {
  id: 'workdir-relative-path',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The first WORKDIR of a stage is a relative path.',
  why:
    'It begins where the base image happens to stand, which can change with the next version of that image. Begin with an absolute path; ' +
    'later ones may be relative to it.',
  aliases: ['WorkdirRelativePath', 'DL3000', 'WORKDIR_IS_NOT_ABSOLUTE'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'WorkdirRelativePath',
      says: 'Relative workdir "app" can have unexpected results if the base image changes',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM alpine\nWORKDIR «app»\n' },
      { code: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR «C:\\app»\n', message: 'C:app' },
      { code: 'FROM alpine\nENV HOME=app\nWORKDIR «$HOME/src»\n', message: 'app/src' },
    ],
    good: [
      { code: 'FROM alpine\nWORKDIR /app\nWORKDIR src\n' },
      { code: 'FROM alpine\nWORKDIR $HOME\n' },
      { code: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR C:\\app\n' },
    ],
  },
  check(dockerfile, report) {
    const scopes = dockerfile.scopes;
    const first = new Map<Stage, Statement>();
    for (const statement of dockerfile.of('WORKDIR'))
      if (statement.stage !== undefined && !first.has(statement.stage)) first.set(statement.stage, statement);
    const set = withHeirs(dockerfile.stages, (stage) => first.has(stage));
    for (const [stage, statement] of first) {
      const [path] = scopes.resolved(statement);
      const isSetAbove = stage.parent !== undefined && set.has(stage.parent);
      if (isSetAbove || path?.expansion.text === undefined || isAbsolute(path.expansion.text)) continue;
      report({
        span: statement.at(path.source.span()),
        message: `${quoted(path.expansion.text)} counts from the working directory of the base image, which can change. Write an absolute path, such as /${path.expansion.text}.`,
      });
    }
  },
};

/** Also on Windows: the platform that the image will be for is not known here. */
function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?[/\\]/.test(path);
}
