import assert from 'node:assert/strict';
import {
  apply,
  eventually,
  finding,
  fixesOf,
  hoversAt,
  noFinding,
  offered,
  openAt,
  openFile,
  takeSuggestion,
  type,
} from './support/vscode';

describe('writing a Dockerfile in the editor', () => {
  it('completes the key of a mount, on the line that it is continued on', async () => {
    const file = (mount: string) =>
      `FROM node:24-slim\nRUN --network=none \\\n    --mount=type=cache,target=/c,${mount} \\\n    npm ci\n`;
    const editor = await openAt('mount/Dockerfile', file('|'));
    await type('sh');
    await takeSuggestion(editor, file('sharing='));
  });

  it('offers the stages above for the flag that copies from one', async () => {
    const editor = await openAt('stages/Dockerfile', 'FROM alpine:3 AS build\nFROM alpine:3\nCOPY --from=|');
    const labels = await eventually('the stages', async () => {
      const found = await offered(editor);
      return found.includes('build') ? found : undefined;
    });
    assert.ok(!labels.includes('FROM'));
  });

  it('offers the flags of an instruction, then the values of the one that is taken', async () => {
    const editor = await openAt('values/Dockerfile', 'FROM alpine:3\nRUN --net| true\n');
    await takeSuggestion(editor, 'FROM alpine:3\nRUN --network= true\n');
    await takeSuggestion(editor, 'FROM alpine:3\nRUN --network=default true\n');
  });

  it('explains what the pointer stands on', async () => {
    const { document } = await openFile('hover/Dockerfile', 'FROM alpine:3\nRUN --mount=type=cache,target=/c true\n');
    const texts = await hoversAt(document, 'cache');
    assert.match(texts.join('\n'), /kept between builds/);
  });

  it('repairs an instruction of many lines and keeps the comments in it', async () => {
    const lines = [
      'FROM debian:12-slim',
      'RUN apt-get update \\',
      '    # for the health check',
      '    && apt-get install --yes curl \\',
      '',
      '# for the certificates of our own servers',
      '    && update-ca-certificates',
      '',
    ];
    const { document } = await openFile('comments/Dockerfile', lines.join('\n'));
    const found = await finding(document, 'no-empty-continuation');
    const fixes = await fixesOf(document, found);
    const fix = fixes.find(({ title }) => title === 'Remove the blank lines');
    assert.ok(fix);
    await apply(fix);
    await noFinding(document, 'no-empty-continuation');
    assert.equal(
      document.getText(),
      lines.filter((line, index) => line !== '' || index === lines.length - 1).join('\n'),
    );
  });

  it('merges what is to be ignored into the directive that is there', async () => {
    const text = '# syntax=docker/dockerfile:1\n# check=skip=StageNameCasing;error=true\nFROM alpine:3\nCMD httpd -f\n';
    const { document } = await openFile('ignored/Dockerfile', text);
    const found = await finding(document, 'json-args-recommended');
    const fix = (await fixesOf(document, found)).find(
      ({ title }) => title === 'Ignore json-args-recommended in this file',
    );
    assert.ok(fix);
    await apply(fix);
    await noFinding(document, 'json-args-recommended');
    assert.equal(document.getText(), text.replace('StageNameCasing', 'StageNameCasing,JSONArgsRecommended'));
  });

  it('begins with directives and instructions, and writes a snippet where one is taken', async () => {
    const editor = await openAt('begin/Dockerfile', 'FROM alpine:3\n|\n');
    await type('WORKD');
    await takeSuggestion(editor, 'FROM alpine:3\nWORKDIR path\n');
    assert.equal(editor.document.getText(editor.selection), 'path');
  });
});
