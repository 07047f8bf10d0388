import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  apply,
  eventually,
  findingOn,
  fixesOf,
  hoversAt,
  noFinding,
  offered,
  openAt,
  openFile,
  pause,
  serverRuns,
  type,
} from './support/vscode';

/** A Fargate task with a line to write on. */
const task = (line: string) => `{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "1024",
  ${line}
  "containerDefinitions": [
    {
      "name": "web",
      "image": "public.ecr.aws/nginx/nginx:1.29",
      "linuxParameters": { "capabilities": { "add": ["SYS_PTRACE"] } }
    }
  ]
}
`;

/** Takes what the list that has come up by itself offers first. */
async function takeFirst({ document }: vscode.TextEditor): Promise<void> {
  const before = document.getText();
  await eventually('a list has come up by itself', async () => {
    await pause(100);
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.getText() !== before || undefined;
  });
}

describe('writing a task definition in the editor', () => {
  before(serverRuns);

  it('offers memory for the cpu at hand, as soon as the quote is typed', async () => {
    const editor = await openAt('memory/task-definition.json', task('"memory": |,'));
    await type('"');
    await takeFirst(editor);
    assert.equal(editor.document.getText(), task('"memory": "2048",'));
  });

  it('offers it behind the colon too, and lets a person type on', async () => {
    const editor = await openAt('colon/task-definition.json', task('"memory"|'));
    await type(': "4');
    await takeFirst(editor);
    assert.equal(editor.document.getText(), task('"memory": "4096",'));
  });

  it('writes a property with its skeleton, and then offers its values', async () => {
    const editor = await openAt('property/task-definition.json', task('|'));
    await type('"mem');
    await takeFirst(editor);
    await eventually('the values come up', async () => {
      await pause(100);
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.getText() === task('"memory": "2048",') || undefined;
    });
  });

  it('adds the comma that is missing on the line before', async () => {
    const text = '{\n  "containerDefinitions": [],\n  "family": "web"\n  |\n}\n';
    const editor = await openAt('comma/task-definition.json', text);
    await type('"ephem');
    await takeFirst(editor);
    const member = '"family": "web",\n  "ephemeralStorage": {\n    "sizeInGiB": 50\n  }';
    assert.equal(editor.document.getText(), text.replace('"family": "web"\n  |', member));
  });

  it('begins a whole task definition in a new file', async () => {
    const editor = await openAt('new/task-definition.json', '{\n  |\n}\n');
    const labels = await eventually('choices', async () => {
      const found = await offered(editor);
      return found.includes('task definition for AWS Fargate') ? found : undefined;
    });
    assert.equal(labels[0], 'family');
  });

  it('offers nothing twice', async () => {
    const second = '{ "name": "a", "image": "b", "essential": true, "user": "1" }, { "name": "c", | }';
    const text = `{ "family": "web", "containerDefinitions": [${second}] }\n`;
    const labels = await offered(await openAt('twice/task-definition.json', text));
    assert.ok(labels.includes('image'));
    assert.deepEqual(labels, [...new Set(labels)]);
  });

  it('explains a capability', async () => {
    const { document } = await openFile('capability/task-definition.json', task(''));
    const text = (await hoversAt(document, 'SYS_PTRACE')).join('\n');
    assert.match(text, /Trace other processes/);
    assert.match(text, /Fargate/);
  });

  it('mends a name that is misspelt', async () => {
    const { document } = await openFile('misspelt/task-definition.json', task('"memroy": "2048",'));
    const found = await findingOn(document, 'unknown-property', '"memroy"');
    const fixes = await fixesOf(document, found);
    const fix = fixes.find(({ title }) => /memory/.test(title));
    assert.ok(fix, 'the right name is offered');
    await apply(fix);
    await noFinding(document, 'unknown-property');
    assert.equal(document.getText(), task('"memory": "2048",'));
  });
});
