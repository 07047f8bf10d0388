import assert from 'node:assert/strict';
import { shownIn } from './support';

interface Row {
  readonly what: string;
  readonly text: string;
  readonly shown: readonly string[];
}

const used = 'FROM scratch AS a\n';
const rows: readonly Row[] = [
  { what: 'an error of a stage that is built', text: 'FROM scratch\nEXPOSE 99999\n', shown: ['error expose-port'] },
  {
    what: 'a warning where the last stage does not need the stage',
    text: 'FROM scratch AS a\nEXPOSE 99999\nFROM scratch\n',
    shown: ['warning expose-port'],
  },
  {
    what: 'an error where the last stage copies from it',
    text: `${used}EXPOSE 99999\nFROM scratch\nCOPY --from=A /x /x\n`,
    shown: ['error expose-port'],
  },
  {
    what: 'an error where it is copied from by number',
    text: 'FROM scratch\nEXPOSE 99999\nFROM scratch\nCOPY --from=0 /x /x\n',
    shown: ['error expose-port'],
  },
  {
    what: 'an error where it is mounted by a stage that the last one builds on',
    text: `${used}EXPOSE 99999\nFROM alpine:1 AS b\nRUN --mount=from=a,target=/a true\nFROM b\n`,
    shown: ['error expose-port'],
  },
  {
    what: 'an error wherever the instruction cannot be read at all',
    text: 'FROM scratch AS a\nWORKDIR\nFROM scratch\n',
    shown: ['error missing-arguments'],
  },
  {
    what: 'a warning in what ONBUILD stores',
    text: 'FROM scratch\nONBUILD COPY --form=a /x /x\n',
    shown: ['warning unknown-flag'],
  },
  {
    what: 'an error in what ONBUILD stores and the parser reads',
    text: 'FROM scratch\nONBUILD ENV a\n',
    shown: ['error key-value-syntax'],
  },
  {
    what: 'an unknown flag is a warning with a floating frontend',
    text: '# syntax=docker/dockerfile:1\nFROM scratch\nCOPY --new /x /x\n',
    shown: ['warning unknown-flag'],
  },
  {
    what: 'and with the labs frontend',
    text: '# syntax=docker.io/docker/dockerfile:1.7-labs\nFROM scratch\nNEW x\n',
    shown: ['warning unknown-instruction'],
  },
  {
    what: 'and with a newer one',
    text: '# syntax=docker/dockerfile:1.99@sha256:0\nFROM scratch\nNEW x\n',
    shown: ['warning unknown-instruction'],
  },
  {
    what: 'an error with a frontend that the tables cover',
    text: '# syntax=docker/dockerfile:1.7.1\nFROM scratch\nNEW x\n',
    shown: ['error unknown-instruction'],
  },
  {
    what: 'nothing with a frontend that is not Docker’s',
    text: '# syntax=example.com/frontend:1\nwhatever: it\n reads\n',
    shown: [],
  },
  {
    what: 'but the directives themselves',
    text: '# syntax=example.com/frontend:1\n# syntax=example.com/frontend:2\nwhatever\n',
    shown: ['error duplicate-directive'],
  },
  {
    what: 'a build check is an error where the file says so',
    text: '# check=error=true\nFROM scratch AS Build\nCOPY app /app\nEXPOSE 80/TCP\n',
    shown: ['error stage-name-casing', 'error expose-proto-casing'],
  },
  {
    what: 'other rules are not',
    text: '# check=error=true;skip=A\nFROM scratch\nCMD ["a",]\n',
    shown: ['warning unknown-check', 'error json-args-recommended', 'warning json-form-malformed'],
  },
  {
    what: 'ADD that has a flag of COPY is not advised to become one: it may be the flag that is wrong',
    text: 'FROM scratch AS a\nFROM scratch\nADD --from=a x.txt /x\n',
    shown: ['error unknown-flag'],
  },
];

describe('dockerfile: severities follow what BuildKit would meet', () => {
  for (const { what, text, shown } of rows) it(what, () => assert.deepEqual(shownIn(text).sort(), [...shown].sort()));
});

const suppressed: readonly Row[] = [
  { what: 'for the file', text: '# check=skip=StageNameCasing\nFROM x:1 AS A\n', shown: [] },
  { what: 'all checks of the file', text: '# check=skip=all\nFROM x:1 AS A\nMAINTAINER b\n', shown: [] },
  {
    what: 'all checks, but no errors and no rules of ours',
    text: '# check=skip=all\nFROM x:1 AS A\nEXPOSE 99999\n',
    shown: ['error expose-port'],
  },
  {
    what: 'names of checks in their exact case',
    text: '# check=skip=stagenamecasing\nFROM x:1 AS A\n',
    shown: ['information stage-name-casing', 'warning unknown-check'],
  },
  {
    what: 'an instruction',
    text: 'FROM x:1\n# check=skip=ExposeProtoCasing\nEXPOSE 80/TCP\nEXPOSE 81/TCP\n',
    shown: ['information expose-proto-casing'],
  },
  {
    what: 'the first check comment above an instruction counts',
    text: 'FROM x:1\n# check=skip=all\n# check=skip=MaintainerDeprecated\n\nMAINTAINER a\nEXPOSE 80/TCP\n',
    shown: ['information expose-proto-casing'],
  },
  {
    what: 'an indented check comment does not count',
    text: 'FROM x:1\n # check=skip=ExposeProtoCasing\nEXPOSE 80/TCP\n',
    shown: ['information expose-proto-casing'],
  },
  {
    what: 'six checks ignore the comment above an instruction',
    text: 'FROM x:1\n# check=skip=all\nrun a\nUSER 1\n# check=skip=all\nFROM x:1 AS scratch\n',
    shown: ['information instruction-casing', 'warning reserved-stage-name'],
  },
  {
    what: 'of two instructions the comment above the later one counts',
    text: 'FROM x:1\nCMD ["a"]\n# check=skip=MultipleInstructionsDisallowed\nCMD ["b"]\n',
    shown: [],
  },
  {
    what: 'not the comment above the earlier one',
    text: 'FROM x:1\n# check=skip=MultipleInstructionsDisallowed\nCMD ["a"]\nCMD ["b"]\n',
    shown: ['warning multiple-instructions'],
  },
  { what: "hadolint's codes", text: 'FROM x:1\n# hadolint ignore=DL4000,DL3025\nMAINTAINER a\n', shown: [] },
  {
    what: "hadolint's codes for the file",
    text: '# hadolint global ignore=DL4000\nFROM x:1\nMAINTAINER a\nCMD a b\n',
    shown: ['warning json-args-recommended'],
  },
  { what: 'ours, by id', text: 'FROM x:1\n# quaymaster ignore=expose-port\nEXPOSE 99999\n', shown: [] },
  {
    what: 'ours, by what others call it',
    text: 'FROM x:1\n# quaymaster ignore=DL3011 # why\nEXPOSE 99999\n',
    shown: [],
  },
  {
    what: 'ours, for the file',
    text: 'FROM x:1\nEXPOSE 99999\n# quaymaster global ignore=expose-port, stop-signal\nSTOPSIGNAL 0\n',
    shown: [],
  },
];

describe('dockerfile: comments silence', () => {
  for (const { what, text, shown } of suppressed)
    it(what, () => assert.deepEqual(shownIn(text).sort(), [...shown].sort()));
});
