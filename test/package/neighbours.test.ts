import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openBare, type StandIn, standIn, type Window } from './support/bare';

// What a person sees who has other extensions for the same files. The extensions here have their ids and register the same providers.

/** Two findings that others have too, one of ours alone. */
const dockerfile = 'FROM alpine:3.22 AS base\nMAINTAINER me\nCOPY --form=build /a /b\nF\n';

const taskDefinition =
  '{ "family": 1, "containerDefinitions": [{ "name": "web", "image": "nginx:1.29", "memory": 64, "dependsOn": [{ "containerName": "db", "condition": "START" }] }] }';

/** What a language server for Dockerfiles does in VS Code. */
const providers = `
const { languages, Hover, CompletionItem, DocumentSymbol, SymbolKind, Diagnostic, TextEdit, Range } = require('vscode');
exports.provide = () => {
  const selector = { language: 'dockerfile' };
  languages.registerHoverProvider(selector, { provideHover: () => new Hover('theirs') });
  languages.registerCompletionItemProvider(selector, { provideCompletionItems: () => [new CompletionItem('FROM')] });
  languages.registerDocumentSymbolProvider(selector, {
    provideDocumentSymbols: () => [new DocumentSymbol('theirs', '', SymbolKind.Function, new Range(0, 0, 0, 4), new Range(0, 0, 0, 4))],
  });
  languages.registerDocumentFormattingEditProvider(selector, { provideDocumentFormattingEdits: () => [] });
  const found = languages.createDiagnosticCollection('theirs');
  const { workspace } = require('vscode');
  const check = (document) => {
    const at = document.getText().indexOf('MAINTAINER');
    if (document.languageId !== 'dockerfile' || at < 0) return;
    const range = new Range(document.positionAt(at), document.positionAt(at + 10));
    found.set(document.uri, [new Diagnostic(range, 'MAINTAINER is old')]);
  };
  workspace.textDocuments.forEach(check);
  workspace.onDidOpenTextDocument(check);
};
`;

/** Asks VS Code for everything that all extensions together say of a document, and writes it down beside the workspace's files. */
const reporter = `
const { commands, languages, window, workspace, Position, Uri } = require('vscode');
const { writeFileSync } = require('node:fs');
exports.report = () => commands.registerCommand('standIn.report', async () => {
  const { document } = window.activeTextEditor;
  const { uri } = document;
  const run = (name, ...args) => commands.executeCommand('vscode.execute' + name, uri, ...args);
  const hovers = await run('HoverProvider', new Position(0, 1));
  const others = await run('HoverProvider', new Position(0, 7));
  const completions = await run('CompletionItemProvider', new Position(Math.max(0, document.lineCount - 2), 1));
  const symbols = (await run('DocumentSymbolProvider')) ?? [];
  writeFileSync(Uri.joinPath(workspace.workspaceFolders[0].uri, 'report.json').fsPath, JSON.stringify({
    diagnostics: languages.getDiagnostics(uri).map(({ message, code, source }) => [source ?? 'theirs', code?.value ?? code ?? message].join(': ')),
    hovers: hovers.flatMap(({ contents }) => contents.map(({ value }) => value)),
    explainsImages: others.some(({ contents }) => contents.some(({ value }) => value.includes('alpine'))),
    from: completions.items.filter(({ label }) => (label.label ?? label) === 'FROM').length,
    symbols: symbols.map(({ name }) => name),
  }));
});
`;

const contributed = {
  contributes: { commands: [{ command: 'standIn.report', title: 'Report', category: 'Stand-In' }] },
};

const withProviders: StandIn = {
  code: `require('./providers').provide && (exports.activate = () => { require('./providers').provide(); require('./reporter').report(); });`,
  manifest: contributed,
  files: { 'providers.js': providers, 'reporter.js': reporter },
};

const onlyReports: StandIn = {
  code: `exports.activate = () => { require('./reporter').report(); };`,
  manifest: contributed,
  files: { 'reporter.js': reporter },
};

