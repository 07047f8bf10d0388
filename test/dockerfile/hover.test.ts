import assert from 'node:assert/strict';
import { hover } from '../../server/src/dockerfile/features/hover';
import { cursorIn } from './completion-support';
import { modelOf } from './support';

/** What a hover at `|` is about, and what it says. */
function hoverAt(marked: string): { token: string; markdown: string } | undefined {
  const { text, offset } = cursorIn(marked);
  const found = hover(modelOf(text), offset);
  return found && { token: text.slice(found.span.start, found.span.end), markdown: found.markdown };
}

/** Rows of: what it is about, a text with `|`, the token, and what is said among other things. */
type Row = readonly [what: string, marked: string, token: string, ...says: RegExp[]];

function explains(title: string, rows: readonly Row[]): void {
  describe(`dockerfile hover: ${title}`, () => {
    for (const [what, marked, token, ...says] of rows)
      it(what, () => {
        const found = hoverAt(marked);
        assert.ok(found, 'nothing is said');
        assert.equal(found.token, token);
        for (const part of says) assert.match(found.markdown, part);
      });
  });
}

explains('instructions', [
  ['the forms, what it does, where to read more', 'FROM a\nCO|PY b c', 'COPY', /COPY source… destination/, /#copy\)/],
  ['in any case', 'FROM a\nru|n b', 'run', /Runs a command/],
  ['in ONBUILD', 'FROM a\nONBUILD WOR|KDIR b', 'WORKDIR', /#workdir\)/],
  ['ONBUILD itself', 'FROM a\nONB|UILD WORKDIR b', 'ONBUILD', /#onbuild\)/],
]);

explains('flags', [
  ['a flag', 'FROM a\nCOPY --pa|rents b c', '--parents', /Keeps the folders/, /#copy---parents\)/],
  [
    'behind another, on the next line',
    'FROM a\nRUN --mount=type=ssh \\\n --net|work=none b',
    '--network',
    /`default`, `none`, `host`/,
  ],
  ['a value', 'FROM a\nRUN --network=no|ne b', 'none', /loopback/],
  ['a platform', 'FROM --platform=linux/ar|m64 a', 'linux/arm64', /Graviton/],
  ['permissions', 'FROM a\nCOPY --chmod=4|750 b c', '4750', /`rwxr-x---`.*runs as its owner/],
  ['of HEALTHCHECK', 'FROM a\nHEALTHCHECK --start-int|erval=5s CMD b', '--start-interval', /#healthcheck\)/],
]);

explains('mounts', [
  ['a type', 'FROM a\nRUN --mount=type=ca|che,target=/c b', 'cache', /kept between builds/, /#run---mounttypecache\)/],
  ['a key', 'FROM a\nRUN --mount=type=cache,tar|get=/c b', 'target', /Where it is mounted/, /`dst` or `destination`/],
  ['a key by its other name', 'FROM a\nRUN --mount=type=cache,ds|t=/c b', 'dst', /`target`/],
  ['a word among few', 'FROM a\nRUN --mount=type=cache,target=/c,sharing=loc|ked b', 'locked', /waits/],
  ['permissions', 'FROM a\nRUN --mount=type=secret,id=b,mode=0|440 b', '0440', /group may read/],
  ['across lines', 'FROM a\nRUN --mount=type=cache,\\\nsha|ring=shared b', 'sharing', /at once/],
]);

const stages =
  'FROM debian:12 AS base\nRUN true\nFROM alpine\nCOPY --from=base /a /b\nRUN --mount=from=base,target=/c d\n';

explains('stages', [
  [
    'where one is named: who uses it',
    stages.replace('AS base', 'AS ba|se'),
    'base',
    /`FROM debian:12 AS base`: stage 0, line 1/,
    /by COPY on line 4 and by a mount on line 5/,
  ],
  ['where COPY uses it', stages.replace('--from=base', '--from=ba|se'), 'base', /debian:12/],
  ['where a mount uses it', stages.replace('from=base,', 'from=|base,'), 'base', /debian:12/],
  ['where FROM uses it', `${stages}FROM ba|se`, 'base', /by FROM on line 6/],
  ['by its number', 'FROM debian:12\nFROM a\nCOPY --link --from=|0 /a /b', '0', /`FROM debian:12`: stage 0, line 1/],
  ['the last one', 'FROM a\nFROM b AS la|st', 'last', /what is built/],
  ['one that nobody uses', 'FROM a AS aside|d\nFROM b', 'asided', /No other stage/],
]);

explains('images', [
  ['an official one', 'FROM deb|ian:12', 'debian:12', /official image on Docker Hub/, /tag `12` can be moved/],
  ['without a tag', 'FROM gra|fana/grafana', 'grafana/grafana', /on Docker Hub/, /`latest`/],
  [
    'in ECR',
    'FROM 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web|:1',
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1',
    /`team\/web` in Amazon ECR, account `111122223333`, region `eu-west-1`/,
  ],
  [
    'in the public gallery',
    'FROM public.ecr.aws/nginx/ng|inx:1',
    'public.ecr.aws/nginx/nginx:1',
    /`nginx\/nginx` in the Amazon ECR Public Gallery/,
  ],
  [
    'elsewhere, with a digest',
    `FROM ghcr.io/a/b|@sha256:${'0'.repeat(64)}`,
    `ghcr.io/a/b@sha256:${'0'.repeat(64)}`,
    /registry `ghcr.io`/,
    /this very image/,
  ],
  ['with the defaults of ARGs', 'ARG TAG=12\nFROM deb|ian:$TAG', 'debian:$TAG', /`debian:12`/],
  ['copied from', 'FROM a\nCOPY --from=ngi|nx:1 /b /c', 'nginx:1', /official image/],
  ['scratch', 'FROM scr|atch', 'scratch', /Nothing at all/],
  ['its variable first', 'ARG TAG=12\nFROM debian:$TA|G', '$TAG', /default is `12`/],
]);

const variables = 'ARG VERSION=1.2\nFROM debian AS base\nENV ROOT=/opt\nFROM base\nARG VERSION\nENV DATA=$ROOT/data\n';

explains('variables', [
  [
    'the value and where it comes from',
    `${variables}WORKDIR $DA|TA`,
    '$DATA',
    /`ENV DATA=\$ROOT\/data` on line 6/,
    /value is `\/opt\/data`/,
  ],
  ['on the dollar sign', `${variables}WORKDIR |$DATA/x`, '$DATA', /opt/],
  ['in braces', `${variables}WORKDIR $|{DATA:-x}`, '${DATA', /opt/],
  ['of the stage below', `${variables}WORKDIR $RO|OT`, '$ROOT', /in `base`/],
  [
    'an ARG that takes a default from above',
    `${variables}LABEL v="$VERSI|ON"`,
    '$VERSION',
    /line 5.*line 1/,
    /default is `1\.2`/,
  ],
  ['in a command', `${variables}RUN echo "$DA|TA"`, '$DATA', /opt/],
  ['in a script', `${variables}RUN <<EOF\necho $DA|TA\nEOF`, '$DATA', /opt/],
  ['an ARG where the container runs', `${variables}CMD echo $VERSI|ON`, '$VERSION', /does not have it/],
  ['a platform', 'FROM --platform=$BUILD|PLATFORM a', '$BUILDPLATFORM', /machine that builds/],
  [
    'a platform that the stage has not declared',
    'FROM a\nENV A=$TARGET|ARCH',
    '$TARGETARCH',
    /write `ARG TARGETARCH` above/,
  ],
  ['one that nothing here sets', 'FROM a\nENV A=$NO|PE', '$NOPE', /base image may/],
  ['a modifier', `${variables}WORKDIR \${DATA:|-x}`, ':-', /unset or empty/],
  ['one within the word of another', `${variables}WORKDIR \${NOPE:-$DA|TA}`, '$DATA', /opt/],
  ['where an ENV sets it', 'FROM a\nENV NODE|_ENV=production', 'NODE_ENV', /Node\.js/, /value is `production`/],
  ['where an ARG declares it', 'FROM a\nARG TARGET|ARCH', 'TARGETARCH', /architecture/],
  ['where a global ARG declares it', 'ARG A=1\nARG B|B=$A-2\nFROM a', 'BB', /default is `1-2`/],
  ['a label', 'FROM a\nLABEL org.opencontainers.image.sou|rce="b"', 'org.opencontainers.image.source', /source code/],
]);

explains('words', [
  ['AS', 'FROM a A|S b', 'AS', /Names the stage/],
  ['a signal', 'FROM a\nSTOPSIGNAL SIGT|ERM', 'SIGTERM', /Signal 15/, /The default/],
  ['a signal by its number', 'FROM a\nSTOPSIGNAL |3', '3', /SIGQUIT/],
  ['a port', 'FROM a\nEXPOSE 80 53|/udp', '53/udp', /Port 53, UDP/],
  ['NONE', 'FROM a\nHEALTHCHECK NO|NE', 'NONE', /base image/],
  ['a heredoc', "FROM a\nRUN <<-'E|OF'\n\ttrue\n\tEOF", "<<-'EOF'", /variables stay/, /Tabs/],
  ['the end of a heredoc', 'FROM a\nCOPY <<EOF /a\nb\nE|OF', 'EOF', /BuildKit replaces/],
]);

explains('comments', [
  ['a directive', '# syn|tax=docker/dockerfile:1\nFROM a', '# syntax=', /frontend/, /#syntax\)/],
  ['its value', '# syntax=docker/docker|file:1\nFROM a', 'docker/dockerfile:1', /newest stable/],
  ['an option of checks', '# check=er|ror=true\nFROM a', 'error', /fails the build/],
  [
    'a check',
    '# check=skip=all;experimental=InvalidDef|initionDescription\nFROM a',
    'InvalidDefinitionDescription',
    /comment/,
  ],
  [
    'a check above an instruction',
    'FROM a\n# check=skip=JSONArgs|Recommended\nCMD b',
    'JSONArgsRecommended',
    /build-checks\/json-args-recommended\//,
    /rules\/json-args-recommended\.md/,
  ],
  ['one of our rules', 'FROM a\n# quaymaster ignore=json-args|-recommended\nCMD b', 'json-args-recommended', /shell/],
  [
    'a code of hadolint',
    'FROM a\n# hadolint ignore=DL3008,DL30|25\nCMD b',
    'DL3025',
    /JSON array/,
    /json-args-recommended\.md/,
  ],
]);

describe('dockerfile hover: nothing is said', () => {
  const rows: readonly [what: string, marked: string][] = [
    ['between instructions', 'FROM a\n|\nRUN b'],
    ['behind a token', 'FROM a AS b| \n'],
    ['in prose', '# Builds the |pages.\nFROM a'],
    ['in a command', 'FROM a\nRUN FR|OM'],
    ['about a variable in single quotes', "FROM a\nENV A=1\nRUN echo '$|A'"],
    ['about an escaped variable', 'FROM a\nENV A=1\nLABEL b=\\$|A'],
    ['about a variable of the shell', 'FROM a\nRUN for f in *; do echo $|f; done'],
    ['about a comment within an instruction', 'FROM a\nRUN b \\\n  # --net|work\n  c'],
    ['about a stage that there is not', 'FROM a\nCOPY --from=$|X b c'],
    ['about an unknown flag', 'FROM a\nCOPY --no|pe b c'],
    ['on the variable of a script, which an ARG is named like', 'FROM a\nARG A=1\nRUN A=2; echo $|A'],
  ];
  for (const [what, marked] of rows) it(what, () => assert.equal(hoverAt(marked), undefined));
});

describe('dockerfile hover: what the document says', () => {
  it('stays code, whatever it holds', () => {
    const found = hoverAt('FROM a\nENV A="`[x](y)` ``**"\nLABEL b=$|A');
    assert.match(found?.markdown ?? '', /```ENV A="`\[x\]\(y\)` ``\*\*"```/);
  });

  it('is cut where it is long', () => {
    const found = hoverAt(`FROM a\nENV A=${'x'.repeat(5_000)}\nLABEL b=$|A`);
    assert.ok((found?.markdown.length ?? 0) < 500);
  });
});
