import assert from 'node:assert/strict';
import { ignoreFixes } from '../../server/src/dockerfile/ignore';
import { applyEdits } from '../../server/src/engine/edits';
import { findingsOf, modelOf } from './support';

interface Row {
  readonly what: string;
  readonly rule: string;
  readonly text: string;
  /** The text after "Ignore … here"; absent where that is not offered. */
  readonly here?: string;
  readonly inFile: string;
}

const rows: readonly Row[] = [
  {
    what: 'a check of BuildKit gets its comment above the instruction, and its directive',
    rule: 'json-args-recommended',
    text: 'FROM node\nCMD node $MAIN\n',
    here: 'FROM node\n# check=skip=JSONArgsRecommended\nCMD node $MAIN\n',
    inFile: '# check=skip=JSONArgsRecommended\nFROM node\nCMD node $MAIN\n',
  },
  {
    what: 'it is merged into a comment and a directive that are there',
    rule: 'json-args-recommended',
    text: '# check=skip=FromAsCasing;error=true // why\nFROM node\n# check=experimental=all\nCMD node $MAIN\n',
    here: '# check=skip=FromAsCasing;error=true // why\nFROM node\n# check=experimental=all;skip=JSONArgsRecommended\nCMD node $MAIN\n',
    inFile:
      '# check=skip=FromAsCasing,JSONArgsRecommended;error=true // why\nFROM node\n# check=experimental=all\nCMD node $MAIN\n',
  },
  {
    what: 'a directive goes below the others, in their line ends',
    rule: 'maintainer-deprecated',
    text: '# syntax=docker/dockerfile:1\r\n# escape=`\r\nFROM node\r\nMAINTAINER ada\r\n',
    here: '# syntax=docker/dockerfile:1\r\n# escape=`\r\nFROM node\r\n# check=skip=MaintainerDeprecated\r\nMAINTAINER ada\r\n',
    inFile:
      '# syntax=docker/dockerfile:1\r\n# escape=`\r\n# check=skip=MaintainerDeprecated\r\nFROM node\r\nMAINTAINER ada\r\n',
  },
  {
    what: 'at the head of the file a comment must not become a directive',
    rule: 'stage-name-casing',
    text: 'FROM node AS Build\n',
    here: '# quaymaster ignore=stage-name-casing\nFROM node AS Build\n',
    inFile: '# check=skip=StageNameCasing\nFROM node AS Build\n',
  },
  {
    what: 'below a directive a blank line parts them',
    rule: 'stage-name-casing',
    text: '# escape=`\nFROM node AS Build\n',
    here: '# escape=`\n\n# check=skip=StageNameCasing\nFROM node AS Build\n',
    inFile: '# escape=`\n# check=skip=StageNameCasing\nFROM node AS Build\n',
  },
  {
    what: 'of two instructions the later is asked',
    rule: 'multiple-instructions',
    text: 'FROM node\nCMD ["a"]\nCMD ["b"]\n',
    here: 'FROM node\nCMD ["a"]\n# check=skip=MultipleInstructionsDisallowed\nCMD ["b"]\n',
    inFile: '# check=skip=MultipleInstructionsDisallowed\nFROM node\nCMD ["a"]\nCMD ["b"]\n',
  },
  {
    what: 'a check that BuildKit only skips for the file gets our comment at the instruction',
    rule: 'no-empty-continuation',
    text: 'FROM node\nRUN a \\\n\n  b\n',
    here: 'FROM node\n# quaymaster ignore=no-empty-continuation\nRUN a \\\n\n  b\n',
    inFile: '# check=skip=NoEmptyContinuation\nFROM node\nRUN a \\\n\n  b\n',
  },
  {
    what: 'other rules get our comments, never above a directive',
    rule: 'expose-port',
    text: '\uFEFF# escape=`\nFROM node\n  EXPOSE 99999\n',
    here: '\uFEFF# escape=`\nFROM node\n  # quaymaster ignore=expose-port\n  EXPOSE 99999\n',
    inFile: '\uFEFF# escape=`\n# quaymaster global ignore=expose-port\nFROM node\n  EXPOSE 99999\n',
  },
  {
    what: 'ours are merged too',
    rule: 'expose-port',
    text: '# quaymaster global ignore=DL3006\nFROM node\n# quaymaster ignore=DL3011x # why\nEXPOSE 99999\n',
    here: '# quaymaster global ignore=DL3006\nFROM node\n# quaymaster ignore=DL3011x,expose-port # why\nEXPOSE 99999\n',
    inFile:
      '# quaymaster global ignore=DL3006,expose-port\nFROM node\n# quaymaster ignore=DL3011x # why\nEXPOSE 99999\n',
  },
  {
    what: 'a directive that cannot be read is left alone',
    rule: 'maintainer-deprecated',
    text: '# check=nonsense\nFROM node\nMAINTAINER ada\n',
    here: '# check=nonsense\nFROM node\n# check=skip=MaintainerDeprecated\nMAINTAINER ada\n',
    inFile: '# check=nonsense\n# quaymaster global ignore=maintainer-deprecated\nFROM node\nMAINTAINER ada\n',
  },
  {
    what: 'a directive goes below a shebang',
    rule: 'maintainer-deprecated',
    text: '#!/usr/bin/env docker\nFROM node\nMAINTAINER ada',
    here: '#!/usr/bin/env docker\nFROM node\n# check=skip=MaintainerDeprecated\nMAINTAINER ada',
    inFile: '#!/usr/bin/env docker\n# check=skip=MaintainerDeprecated\nFROM node\nMAINTAINER ada',
  },
  {
    what: 'outside of instructions only the file can be silenced',
    rule: 'no-instructions',
    text: '# nothing',
    inFile: '# quaymaster global ignore=no-instructions\n# nothing',
  },
];

describe('dockerfile: ignoring a finding', () => {
  for (const { what, rule, text, here, inFile } of rows)
    it(what, () => {
      const model = modelOf(text);
      const finding = findingsOf(model).find(({ ruleId }) => ruleId === rule);
      assert.ok(finding, `${rule} finds nothing`);
      const fixes = ignoreFixes(model, finding);
      const made = Object.fromEntries(fixes.map(({ title, edits }) => [title, applyEdits(text, edits)]));
      const expected = { [`Ignore ${rule} in this file`]: inFile };
      assert.deepEqual(made, here === undefined ? expected : { [`Ignore ${rule} here`]: here, ...expected });
      for (const result of Object.values(made)) {
        const left = findingsOf(modelOf(result)).filter(({ ruleId }) => ruleId === rule);
        assert.equal(left.length, 0, `still found in ${result}`);
      }
    });
});
