import assert from 'node:assert/strict';
import { complete } from '../../server/src/dockerfile/features/completion';
import { choiceAt, choosing, cursorIn, labelsAt, offering } from './completion-support';
import { modelOf } from './support';

const file = (rest: string) =>
  `ARG VERSION=1.2\nFROM debian AS base\nENV BASE=/opt\nARG ONLY_HERE\nFROM base\nARG VERSION\nENV DATA=\${BASE}/data\n${rest}`;
const ours = ['DATA', 'VERSION', 'ONLY_HERE', 'BASE'];

offering('variables', [
  ['of the stage and those that it builds on, the nearest first', file('WORKDIR $|'), [...ours, 'PATH']],
  ['within braces', file('WORKDIR ${|}'), [...ours, 'PATH']],
  ['that begin so', file('WORKDIR ${DA|'), ['DATA']],
  ['in flags', file('COPY --chown=$D| a b'), ['DATA']],
  ['in mounts', file('RUN --mount=type=cache,target=$D|'), ['DATA']],
  ['in labels, in double quotes', file('LABEL a="x $DA|'), ['DATA']],
  ['not in single quotes', file("LABEL a='x $DA|"), []],
  ['not behind an escape', file('LABEL a=\\$DA|'), []],
  ['behind a quoted pair', file("ENV A='x' B=$DA|"), ['DATA']],
  ['in the JSON form of COPY', file('COPY ["$DA|"'), ['DATA']],
  ['on the next line', file('ENV A=1 \\\n    B=$DA|'), ['DATA']],
  ['not where BuildKit takes none: stages', file('COPY --from=$|'), []],
  ['not below the cursor', 'FROM a\nWORKDIR $L|\nENV LATER=1', []],
  ['in FROM: global ARGs, not the variables of stages', `${file('')}FROM alpine:$VER|`, ['VERSION']],
  ['in FROM: platforms', 'FROM --platform=${TARGETA|}', ['TARGETARCH']],
  ['in a global ARG: those above', 'ARG A=1\nARG B=$A|\nARG AB\nFROM a', ['A']],
  ['in an ARG: those before it on the line', 'FROM a\nARG A1=1 A2=$A| A3=2', ['A1']],
  ['in a global ARG: those before it on the line', 'ARG A1=1 A2=$A| A3=2\nFROM a', ['A1']],
  ['in an ENV: not those of its own line', 'FROM a\nENV A1=1 A2=$A|', []],
  ['in RUN: those of a shell', file('RUN echo "$HO|'), ['HOME', 'HOSTNAME']],
  ['in RUN: proxies', file('RUN echo $http|'), ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy']],
  ['in CMD: no ARGs, which no container has', file('CMD echo $|'), ['DATA', 'BASE', 'PATH', 'HOME', 'HOSTNAME']],
  ['in a JSON array that names a shell', file('CMD ["sh", "-c", "echo $DA|"]'), ['DATA']],
  ['not in a JSON array that starts a program', file('CMD ["echo", "$DA|"]'), []],
  ['in a script', file("RUN <<EOF\n# don't\necho $DA|\nEOF"), ['DATA']],
  ['in a quoted script, which its shell reads', file("RUN <<'EOF'\necho $DA|\nEOF"), ['DATA']],
  ['not in a script of another language', file('RUN <<EOF\n#!/usr/bin/env perl\nprint $DA|\nEOF'), []],
  ['in a file that COPY writes', file("COPY <<EOF /a\nit's $DA|\nEOF"), ['DATA']],
  ['not in a quoted file', file('COPY <<"EOF" /a\n$DA|\nEOF'), []],
  ['in ONBUILD: what the image hands on', file('ONBUILD RUN echo $|'), ['DATA', 'BASE', 'PATH', 'HOME', 'HOSTNAME']],
  ['not names that no dollar sign can read', 'FROM a\nENV a.b=1 =2 9c=3\nWORKDIR $|', ['PATH']],
  ['modifiers', file('WORKDIR ${DATA:|}'), [':-default', ':+text', ':?message']],
]);

choosing('variables', [
  ['behind $', file('WORKDIR $|'), 'DATA', file('WORKDIR $DATA')],
  ['a brace is closed', file('WORKDIR ${DA|'), 'DATA', file('WORKDIR ${DATA}')],
  ['a closed brace stays', file('WORKDIR ${DA|}/x'), 'DATA', file('WORKDIR ${DATA}/x')],
  ['a whole name is replaced', file('WORKDIR $VE|RSION/x'), 'DATA', file('WORKDIR $DATA/x')],
  ['a modifier stays', file('WORKDIR ${VE|RSION:-x}'), 'DATA', file('WORKDIR ${DATA:-x}')],
  ['a modifier', file('WORKDIR ${DATA:|}'), ':-default', file('WORKDIR ${DATA:-default}')],
  ['a modifier in an open brace', file('WORKDIR ${DATA:|'), ':?message', file('WORKDIR ${DATA:?message}')],
]);

describe('dockerfile completion: a variable', () => {
  it('tells its value and where it comes from', () => {
    const data = choiceAt(file('WORKDIR $|'), 'DATA');
    assert.equal(data.detail, '= /opt/data');
    assert.equal(data.documentation, '`ENV DATA=${BASE}/data` on line 7, in `stage 1`.\n\nIts value is `/opt/data`.');
    const version = choiceAt(file('WORKDIR $|'), 'VERSION');
    assert.equal(version.detail, '= 1.2');
    assert.match(version.documentation ?? '', /takes its default from line 1\.\n\nIts default is `1\.2`/);
  });

  it('that the builder sets is explained', () => {
    assert.match(choiceAt('FROM a\nARG TARGETARCH\nRUN $|', 'TARGETARCH').documentation ?? '', /architecture/);
  });

  it('is found among very many by typing on', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `ENV A${index}=1\n`).join('');
    const { text, offset } = cursorIn(`FROM a\n${many}WORKDIR $|`);
    assert.equal(complete(modelOf(text), offset)?.isIncomplete, true);
    assert.deepEqual(labelsAt(`FROM a\n${many}WORKDIR $a199|`).slice(0, 2), ['A1999', 'A1998']);
    assert.equal(complete(modelOf('FROM a\nWORKDIR $'), 16)?.isIncomplete, false);
  });

  it('is all that a dollar sign or a brace brings up', () => {
    for (const trigger of ['$', '{', ':']) assert.deepEqual(labelsAt('FROM a\nRUN |', trigger), []);
  });
});
