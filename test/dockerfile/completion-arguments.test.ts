import assert from 'node:assert/strict';
import { choiceAt, choosing, labelsAt, offering } from './completion-support';

const stages = '# base: what both need\nFROM debian:12 AS base\nFROM alpine\nFROM base AS Final\n';

offering('stages', [
  [
    'in FROM: stages above by name, images of the file, scratch',
    `${stages}FROM |`,
    [...['Final', 'base', 'debian:12', 'alpine', 'scratch', '--platform=']],
  ],
  ['in COPY --from: those above, a nameless one by its number', `${stages}COPY --from=|`, ['1', 'base']],
  ['none below', 'FROM a AS b\nCOPY --from=|\nFROM c AS d', []],
  ['of two of a name, one', 'FROM a AS b\nFROM c AS b\nFROM d\nCOPY --from=|', ['b']],
  ['none in ONBUILD, which runs elsewhere', `${stages}ONBUILD COPY --from=|`, []],
  ['AS behind the image', 'FROM alpine |', ['AS']],
  ['as in the case of FROM', 'from alpine |', ['as']],
]);

choosing('stages', [
  ['in FROM', `${stages}FROM ba|`, 'base', `${stages}FROM base`],
  ['in FROM, over an image', 'FROM a AS b\nFROM al|pine:3 AS c', 'b', 'FROM a AS b\nFROM b AS c'],
  ['in COPY --from', `${stages}COPY --from=b| /a /b`, 'base', `${stages}COPY --from=base /a /b`],
  ['with a name', 'FROM alpine A|', 'AS', 'FROM alpine AS name'],
]);

describe('dockerfile completion: a stage', () => {
  it('tells its number, its image, its line and what the comment says', () => {
    const { detail, documentation } = choiceAt(`${stages}COPY --from=|`, 'base');
    assert.equal(detail, 'stage 0');
    assert.equal(documentation, '`FROM debian:12 AS base`: stage 0, line 2.\n\n`base: what both need`');
    assert.equal(choiceAt(`${stages}COPY --from=|`, '1').detail, 'alpine');
  });
});

offering('arguments', [
  ['signals, those that stop programs first', 'FROM a\nSTOPSIGNAL SIGQ|', ['SIGQUIT']],
  [
    'ports that the file speaks of',
    'FROM a\nENV HTTP_PORT=9090 X=1\nHEALTHCHECK CMD curl localhost:7070\nEXPOSE |',
    ['9090', '7070', '8080', '80', '443', '8443', '3000', '8000'],
  ],
  ['ports behind others', 'FROM a\nARG PORT=81\nEXPOSE 90 8|', ['81', '8080', '80', '8443', '8000']],
  [
    'groups that the file adds or names',
    'FROM a\nRUN addgroup -S staff && useradd web\nCOPY --chown=a:db x y\nUSER web:|',
    ['staff', 'web', 'db', 'root'],
  ],
  ['protocols', 'FROM a\nEXPOSE 80 53/|', ['tcp', 'udp', 'sctp']],
  [
    'users that the file adds or names',
    'FROM a\nRUN useradd --system web && adduser -D db\nUSER 1000\nUSER |',
    [...['1000', 'web', 'db', 'nobody', 'root']],
  ],
  ['folders of other WORKDIRs', 'FROM a\nWORKDIR /app\nFROM b\nWORKDIR |', ['/app']],
  ['CMD and NONE', 'FROM a\nHEALTHCHECK --interval=5s N|', ['NONE']],
  [
    'global ARGs and platforms for ARG',
    'ARG TAG=1\nFROM a\nARG TA|',
    [...['TAG', 'TARGETPLATFORM', 'TARGETOS', 'TARGETOSVERSION', 'TARGETARCH', 'TARGETVARIANT', 'TARGETSTAGE']],
  ],
  ['no ARG twice in a stage', 'ARG TAG=1\nFROM a\nARG TAG\nARG TAG|', []],
  ['no platforms above the first FROM', 'ARG TARGET|', []],
  ['labels of the OCI', 'FROM a\nLABEL org.opencontainers.image.so|', ['org.opencontainers.image.source']],
  [
    'labels that the stage has not',
    'FROM a\nLABEL org.opencontainers.image.source=a\nLABEL org.opencontainers.image.so|',
    [],
  ],
  [
    'labels on the next line',
    'FROM a\nLABEL a="b" \\\n  org.opencontainers.image.so|',
    ['org.opencontainers.image.source'],
  ],
  ['known variables', 'FROM a\nENV A=1 PYTHONU|', ['PYTHONUNBUFFERED']],
  ['values of known variables', 'FROM a\nENV NODE_ENV=p|', ['production']],
  ['nothing in a value of old', 'FROM a\nENV NOTE NODE|', []],
  ['nothing within quotes', 'FROM a\nLABEL a="org.|', []],
  ['nothing in a command', 'FROM a\nRUN SIG|', []],
]);

choosing('arguments', [
  ['a signal', 'FROM a\nSTOPSIGNAL sigt|', 'SIGTERM', 'FROM a\nSTOPSIGNAL SIGTERM'],
  ['a group', 'FROM a\nRUN groupadd staff\nUSER me:s|', 'staff', 'FROM a\nRUN groupadd staff\nUSER me:staff'],
  ['a port', 'FROM a\nEXPOSE 8|0/tcp', '8443', 'FROM a\nEXPOSE 8443'],
  ['a protocol', 'FROM a\nEXPOSE 53/u|dp 80', 'tcp', 'FROM a\nEXPOSE 53/tcp 80'],
  [
    'a label',
    'FROM a\nLABEL org.op|',
    'org.opencontainers.image.title',
    'FROM a\nLABEL org.opencontainers.image.title=""',
  ],
  ['a shell', 'FROM a\nSHELL ["/bin/b|"]', '["/bin/bash", "-c"]', 'FROM a\nSHELL ["/bin/bash", "-c"]'],
  ['a health check', 'FROM a\nHEALTHCHECK |', 'CMD', 'FROM a\nHEALTHCHECK CMD ["program"]'],
  [
    'a health check before its command',
    'FROM a\nHEALTHCHECK C| curl -f localhost',
    'CMD',
    'FROM a\nHEALTHCHECK CMD curl -f localhost',
  ],
  ['a heredoc', 'FROM a\nRUN <<|', 'EOF', 'FROM a\nRUN <<EOF\n\nEOF'],
  ['a quoted heredoc', 'FROM a\nRUN <<"E|', 'EOF', 'FROM a\nRUN <<"EOF"\n\nEOF'],
  ['a heredoc that has a body', 'FROM a\nRUN <<E|OF\ntrue\nEOF', 'SCRIPT', 'FROM a\nRUN <<SCRIPT\ntrue\nEOF'],
  ['a heredoc that COPY writes', 'FROM a\nCOPY <<|', 'EOF', 'FROM a\nCOPY <<EOF destination\n\nEOF'],
  ['the end of a heredoc', 'FROM a\nRUN <<EOF\ntrue\nE|', 'EOF', 'FROM a\nRUN <<EOF\ntrue\nEOF'],
]);

describe('dockerfile completion: a shift is no heredoc', () => {
  for (const marked of ['FROM a\nRUN echo $((1<<|', 'FROM a\nENV A=<<|', 'FROM a\nCMD cat <<|'])
    it(marked.slice(7), () => assert.deepEqual(labelsAt(marked), []));
});
