import assert from 'node:assert/strict';
import { dockerfileLanguage } from '../../server/src/dockerfile/language';
import { readModel } from '../../server/src/dockerfile/model';
import {
  type ShellCheckComment,
  shellCheckJobs,
  shellCheckProblems,
} from '../../server/src/dockerfile/shell/check-jobs';
import { applyEdits } from '../../server/src/engine/edits';
import { foreignFindings } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';
import type { Settings } from '../../server/src/engine/settings';

function model(text: string) {
  return readModel({ text, kind: 'dockerfile' });
}

/** What ShellCheck would say of the first place of a text in what it reads. */
function commentOn(input: string, words: string, more: Partial<ShellCheckComment> = {}): ShellCheckComment {
  const lines = input.split('\n');
  const line = lines.findIndex((one) => one.includes(words));
  const column = [...(lines[line] as string).slice(0, lines[line]?.indexOf(words))].length + 1;
  const place = { line: line + 1, endLine: line + 1, column, endColumn: column + [...words].length };
  return { ...place, level: 'warning', code: 2000, message: 'Do.', fix: null, ...more };
}

describe('dockerfile: scripts for ShellCheck', () => {
  const jobs: readonly [what: string, text: string, expected: readonly [shell: string | undefined, input: string][]][] =
    [
      ['a line', 'FROM a:1\nRUN echo a\n', [['sh', '\necho a\n']]],
      ['lines joined, comments left out', 'FROM a:1\nRUN a && \\\n  # why\n  b\n', [['sh', '\na &&   b\n']]],
      ['not what no shell runs', 'FROM a:1\nRUN ["a", "$b"]\nCMD a\n', []],
      ['not what another shell runs', 'FROM a:1\nSHELL ["pwsh", "-c"]\nRUN a\n', []],
      ['the dialect of SHELL', 'FROM a:1\nSHELL ["/bin/bash", "-c"]\nRUN a\n', [['bash', '\na\n']]],
      ['the dialect next to it', 'FROM a:1\nSHELL ["/bin/ash", "-c"]\nRUN a\n', [['dash', '\na\n']]],
      ['a heredoc', 'FROM a:1\nRUN <<E\na\nb\nE\n', [['sh', '\na\nb\n\n']]],
      ['a heredoc that names its shell', 'FROM a:1\nRUN <<E\n#!/bin/bash\na\nE\n', [[undefined, '#!/bin/bash\na\n']]],
      [
        'variables that are set above and used',
        'FROM a:1 AS x\nARG version unused\nFROM x\nENV home=/h\nRUN echo $version ${home} $later\nENV later=1\n',
        [['sh', "export version='' home=''\necho $version ${home} $later\n"]],
      ],
    ];
  for (const [what, text, expected] of jobs)
    it(what, () =>
      assert.deepEqual(
        shellCheckJobs(model(text)).map(({ shell, input }) => [shell, input]),
        expected,
      ),
    );

  const places: readonly [what: string, marked: string, words: string][] = [
    ['in a line', 'FROM a:1\nRUN echo «$A»\n', '$A'],
    ['behind a continuation', 'FROM a:1\nRUN echo && \\\n  echo «$A» b\n', '$A'],
    ['over a continuation', 'FROM a:1\nRUN echo «"a\\\nb"» c\n', '"ab"'],
    ['behind characters of two units', 'FROM a:1\nRUN echo "😀😀" «$A»\n', '$A'],
    ['behind tabs', 'FROM a:1\nRUN\techo\t«$A»\n', '$A'],
    ['in a heredoc', 'FROM a:1\nRUN <<E\nb\n  echo «$A»\nE\n', '$A'],
    ['in a heredoc with carriage returns', 'FROM a:1\r\nRUN <<E\r\nb\r\n  echo «$A»\r\nE\r\n', '$A'],
    ['below a line that sets variables', 'FROM a:1\nARG v\nRUN echo $v «$A»\n', '$A'],
    ['in a script that names its shell', 'FROM a:1\nRUN <<E\n#!/bin/bash\necho «$A»\nE\n', '$A'],
    ['in ONBUILD nothing', 'FROM a:1\nONBUILD RUN echo $B\nRUN echo «$A»\n', '$A'],
  ];
  for (const [what, marked, words] of places)
    it(`puts what it says at its place: ${what}`, () => {
      const { text, spans } = readMarks(marked);
      const [job, ...more] = shellCheckJobs(model(text));
      assert.ok(job !== undefined && more.length === 0);
      const [found] = shellCheckProblems(job, [commentOn(job.input, words)]);
      assert.deepEqual(found?.problem.span, spans[0]);
    });

  it('keeps what it says within the script, wherever it says it', () => {
    const text = 'FROM a:1\nRUN <<E\necho "a\nE\nUSER b\n';
    const [job] = shellCheckJobs(model(text));
    assert.ok(job);
    for (const line of [1, 2, 3, 4, 99])
      for (const column of [1, 5, 400]) {
        const comment = { ...commentOn(job.input, 'echo'), line, endLine: line, column, endColumn: column };
        const { start, end } = shellCheckProblems(job, [comment])[0]?.problem.span ?? { start: 0, end: 0 };
        assert.ok(text.indexOf('echo') <= start && start < end && end <= text.indexOf('\nE\n'), `${line}:${column}`);
      }
  });

  it('offers its fix', () => {
    const text = 'FROM a:1\nRUN a; \\\n  echo $A\n';
    const [job] = shellCheckJobs(model(text));
    assert.ok(job);
    const { line, column, endColumn } = commentOn(job.input, '$A');
    const at = (column: number) => ({ line, endLine: line, column, endColumn: column, replacement: '"' });
    const fix = { replacements: [at(column), at(endColumn)] };
    const [found] = shellCheckProblems(job, [commentOn(job.input, '$A', { fix })]);
    const [first] = found?.problem.fixes ?? [];
    assert.equal(first?.safety, 'suggested');
    assert.equal(applyEdits(text, first.edits), 'FROM a:1\nRUN a; \\\n  echo "$A"\n');
  });

  const silenced: readonly [what: string, text: string, settings: Settings, shown: string[]][] = [
    ['nothing', 'FROM a:1\nRUN echo $A\n', {}, ['warning SC2086']],
    ['hadolint, above', 'FROM a:1\n# hadolint ignore=DL3006,SC2086\nRUN echo $A\n', {}, []],
    ['hadolint, for the file', '# hadolint global ignore=SC2086\nFROM a:1\nRUN echo $A\n', {}, []],
    ['ours', 'FROM a:1\n# quaymaster ignore=sc2086\nRUN echo $A\n', {}, []],
    ['another code', 'FROM a:1\n# hadolint ignore=SC2087\nRUN echo $A\n', {}, ['warning SC2086']],
    ['ShellCheck, above', 'FROM a:1\n# shellcheck disable=SC2046,SC2086\nRUN echo $A\n', {}, []],
    ['ShellCheck, among the lines', 'FROM a:1\nRUN a && \\\n  # shellcheck disable=2086\n  echo $A\n', {}, []],
    [
      'ShellCheck, above another',
      'FROM a:1\n# shellcheck disable=SC2086\nRUN a\nRUN echo $A\n',
      {},
      ['warning SC2086'],
    ],
    ['the configuration', 'FROM a:1\nRUN echo $A\n', { hadolint: { rules: { SC2086: 'off' } } }, []],
    [
      'the configuration, as a level',
      'FROM a:1\nRUN echo $A\n',
      { project: { rules: { SC2086: 'error' } } },
      ['error SC2086'],
    ],
    [
      'comments that do not count',
      'FROM a:1\n# hadolint ignore=SC2086\nRUN echo $A\n',
      { project: { policy: { ignoreComments: false } } },
      ['warning SC2086'],
    ],
    [
      'the command line over a comment',
      'FROM a:1\n# hadolint ignore=SC2086\nRUN echo $A\n',
      { commandLine: { rules: { SC2086: 'hint' } } },
      ['hint SC2086'],
    ],
  ];
  for (const [what, text, settings, shown] of silenced)
    it(`is silenced by ${what}: ${shown.length === 0}`, () => {
      const dockerfile = model(text);
      const problems = shellCheckJobs(dockerfile).flatMap((job) =>
        job.input.includes('$A') ? shellCheckProblems(job, [commentOn(job.input, '$A', { code: 2086 })]) : [],
      );
      const findings = foreignFindings(dockerfileLanguage, dockerfile, settings, problems);
      assert.deepEqual(
        findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`),
        shown,
      );
    });
});