/** As the AWS Toolkit does: a schema for files of one name. */
const withSchema: StandIn = {
  ...onlyReports,
  manifest: {
    contributes: {
      ...contributed.contributes,
      jsonValidation: [{ fileMatch: '*ecs-task-def.json', url: './schema.json' }],
    },
  },
  files: {
    ...onlyReports.files,
    'schema.json': JSON.stringify({ type: 'object', properties: { family: { type: 'string' } } }),
  },
};

interface Report {
  readonly diagnostics: readonly string[];
  readonly hovers: readonly string[];
  readonly explainsImages: boolean;
  readonly from: number;
  readonly symbols: readonly string[];
}

describe('other extensions for the same files', function () {
  this.timeout(180_000);
  let window: Window | undefined;

  afterEach(async () => {
    await window?.close();
    window = undefined;
  });

  async function reportOf(beside: readonly string[], file: string, text: string): Promise<Report> {
    window = await openBare({ beside: [...beside], files: { [file]: text } });
    const { workbench, folder } = window;
    await workbench.openFile(file);
    await workbench.squiggles.first().waitFor();
    const report = path.join(folder, 'report.json');
    // The stand-in is started after the first files are shown.
    await pause(2_000);
    await workbench.runCommand('Stand-In: Report');
    for (let waited = 0; waited < 100 && !existsSync(report); waited += 1) await pause(100);
    await pause(200);
    return JSON.parse(readFileSync(report, 'utf8'));
  }

  for (const [publisher, name] of [
    ['ms-azuretools', 'vscode-containers'],
    ['docker', 'docker'],
  ] as const)
    it(`${publisher}.${name} and we show each fault, explanation, name and outline once`, async () => {
      const report = await reportOf([standIn(publisher, name, withProviders)], 'own/Dockerfile', dockerfile);
      assert.deepEqual(report.hovers, ['theirs']);
      assert.equal(report.explainsImages, true);
      assert.equal(report.from, 1);
      assert.deepEqual(report.symbols, ['theirs']);
      assert.deepEqual(
        report.diagnostics.filter((one) => /MAINTAINER|maintainer/.test(one)),
        ['theirs: MAINTAINER is old'],
      );
      assert.ok(report.diagnostics.includes('quaymaster: unknown-flag'), report.diagnostics.join('\n'));
      assert.ok(window !== undefined);
      const { page, workbench } = window;
      await workbench.runCommand('Format Document');
      await pause(500);
      assert.equal(await page.getByText('multiple formatters').count(), 0);
    });

  it('without them all of it is ours', async () => {
    const report = await reportOf([standIn('someone', 'else', onlyReports)], 'own/Dockerfile', dockerfile);
    assert.equal(report.hovers.length, 1);
    assert.equal(report.from, 1);
    assert.deepEqual(report.symbols, ['base']);
    assert.ok(report.diagnostics.includes('quaymaster: maintainer-deprecated'), report.diagnostics.join('\n'));
  });

  it('the AWS Toolkit says what has the wrong shape, and we the rest', async () => {
    const toolkit = standIn('amazonwebservices', 'aws-toolkit-vscode', withSchema);
    const report = await reportOf([toolkit], 'web.ecs-task-def.json', taskDefinition);
    const [theirs, ...others] = report.diagnostics.filter((one) => !one.startsWith('quaymaster'));
    assert.match(theirs ?? '', /type/);
    assert.deepEqual(others, []);
    const ours = report.diagnostics.filter((one) => one.startsWith('quaymaster'));
    assert.deepEqual(ours, ['quaymaster: dependency-unknown']);
  });

  it('Red Hat YAML and HashiCorp Terraform change nothing', async () => {
    const beside = [
      standIn('redhat', 'vscode-yaml', onlyReports),
      standIn('hashicorp', 'terraform', { manifest: { contributes: {} } }),
    ];
    const report = await reportOf(beside, 'own/Dockerfile', dockerfile);
    assert.deepEqual(report.symbols, ['base']);
    assert.ok(report.diagnostics.every((one) => one.startsWith('quaymaster')));
  });
});
