import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quaymaster, workspace } from './quaymaster';

const Dockerfile = 'FROM node:24\nRUN echo a && \\\n    echo $A\nUSER 1000\n';

interface Diagnostic {
  readonly code: string;
  readonly severity: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

async function codes(args: readonly string[], cwd: string): Promise<string[]> {
  const { stdout } = await quaymaster(['lint', '--format', 'json', ...args], { cwd });
  const { files } = JSON.parse(stdout) as { files: { diagnostics: Diagnostic[] }[] };
  return files
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ code }) => code.startsWith('SC'))
    .map(({ code, severity, range }) => `${severity} ${code} ${range.start.line}:${range.start.character}`);
}

describe('command line: ShellCheck', () => {
  it('looks at scripts only where it is asked to, and its findings are as ours', async () => {
    const cwd = workspace({ Dockerfile });
    assert.deepEqual(await codes([], cwd), []);
    assert.deepEqual(await codes(['--shellcheck'], cwd), ['information SC2086 2:9']);
    assert.deepEqual(await codes(['--shellcheck', '--rule', 'SC2086=error'], cwd), ['error SC2086 2:9']);
    const { code } = await quaymaster(['lint', '--shellcheck', '--fail-on', 'information'], { cwd });
    assert.equal(code, 1);
  });

  it('reads standard input, and what .hadolint.yaml ignores', async () => {
    const cwd = workspace({ '.hadolint.yaml': 'override: { warning: [SC2086] }\n' });
    const args = ['lint', '--shellcheck', '--stdin', '--stdin-filename', 'nowhere/Dockerfile'];
    const { stdout } = await quaymaster(args, { cwd, input: Dockerfile });
    assert.match(stdout, /warning SC2086/);
    writeFileSync(path.join(cwd, '.hadolint.yaml'), 'ignored: [SC2086]\n');
    assert.doesNotMatch((await quaymaster(args, { cwd, input: Dockerfile })).stdout, /SC2086/);
  });

  it('follows the .shellcheckrc beside the file', async () => {
    const cwd = workspace({ 'app/Dockerfile': Dockerfile, 'app/.shellcheckrc': 'disable=SC2086\n' });
    assert.deepEqual(await codes(['--shellcheck'], cwd), []);
  });

  for (const format of ['text', 'sarif', 'github'])
    it(`is in the report as ${format}`, async () => {
      const { stdout } = await quaymaster(['lint', '--shellcheck', '--format', format], {
        cwd: workspace({ Dockerfile }),
      });
      assert.match(stdout, /SC2086/);
    });

  it('ends with 2 and one line where there is no ShellCheck', async () => {
    const cwd = workspace({ Dockerfile });
    const { code, stderr } = await quaymaster(['lint', '--shellcheck'], { cwd, env: { PATH: cwd } });
    assert.equal(code, 2);
    assert.match(stderr, /^quaymaster: --shellcheck: There is no shellcheck on the PATH; install ShellCheck: .+\.\n$/);
  });

  it('does not take what lies in the current folder for ShellCheck', async () => {
    const cwd = workspace({ Dockerfile, shellcheck: '#!/bin/sh\ntouch run\n' });
    chmodSync(path.join(cwd, 'shellcheck'), 0o755);
    const { code } = await quaymaster(['lint', '--shellcheck'], { cwd, env: { PATH: '.:' } });
    assert.equal(code, 2);
  });

  const broken: readonly [what: string, script: string, said: RegExp][] = [
    ['fails', 'echo no >&2; exit 4', /^quaymaster: Dockerfile: ShellCheck failed with 4: no\.\n$/],
    ['says what cannot be read', 'echo {', /^quaymaster: Dockerfile: What ShellCheck said cannot be read: .+\.\n$/],
  ];
  for (const [what, script, said] of broken)
    it(`does not look as if nothing was found where it ${what}`, async () => {
      const cwd = workspace({ Dockerfile, 'bin/shellcheck': `#!/bin/sh\n${script}\n` });
      chmodSync(path.join(cwd, 'bin/shellcheck'), 0o755);
      const { code, stderr } = await quaymaster(['lint', '--shellcheck'], {
        cwd,
        env: { PATH: `${cwd}/bin:/usr/bin:/bin` },
      });
      assert.equal(code, 2);
      assert.match(stderr, said);
    });

  it('is explained by ShellCheck itself', async () => {
    const { code, stderr } = await quaymaster(['explain', 'sc2086'], { cwd: workspace({}) });
    assert.equal(code, 2);
    assert.match(stderr, /https:\/\/www\.shellcheck\.net\/wiki\/SC2086/);
  });
});
