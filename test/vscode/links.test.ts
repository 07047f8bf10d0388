import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, show, workspaceFolder, writeFile } from './support/vscode';

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web:1.4.2';

/** The titles above a text. */
async function lensesOn(document: vscode.TextDocument, text: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  const here = found.filter(({ range }) => document.getText(range) === text);
  return here.flatMap(({ command }) => command?.title ?? []);
}

function eventualLens(document: vscode.TextDocument, text: string, title: string): Promise<string> {
  return eventually(`${title} above ${text}`, async () =>
    (await lensesOn(document, text)).find((found) => found === title),
  );
}

describe('links between Dockerfiles and task definitions', () => {
  const file = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name);

  it('lead from an image to the stage that builds it, and say so above it', async () => {
    const { document } = await show(file('deploy/task-definition-web.json'));
    await eventualLens(document, image, 'built by web/Dockerfile');
    const at = document.positionAt(document.getText().indexOf(image) + 3);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    const targets = found.map((target) => ('targetUri' in target ? target.targetUri : target.uri));
    assert.deepEqual(
      targets.map(({ fsPath }) => path.relative(workspaceFolder().fsPath, fsPath)),
      [path.join('web', 'Dockerfile')],
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const link = links.find(({ range }) => document.getText(range) === image);
    assert.equal(link?.target?.path, file('web/Dockerfile').path);
  });

  it('lead from a stage to the container that runs it, with a click', async () => {
    const { document } = await show(file('web/Dockerfile'));
    await eventualLens(document, 'Web', 'runs as web in task-definition-web.json');
    assert.ok((await lensesOn(document, 'Web')).includes('Build and push to ECR…'));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const lens = lenses.find(({ command }) => command?.title.startsWith('runs as'));
    await vscode.commands.executeCommand(lens?.command?.command ?? '', ...(lens?.command?.arguments ?? []));
    const shown = await eventually('the task definition is in front', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.fileName.endsWith('task-definition-web.json') ? editor : undefined;
    });
    assert.equal(shown.document.getText(shown.selection), image);
  });

  it('stand beside the offer to register the file', async () => {
    const { document } = await show(file('deploy/task-definition-web.json'));
    await eventualLens(document, '"family"', 'Register…');
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('quaymaster.register'));
  });

  it('follow the files, and show what does not agree', async () => {
    const { document } = await show(file('deploy/task-definition-web.json'));
    await eventualLens(document, image, 'built by web/Dockerfile');
    const other = await writeFile('compose.dev.yaml', 'services:\n  web:\n    image: parcels/web\n    build: worker\n');
    await eventualLens(document, image, 'may be built by worker/Dockerfile');
    await eventualLens(document, image, 'Choose what builds it…');
    await vscode.workspace.fs.delete(other);
    await eventualLens(document, image, 'built by web/Dockerfile');
  });

  it('are settled for everyone in .quaymaster.json', async () => {
    const other = await writeFile('compose.dev.yaml', 'services:\n  web:\n    image: parcels/web\n    build: worker\n');
    const { document } = await show(file('deploy/task-definition-web.json'));
    await eventualLens(document, image, 'Choose what builds it…');
    const choosing = vscode.commands.executeCommand('quaymaster.chooseBuild', document.uri.toString(), 0);
    const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const accepting = setInterval(accept, 500);
    try {
      await choosing;
    } finally {
      clearInterval(accepting);
    }
    const settled = file('.quaymaster.json');
    try {
      const text = Buffer.from(await vscode.workspace.fs.readFile(settled)).toString('utf8');
      assert.match(text, /"taskDefinition": "deploy\/task-definition-web\.json"/);
      await eventually('one answer', async () => {
        const titles = await lensesOn(document, image);
        return titles.some((title) => title.startsWith('built by ')) || undefined;
      });
    } finally {
      await vscode.workspace.fs.delete(other);
      await vscode.workspace.fs.delete(settled);
    }
  });
});
