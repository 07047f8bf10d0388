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

const registrable = `{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "1024",
  "memory": "2048",
  "executionRoleArn": "arn:aws:iam::111122223333:role/web-execution",
  "containerDefinitions": [{ "name": "web", "image": "public.ecr.aws/nginx/nginx:1.29", "essential": true }]
}
`;

const errors = (uri: vscode.Uri) =>
  findings(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);

describe('a task definition in the editor', () => {
  it('shows a bad Fargate pair on its token while it is typed, and is valid after the fix', async () => {
    const editor = await openFile('task-definition.json', registrable);
    const { document } = editor;
    select(editor, '2048');
    await type('1024');

    const found = await findingOn(document, 'fargate-cpu-memory', '"1024"');
    assert.equal(found.range.start.line, 5);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.match(found.message, /1024 CPU units.*2048 to 8192 in steps of 1024/);

    const [fix] = await fixesOf(document, found);
    assert.ok(fix, 'a fix is offered');
    await apply(fix);
    await noFinding(document, 'fargate-cpu-memory');
    assert.deepEqual(errors(document.uri).map(ruleOf), []);
    assert.equal(document.getText(), registrable);
  });

  it('names the rule, and links to its page', async () => {
    const { document } = await openFile('task-definition-code.json', registrable.replace('"2048"', '"1024"'));
    const { code, source } = await finding(document, 'fargate-cpu-memory');
    assert.equal(source, 'quaymaster');
    assert.ok(typeof code === 'object' && code.target.toString().includes('fargate-cpu-memory'));
  });

  it('explains the rule where the finding is', async () => {
    const { document } = await openFile('task-definition-hover.json', registrable.replace('"2048"', '"1024"'));
    const { range } = await finding(document, 'fargate-cpu-memory');
    const position = range.start.translate(0, 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value));
    assert.match(text.join('\n'), /Fargate has no size/);
  });

  it('is checked by us once and by nobody else', async () => {
    const { document } = await openFile('task-definition-once.json', registrable.replace('"2048"', '"1024"'));
    await finding(document, 'fargate-cpu-memory');
    const all = vscode.languages.getDiagnostics(document.uri);
    assert.deepEqual(
      all.map(({ source }) => source),
      ['quaymaster'],
    );
  });

  it('is found in a template, under a language of its own', async () => {
    const { document } = await openFile('task-definition.json.tpl', registrable.replace('"2048"', '"1024"'));
    assert.equal(document.languageId, 'ecs-task-definition-template');
    await finding(document, 'fargate-cpu-memory');
  });

  it('is no longer reported on once it is closed', async () => {
    const { document } = await openFile('task-definition-closed.json', registrable.replace('"2048"', '"1024"'));
    await finding(document, 'fargate-cpu-memory');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await noFinding(document, 'fargate-cpu-memory');
  });
});
