import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openAt, serverRuns } from './support/vscode';

const text = `ARG VERSION=3
FROM alpine:$VERSION AS build
RUN <<EOF
make
EOF
FROM scratch
COPY --from=bu|ild --chown=1:1 /a /a
COPY --link --from=build /b /b
`;

/** Asks what the editor asks, until there is an answer. */
function ask<T>(what: string, command: string, ...given: unknown[]): Promise<T[]> {
  return eventually(what, async () => {
    const found = await vscode.commands.executeCommand<T[] | undefined>(command, ...given);
    return found !== undefined && found.length > 0 ? found : undefined;
  });
}

const linesOf = (ranges: readonly vscode.Range[]) => ranges.map(({ start }) => start.line);

describe('the names and the structure of a Dockerfile in the editor', () => {
  let document: vscode.TextDocument;
  let cursor: vscode.Position;

  before(async () => {
    const editor = await openAt('names/Dockerfile', text);
    ({ document } = editor);
    cursor = editor.selection.active;
    await serverRuns();
  });

  it('leads from a use to the stage', async () => {
    type Target = vscode.Location | vscode.LocationLink;
    const found = await ask<Target>('a definition', 'vscode.executeDefinitionProvider', document.uri, cursor);
    const ranges = found.map((target) =>
      'targetUri' in target ? (target.targetSelectionRange ?? target.targetRange) : target.range,
    );
    assert.deepEqual(
      ranges.map((range) => document.getText(range)),
      ['build'],
    );
    assert.deepEqual(linesOf(ranges), [1]);
  });

  it('finds every use', async () => {
    const found = await ask<vscode.Location>('references', 'vscode.executeReferenceProvider', document.uri, cursor);
    assert.deepEqual(linesOf(found.map(({ range }) => range)), [1, 6, 7]);
  });

  it('marks what is written and what is read', async () => {
    const found = await ask<vscode.DocumentHighlight>(
      'highlights',
      'vscode.executeDocumentHighlights',
      document.uri,
      cursor,
    );
    const { Read, Write } = vscode.DocumentHighlightKind;
    assert.deepEqual(
      found.map(({ kind }) => kind),
      [Write, Read, Read],
    );
  });

  it('outlines stages with their instructions', async () => {
    const found = await ask<vscode.DocumentSymbol>('symbols', 'vscode.executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(
      found.map(({ name, detail, children }) => [name, detail, children.map((child) => child.name)]),
      [
        ['VERSION', '3', []],
        ['build', 'alpine:$VERSION', ['RUN']],
        ['scratch', 'stage 1', ['COPY', 'COPY']],
      ],
    );
  });

  it('folds stages and heredocs', async () => {
    const found = await ask<vscode.FoldingRange>('folds', 'vscode.executeFoldingRangeProvider', document.uri);
    assert.deepEqual(
      found.map(({ start, end }) => [start, end]),
      [
        [1, 4],
        [2, 3],
        [5, 7],
      ],
    );
  });

  it('grows a selection from the word to the flag, the line, the stage', async () => {
    const [range] = await ask<vscode.SelectionRange>(
      'selections',
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [cursor],
    );
    const texts: string[] = [];
    for (let at = range; at !== undefined; at = at.parent as vscode.SelectionRange)
      texts.push(document.getText(at.range));
    for (const part of ['build', '--from=build', 'COPY --from=build --chown=1:1 /a /a', document.getText()])
      assert.ok(texts.includes(part), `${part} is among ${JSON.stringify(texts)}`);
  });

  it('finds stages across the workspace', async () => {
    const found = await ask<vscode.SymbolInformation>('symbols', 'vscode.executeWorkspaceSymbolProvider', 'build');
    const here = found.filter(({ location }) => location.uri.toString() === document.uri.toString());
    assert.deepEqual(
      here.map(({ name, containerName }) => [name, containerName]),
      [['build', 'alpine:$VERSION']],
    );
  });

  it('renames a stage everywhere, also beside other flags', async () => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      cursor,
      'compile',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), text.replace('|', '').replaceAll('build', 'compile'));
  });
});
