import assert from 'node:assert/strict';
import { choiceAt, choosing, labelsAt, offering } from './completion-support';

const run = ['--mount=', '--network=', '--security=', '--device='];

offering('flags', [
  ['of FROM', 'FROM --|', ['--platform=']],
  ['of COPY', 'FROM a\nCOPY --|', ['--from=', '--chown=', '--chmod=', '--link', '--parents', '--exclude=']],
  [
    'without those that are there, before or behind',
    'FROM a\nCOPY --from=b --| --link c d',
    [...['--chown=', '--chmod=', '--parents', '--exclude=']],
  ],
  [
    'without those behind, with nothing typed',
    'FROM a\nRUN | --network=none b',
    ['--mount=', '--security=', '--device='],
  ],
  [
    'without the one behind, with nothing between',
    'FROM a\nHEALTHCHECK |--retries=3 NONE',
    [...['CMD', 'NONE', '--interval=', '--timeout=', '--start-period=', '--start-interval=']],
  ],
  [
    'with those that may be repeated',
    'FROM a\nRUN --mount=type=ssh --network=none --|',
    ['--mount=', '--security=', '--device='],
  ],
  ['after one dash', 'FROM a\nRUN -|', run],
  ['on the next line', 'FROM a\nRUN --mount=type=ssh \\\n    --|', run],
  ['on an empty line within', 'FROM a\nRUN --mount=type=ssh \\\n    |\n    true', run],
  ['at the end of the file', 'FROM a\nRUN \\\n|', run],
  ['with another escape character', '# escape=`\nFROM a\nRUN --mount=type=ssh `\n  --n|', ['--network=']],
  ['in ONBUILD', 'FROM a\nONBUILD COPY --li|', ['--link']],
  ['of HEALTHCHECK', 'FROM a\nHEALTHCHECK --st|', ['--start-period=', '--start-interval=']],
  ['none behind the first argument', 'FROM a\nRUN true --n|', []],
  ['none behind `--`', 'FROM a\nCOPY -- -|', []],
  ['none for instructions without flags', 'FROM a\nWORKDIR --|', []],
  ['none within quotes', 'FROM a\nRUN "--n|', []],
]);

choosing('flags', [
  ['end in =', 'FROM a\nCOPY --fr|', '--from=', 'FROM a\nCOPY --from='],
  ['that are on or off have no value', 'FROM a\nCOPY --l| a b', '--link', 'FROM a\nCOPY --link a b'],
  ['keep their value', 'FROM a\nCOPY --ch|own=app a b', '--chmod=', 'FROM a\nCOPY --chmod=app a b'],
  ['stand before others', 'FROM a\nCOPY |--link a b', '--from=', 'FROM a\nCOPY --from= --link a b'],
  ['mounts begin with their type', 'FROM a\nRUN --m|', '--mount=', 'FROM a\nRUN --mount=type='],
  ['mounts keep what they have', 'FROM a\nRUN --m|ount=target=/c', '--mount=', 'FROM a\nRUN --mount=target=/c'],
]);

offering('values of flags', [
  ['--network', 'FROM a\nRUN --network=|', ['default', 'none', 'host']],
  ['--security', 'FROM a\nRUN --security=|', ['sandbox', 'insecure']],
  ['truth values', 'FROM a\nCOPY --link=| a b', ['true', 'false']],
  ['--platform: variables first', 'FROM --platform=$BUILDP|', ['BUILDPLATFORM']],
  ['--platform: Linux', 'FROM --platform=linux/a|', ['linux/amd64', 'linux/arm64', 'linux/arm/v7']],
  [
    '--chown: the users of the file',
    'FROM a\nCOPY --chown=app:app a b\nUSER web\nCOPY --chown=| c d',
    [...['app:app', 'web', 'nobody', 'root']],
  ],
  ['durations', 'FROM a\nHEALTHCHECK --timeout=1|', ['10s', '1m', '1m30s']],
  ['counts', 'FROM a\nHEALTHCHECK --retries=|', ['1', '3', '5']],
  ['modes', 'FROM a\nCOPY --chmod=7|', ['755', '700']],
  ['none for an unknown flag', 'FROM a\nCOPY --nope=|', []],
  ['none within quotes', 'FROM a\nRUN --network="|', []],
]);

choosing('values of flags', [
  ['replace the whole value', 'FROM a\nRUN --network=no|ne true', 'host', 'FROM a\nRUN --network=host true'],
  ['also from its beginning', 'FROM a\nRUN --network=|none true', 'host', 'FROM a\nRUN --network=host true'],
  [
    'on a line of their own',
    'FROM a\nRUN \\\n  --network=|\\\n  true',
    'host',
    'FROM a\nRUN \\\n  --network=host\\\n  true',
  ],
]);

describe('dockerfile completion: a flag', () => {
  it('brings up its values where there are some to choose from', () => {
    for (const [flag, continues] of [
      ['--from=', true],
      ['--chmod=', true],
      ['--exclude=', false],
      ['--link', undefined],
    ] as const)
      assert.equal(choiceAt('FROM a\nCOPY --|', flag).continues, continues, flag);
  });

  it('comes after a blank only where flags have begun, or where most people want one', () => {
    assert.deepEqual(labelsAt('FROM a\nRUN |', ' '), []);
    assert.deepEqual(labelsAt('FROM a\nRUN |'), run);
    assert.deepEqual(labelsAt('FROM a\nRUN --network=none |', ' '), ['--mount=', '--security=', '--device=']);
    assert.ok(labelsAt('FROM a\nHEALTHCHECK |', ' ').includes('--interval='));
  });

  it('is documented with a link to its part of the reference', () => {
    assert.match(choiceAt('FROM a\nCOPY --|', '--parents').documentation ?? '', /#copy---parents\)/);
    assert.match(choiceAt('FROM --|', '--platform=').documentation ?? '', /#from\)/);
  });
});
