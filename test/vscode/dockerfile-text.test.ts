import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, offered, openAt, serverRuns, writeFile } from './support/vscode';

const text = `FROM nginx:1.29 AS build
  RUN make  \\
        && echo "a  \\
     b"
RUN <<EOF
  kept  \\
EOF
COPY page.html| /srv/
`;

describe('the text of a Dockerfile in the editor', () => {
  let editor: vscode.TextEditor;
  let document: vscode.TextDocument;

  before(async () => {
    await writeFile('text/page.html', '');
    editor = await openAt('text/Dockerfile', text);
    ({ document } = editor);
    await serverRuns();
  });

  it('has tokens for stages, images and the words of what RUN runs', async () => {
    const { uri } = document;
    const legend = await eventually('the legend', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        uri,
      ),
    );
    const tokens = await eventually('tokens', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', uri),
    );
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < tokens.data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = tokens.data.slice(at, at + 5);
      character = lines > 0 ? characters : character + characters;
      line += lines;
      const word = document.getText(new vscode.Range(line, character, line, character + length));
      found.push(`${legend.tokenTypes[type]} ${word}`);
    }
    for (const token of [
      'namespace nginx',
      'enumMember 1.29',
      'class build',
      'function make',
      'operator &&',
      'label EOF',
    ])
      assert.ok(found.includes(token), `${token} is among ${found.join(', ')}`);
  });

  it('leads to the page of an image and to a copied file', async () => {
    const links = await eventually('links', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
        10,
      );
      return found.length > 0 ? found : undefined;
    });
    const targets = links.map(({ range, target }) => `${document.getText(range)} ${target?.toString()}`);
    const page = vscode.Uri.joinPath(document.uri, '..', 'page.html');
    assert.deepEqual(targets, ['nginx:1.29 https://hub.docker.com/_/nginx', `page.html ${page.toString()}`]);
  });

  it('offers the files of the build context', async () => {
    const labels = await eventually('files', async () => {
      const found = await offered(editor);
      return found.includes('page.html') ? found : undefined;
    });
    assert.ok(!labels.includes('FROM'));
  });

  it('is formatted by us alone, and keeps continued lines, strings and heredocs', async () => {
    const edits = await eventually('edits', async () => {
      const found = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { tabSize: 4, insertSpaces: true },
      );
      return found !== undefined && found.length > 0 ? found : undefined;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), text.replace('|', '').replace('  RUN make', 'RUN make'));
  });

  it('leaves the layout of JSON to VS Code', async () => {
    const other = await vscode.workspace.openTextDocument(
      await writeFile('text/task-definition.json', '{"family":"a","containerDefinitions":[]}'),
    );
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      other.uri,
      { tabSize: 2, insertSpaces: true },
    );
    assert.ok(edits !== undefined && edits.length > 0, 'the JSON service of VS Code answers');
  });
});
