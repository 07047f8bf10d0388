import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  apply,
  finding,
  findingOn,
  findings,
  fixesOf,
  noFinding,
  openFile,
  ruleOf,
  select,
  type,
} from './support/vscode';

const sound = `ARG BASE_IMAGE=busybox:1.37
FROM \${BASE_IMAGE} AS base
COPY web /web
EXPOSE 8080
CMD ["httpd", "-f", "-p", "8080", "-h", "/web"]
`;

describe('a Dockerfile in the editor', () => {
  it('without mistakes has no findings', async () => {
    const { document } = await openFile('sound/Dockerfile', sound);
    const other = await openFile('sound/broken.dockerfile', sound.replace('EXPOSE', 'EXPOS'));
    await finding(other.document, 'unknown-instruction');
    assert.deepEqual(findings(document.uri).map(ruleOf), []);
  });

  it('shows an instruction that is none on its token while it is typed, and is sound after the fix', async () => {
    const editor = await openFile('typed/Dockerfile', sound);
    const { document } = editor;
    select(editor, 'EXPOSE');
    await type('EXPOS');
    const found = await findingOn(document, 'unknown-instruction', 'EXPOS');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    const [fix] = await fixesOf(document, found);
    assert.ok(fix);
    await apply(fix);
    await noFinding(document, 'unknown-instruction');
    assert.equal(document.getText(), sound);
  });

  it('is found by any of its names', async () => {
    for (const name of ['Containerfile', 'Dockerfile.dev', 'web.Dockerfile', 'Containerfile.prod']) {
      const { document } = await openFile(`names/${name}`, sound.replace('EXPOSE', 'EXPOS'));
      await finding(document, 'unknown-instruction');
    }
  });

  it('repairs what is safe to repair when it is saved, if the person has asked for that', async () => {
    const editor = await openFile('saved/Dockerfile', sound.replace(' AS base', ' as base'));
    const { document } = editor;
    await finding(document, 'from-as-casing');
    const settings = vscode.workspace.getConfiguration('editor', document);
    const place = vscode.ConfigurationTarget.Workspace;
    await settings.update('codeActionsOnSave', { 'source.fixAll.quaymaster': 'explicit' }, place);
    try {
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '# The pages.\n'));
      await document.save();
      assert.equal(document.getText().split('\n')[1], sound.split('\n')[1]);
    } finally {
      await settings.update('codeActionsOnSave', undefined, place);
    }
  });
});
