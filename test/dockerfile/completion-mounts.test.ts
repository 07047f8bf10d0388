import assert from 'node:assert/strict';
import { choiceAt, choosing, labelsAt, offering } from './completion-support';

const inRun = (rest: string) => `FROM alpine AS tools\nFROM debian AS final\nRUN ${rest}`;

offering('mounts', [
  ['types', inRun('--mount=type=|'), ['cache', 'bind', 'secret', 'ssh', 'tmpfs']],
  ['types that begin so', inRun('--mount=type=s|'), ['secret', 'ssh']],
  [
    'keys of a secret',
    inRun('--mount=type=secret,|'),
    [
      ...['target=', 'source=', 'required', 'id=', 'mode=', 'uid=', 'gid=', 'env='],
      ...['dst=', 'destination=', 'src='],
    ],
  ],
  ['keys of a folder in memory', inRun('--mount=type=tmpfs,|'), ['target=', 'size=', 'dst=', 'destination=']],
  ['keys that are there are not offered again, by any name', inRun('--mount=type=tmpfs,dst=/tmp,|'), ['size=']],
  ['keys behind the cursor count', inRun('--mount=type=tmpfs,|,size=1g'), ['target=', 'dst=', 'destination=']],
  ['a type behind the cursor counts', inRun('--mount=sh|,type=cache'), ['sharing=']],
  ['a type that a variable sets leaves all open', inRun('--mount=type=$T,sh|'), ['sharing=']],
  ['what writes cannot be read-only too', inRun('--mount=type=cache,ro,r|'), []],
  ['sharing', inRun('--mount=type=cache,sharing=|'), ['shared', 'private', 'locked']],
  ['stages above, by name only', inRun('--mount=type=bind,from=|'), ['tools']],
  ['truth values', inRun('--mount=type=ssh,required=|'), ['true', 'false']],
  ['modes', inRun('--mount=type=secret,mode=04|'), ['0400', '0440', '0444']],
  [
    'ids that other mounts of the type have',
    inRun('--mount=type=secret,id=npm a\nRUN --mount=type=cache,id=c b\nRUN --mount=type=secret,id=|'),
    ['npm'],
  ],
  ['across lines', inRun('--mount=type=cache,\\\nsh|'), ['sharing=']],
  ['none in what is no mount', inRun('--mount=type=ssh true,|'), []],
  ['none within quotes', inRun('--mount="type=|"'), []],
]);

choosing('mounts', [
  ['a key', inRun('--mount=type=cache,sh|'), 'sharing=', inRun('--mount=type=cache,sharing=')],
  ['a key keeps its value', inRun('--mount=type=cache,ta|rget=/c true'), 'id=', inRun('--mount=type=cache,id=/c true')],
  [
    'a key before another',
    inRun('--mount=type=cache,|target=/c true'),
    'id=',
    inRun('--mount=type=cache,id=,target=/c true'),
  ],
  ['a key that needs no value', inRun('--mount=type=cache,|'), 'readonly', inRun('--mount=type=cache,readonly')],
  ['a value', inRun('--mount=type=ca|che,target=/c true'), 'bind', inRun('--mount=type=bind,target=/c true')],
  [
    'a value without anything typed',
    inRun('--mount=type=|,target=/c true'),
    'bind',
    inRun('--mount=type=bind,target=/c true'),
  ],
]);

describe('dockerfile completion: the target of a cache', () => {
  it('is first of all the folder of the tool that the command calls', () => {
    const first = (rest: string) => labelsAt(inRun(rest)).slice(0, 2);
    assert.deepEqual(first('--mount=type=cache,target=| apt-get update'), ['/var/cache/apt', '/var/lib/apt']);
    assert.deepEqual(first('--mount=type=cache,target=| cd a && go build'), ['/go/pkg/mod', '/root/.cache/go-build']);
    assert.equal(first('--mount=type=cache,dst=| \\\n  npm ci')[0], '/root/.npm');
  });

  it('is not offered for other mounts', () => {
    assert.deepEqual(labelsAt(inRun('--mount=type=bind,target=|')), []);
  });

  it('follows the key at once', () => {
    assert.equal(choiceAt(inRun('--mount=type=cache,|'), 'target=').continues, true);
    assert.equal(choiceAt(inRun('--mount=type=bind,|'), 'target=').continues, false);
  });
});
