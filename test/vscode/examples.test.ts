import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, extension, finding, findings, ruleOf, show, workspaceFolder } from './support/vscode';

/** A finding in the words of the JSON that the command line prints. */
interface Diagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

const severities = ['error', 'warning', 'information', 'hint'];

/** What the command line finds in the sample workspace, by file. */
function commandLine(): Map<string, readonly Diagnostic[]> {
  const cli = path.join(extension().extensionPath, 'dist', 'cli.js');
  const args = [cli, 'lint', '--format', 'json', '--fail-on', 'never', '.'];
  // VS Code's own program is a Node if it is told to be one.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: workspaceFolder().fsPath,
    env,
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  const { files } = JSON.parse(stdout) as { files: { path: string; diagnostics: Diagnostic[] }[] };
  return new Map(files.map((file) => [file.path, file.diagnostics]));
}

const position = ({ line, character }: Position) => `${line}:${character}`;
const row = (code: string, severity: string | undefined, message: string, start: Position, end: Position) =>
  `${position(start)}-${position(end)} ${severity} ${code}: ${message}`;

function fromCommandLine(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .map(({ code, severity, message, range }) => row(code, severity, message, range.start, range.end))
    .sort();
}

function fromEditor(uri: vscode.Uri): string[] {
  return findings(uri)
    .map((item) => row(ruleOf(item), severities[item.severity], item.message, item.range.start, item.range.end))
    .sort();
}

describe('the sample workspace', () => {
  const expected = commandLine();

  it('has sound files and files with mistakes', () => {
    const counts = [...expected.values()].map(({ length }) => length);
    assert.ok(counts.filter((count) => count === 0).length >= 2);
    assert.ok(counts.filter((count) => count > 0).length >= 4);
  });

  for (const [file, diagnostics] of expected)
    it(`shows for ${file} the ${diagnostics.length} findings that the command line prints`, async () => {
      const { document } = await show(vscode.Uri.joinPath(workspaceFolder(), ...file.split('/')));
      const rows = fromCommandLine(diagnostics);
      await eventually(
        `the findings of ${file}`,
        () => fromEditor(document.uri).length === rows.length || undefined,
      ).catch(() => undefined);
      assert.deepEqual(fromEditor(document.uri), rows);
    });

  it('has the mistakes that its README promises', async () => {
    const { document } = await show(vscode.Uri.joinPath(workspaceFolder(), 'deploy', 'task-definition-web.json'));
    const { range } = await finding(document, 'fargate-cpu-memory');
    assert.equal(document.getText(range), '"512"');
  });
});
