import assert from 'node:assert/strict';
import { choiceAt, choicesAt, choosing, labelsAt, offering } from './completion-support';

offering('instructions', [
  [
    'before the first FROM: what may stand there, and directives',
    '|',
    [
      'FROM',
      'FROM image AS name',
      'ARG',
      'ARG name=default',
      '# syntax=docker/dockerfile:1',
      '# escape=`',
      '# check=skip=',
    ],
  ],
  ['an instruction ends the directives', 'ARG A\n|', ['FROM', 'FROM image AS name', 'ARG', 'ARG name=default']],
  ['a comment ends them too', '# Builds the pages.\nF|', ['FROM', 'FROM image AS name']],
  [
    'directives that are there are not offered again',
    '# syntax=docker/dockerfile:1\n# |',
    [
      ...['escape=', 'check=', 'quaymaster ignore=', 'quaymaster global ignore='],
      ...['hadolint ignore=', 'hadolint global ignore='],
    ],
  ],
  ['in a stage', 'FROM alpine\nW|', ['WORKDIR']],
  ['in ONBUILD none that it cannot store', 'FROM alpine\nONBUILD F|', []],
  ['in ONBUILD the others', 'FROM alpine\nONBUILD EX|', ['EXPOSE']],
  ['on the line that a continuation leads to there is no new instruction', 'FROM alpine\nRUN true && \\\n  C|', []],
  ['in a heredoc there is none', 'FROM alpine\nRUN <<EOF\nC|\nEOF', []],
  ['below a heredoc there is', 'FROM alpine\nRUN <<EOF\ntrue\nEOF\nWOR|', ['WORKDIR']],
  ['in a comment within an instruction there is nothing', 'FROM alpine\nRUN a \\\n# C|\n b', []],
]);

choosing('the form of an instruction', [
  ['comes with the keyword', 'FROM alpine\nW|', 'WORKDIR', 'FROM alpine\nWORKDIR path'],
  ['in the case of the file', 'from alpine\nrun true\nW|', 'workdir', 'from alpine\nrun true\nworkdir path'],
  ['in upper case where nothing tells', 'f|', 'FROM', 'FROM image'],
  ['with dollar signs and backslashes intact', 'FROM a\nCM|', 'CMD', 'FROM a\nCMD ["program"]'],
  ['with a heredoc', 'FROM a\nru|', 'RUN <<EOF', 'FROM a\nRUN <<EOF\n\nEOF'],
  ['keeps its indentation', 'FROM a\n  W|', 'WORKDIR', 'FROM a\n  WORKDIR path'],
  ['is left out where arguments follow', 'FROM a\nCOP|Y a b', 'COPY', 'FROM a\nCOPY a b'],
  ['is left out before a word', 'FROM a\n|a b', 'COPY', 'FROM a\nCOPY a b'],
  ['goes into ONBUILD', 'FROM a\nONBUILD WO|', 'WORKDIR', 'FROM a\nONBUILD WORKDIR path'],
  ['in an empty ONBUILD too', 'FROM a\nONBUILD |', 'WORKDIR', 'FROM a\nONBUILD WORKDIR path'],
  ['below a byte-order mark', '\ufeff|', 'FROM', '\ufeffFROM image'],
  ['with Windows line ends', 'FROM a\r\nWO|\r\nRUN b', 'WORKDIR', 'FROM a\r\nWORKDIR path\r\nRUN b'],
]);

describe('dockerfile completion: an instruction', () => {
  it('is documented with its forms and a link', () => {
    const { documentation } = choiceAt('FROM a\n|', 'HEALTHCHECK');
    assert.match(documentation ?? '', /HEALTHCHECK NONE/);
    assert.match(documentation ?? '', /https:\/\/docs\.docker\.com\/reference\/dockerfile\/#healthcheck/);
  });

  it('that is deprecated is marked', () => {
    assert.equal(choiceAt('FROM a\n|', 'MAINTAINER').deprecated, true);
  });

  it('is not offered because of a blank or a dash', () => {
    for (const trigger of [' ', '-']) assert.deepEqual(labelsAt('FROM a\n |', trigger), []);
  });

  it('is nowhere behind a continuation character', () => {
    assert.deepEqual(choicesAt('FROM a\nRUN b \\|\n c'), []);
  });
});
