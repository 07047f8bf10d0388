import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, finding, noFinding, openFile, writeFile } from './support/vscode';

const badPair = `{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "1024",
  "memory": "1024",
  "containerDefinitions": [{ "name": "web", "image": "web:1", "essential": true }]
}
`;

const rule = 'fargate-cpu-memory';

const set = (name: string, value: unknown) =>
  vscode.workspace.getConfiguration('quaymaster').update(name, value, vscode.ConfigurationTarget.Workspace);

describe('settings', () => {
  afterEach(async () => {
    await set('rules', undefined);
    await set('taskDefinitionFiles', undefined);
  });

  it('change the level of a finding that is shown, and take it away', async () => {
    const { document } = await openFile('task-definition-levels.json', badPair);
    assert.equal((await finding(document, rule)).severity, vscode.DiagnosticSeverity.Error);
    await set('rules', { [rule]: 'warning' });
    await eventually('the finding is a warning', async () => {
      const { severity } = await finding(document, rule);
      return severity === vscode.DiagnosticSeverity.Warning || undefined;
    });
    await set('rules', { [rule]: 'off' });
    await noFinding(document, rule);
    await set('rules', undefined);
    await finding(document, rule);
  });

  it('yield to .quaymaster.json, which is read anew when it is saved', async () => {
    const { document } = await openFile('team/task-definition.json', badPair);
    await finding(document, rule);
    const file = await writeFile('team/.quaymaster.json', JSON.stringify({ rules: { [rule]: 'off' } }));
    await noFinding(document, rule);
    await set('rules', { [rule]: 'error' });
    await noFinding(document, rule);
    await vscode.workspace.fs.delete(file);
    await finding(document, rule);
  });

  it('of .quaymaster.json name more files that hold task definitions', async () => {
    const { document } = await openFile(
      'products/list.json',
      '[{ "name": "web", "image": "web:1", "essentail": true }]\n',
    );
    await writeFile('products/.quaymaster.json', '{ "taskDefinitionFiles": ["products/*.json"] }');
    await finding(document, 'unknown-property');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(document.uri, '..', '.quaymaster.json'));
  });

  it('name more files that hold task definitions', async () => {
    const broken = badPair.replace('"family"', 'family');
    const { document } = await openFile('ecs.json', broken.replace('{', '{,'));
    await set('taskDefinitionFiles', ['ecs.json']);
    await eventually('the file is checked', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'quaymaster'),
    );
  });
});
