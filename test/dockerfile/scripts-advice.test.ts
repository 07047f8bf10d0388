import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/engine/edits';
import { findingsOf, modelOf } from './support';

// What the rules about scripts say about calls, beyond the examples of the rules, and how their fixes are written.

/** The rules, of those asked for, that find something in a text. */
function found(text: string, ids: RegExp): string[] {
  const all = findingsOf(modelOf(text)).filter(({ ruleId }) => ids.test(ruleId));
  return all.map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`);
}

/** The text after the first fix of a rule. */
function fixed(text: string, id: string): string | undefined {
  const fix = findingsOf(modelOf(text)).find(({ ruleId }) => ruleId === id)?.fixes[0];
  return fix === undefined ? undefined : applyEdits(text, fix.edits);
}

describe('who answers a package manager', () => {
  const rows: [run: string, found: string[]][] = [
    ['apt-get install git', ['apt-get-yes install']],
    ['apt-get -q install git', ['apt-get-yes install']],
    ['sudo apt-get install git', ['apt-get-yes install']],
    ['sh -c "apt-get install git"', ['apt-get-yes install']],
    ['DEBIAN_FRONTEND=noninteractive apt-get install git', ['apt-get-yes install']],
    ['apt-get dist-upgrade', ['apt-get-yes dist-upgrade']],
    ['apt-get install git -y', []],
    ['apt-get -yqq install git', []],
    ['apt-get install -qq git', []],
    ['apt-get --assume-yes install git', []],
    ['apt-get install $OPTIONS git', []],
    ['apt-get -o APT::Get::Assume-Yes=true install git', []],
    ['apt-get install -s git', []],
    ['apt-get install ./git.deb', []],
    ['apt-get update', []],
    ['apt-get autoremove', []],
    ['echo apt-get install git', []],
    ['yes | apt-get install git', []],
    ['yum install git', ['yum-yes install']],
    ['yum install git --assumeyes', []],
    ['dnf -q install git', ['dnf-yes install']],
    ['tdnf install git', ['dnf-yes install']],
    ['microdnf install git', []],
    ['zypper in git', ['zypper-yes in']],
    ['zypper --non-interactive in git', []],
    ['zypper -nq in git', []],
  ];
  for (const [run, expected] of rows)
    it(run, () => assert.deepEqual(found(`FROM debian\nRUN ${run}\n`, /-yes$/), expected));
});

describe('what one call says of another', () => {
  const rows: [run: string, found: string[]][] = [
    ['apt-get --assume-yes install a && apt-get install b', ['apt-get-recommends install', 'apt-get-yes install']],
    ['apt-get install -y --no-install-recommends a && apt-get install -y b', ['apt-get-recommends install']],
    ['yum --assumeyes install a && yum install b', ['yum-yes install']],
    ["echo 'assumeyes=1' >>/etc/yum.conf && yum install b", []],
  ];
  for (const [run, expected] of rows)
    it(run, () => assert.deepEqual(found(`FROM debian\nRUN ${run}\n`, /-yes$|-recommends$/), expected));
});

describe('packages and their versions', () => {
  const rows: [run: string, found: string[]][] = [
    ['apt-get install -y git', ['apt-get-version git']],
    ['apt-get install -y g++', ['apt-get-version g++']],
    ['apt-get install -y git=1 make/stable', []],
    ['apt-get install -y -t stable git=1', []],
    ['apt-get install -y "git=$GIT" make-$MAKE', []],
    ['apt-get install -y /tmp/a.deb https://example.com/a.deb', []],
    ['apk add --virtual .deps git', ['apk-version git']],
    ['apk add -t .deps git=1 "make>4"', []],
    ['apk add git@edge', ['apk-version git@edge']],
    ['yum install -y git', ['yum-version git']],
    ['yum install -y git-2.4', []],
    ['dnf install -y @tools git.x86_64', ['dnf-version git.x86_64']],
    ['zypper -n in -t pattern git', ['zypper-version git']],
    ['pip install flask', ['pip-version flask']],
    ['pip3 install "flask[async]"', ['pip-version "flask[async]"']],
    ['python -m pip install flask', ['pip-version flask']],
    ['uv pip install --system flask', ['pip-version flask']],
    ['pip install flask==3 "a~=1" "b>=1,<2" "c @ https://example.com/c"', []],
    ['pip install . ./a a/b c.whl git+https://example.com/a.git', []],
    ['pip install -r a.txt', []],
    ['pip install -c a.txt flask', []],
    ['pip install --index-url https://example.com flask==1', []],
    ['pip install -U pip setuptools wheel', []],
    ['npm install -g a b', ['npm-version a']],
    ['npm i @a/b', ['npm-version @a/b']],
    ['npm install a@1 @b/c@2 d@latest ./e f/g git+ssh://h', []],
    ['npm ci', []],
    ['gem install a', ['gem-version a']],
    ['gem install a -v 1', []],
    ['gem install a -v1.2 --no-document', []],
    ['gem install a:1.0 bundler', []],
    ['go install example.com/a@latest', ['go-version example.com/a@latest']],
    ['go install -tags a,b example.com/a@v1 ./...', []],
    ['go install example.com/a', []],
  ];
  for (const [run, expected] of rows)
    it(run, () => assert.deepEqual(found(`FROM debian\nRUN ${run}\n`, /-version$/), expected));
});

describe('what package managers leave behind', () => {
  const rows: [what: string, text: string, found: string[]][] = [
    ['lists', 'FROM debian\nRUN apt-get -q update && apt-get install -y a\n', ['apt-lists apt-get -q update']],
    ['lists, once for each script', 'FROM debian\nRUN apt-get update; apt-get update\n', ['apt-lists apt-get update']],
    [
      'lists, removed later',
      'FROM debian\nRUN apt-get update\nRUN rm -rf /var/lib/apt/lists/*\n',
      ['apt-lists apt-get update'],
    ],
    ['lists, removed', 'FROM debian\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n', []],
    ['lists, removed with more', 'FROM debian\nRUN apt-get update && rm -rf /tmp/* /var/lib/apt\n', []],
    ['lists, removed by a list in braces', 'FROM debian\nRUN apt-get update && rm -rf /var/lib/{apt,dpkg}\n', []],
    ['lists, removed by find', 'FROM debian\nRUN apt-get update && find /var/lib/apt/lists -type f -delete\n', []],
    ['lists, dist-clean', 'FROM debian\nRUN apt-get update && apt-get dist-clean\n', []],
    [
      'lists, something else removed',
      'FROM debian\nRUN apt-get update && rm -rf /var/cache/apt\n',
      ['apt-lists apt-get update'],
    ],
    ['lists in a mount', 'FROM debian\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\n', []],
    ['lists in tmpfs', 'FROM debian\nRUN --mount=type=tmpfs,target=/var/lib/apt apt-get update\n', []],
    [
      'lists beside a secret',
      'FROM debian\nRUN --mount=type=secret,id=a apt-get update\n',
      ['apt-lists apt-get update'],
    ],
    [
      'a stage that is copied from',
      'FROM debian AS a\nRUN apk add a && apt-get update\nFROM debian\nCOPY --from=a /a /\n',
      [],
    ],
    ['a stage that is built on', 'FROM alpine AS a\nRUN apk add a\nFROM a\n', ['apk-cache apk add']],
    ['apk without network', 'FROM alpine\nRUN apk add --no-network a\n', []],
    ['pip, a variable of the stage', 'FROM a AS b\nENV PIP_NO_CACHE_DIR=1\nFROM b\nRUN pip install -r a\n', []],
    ['pip, a variable of later', 'FROM a\nRUN pip install -r a\nENV PIP_NO_CACHE_DIR=1\n', ['pip-cache pip install']],
    ['pip, a variable of the command', 'FROM a\nRUN PIP_NO_CACHE_DIR=1 pip install -r a\n', []],
    ['pip, a variable of the script', 'FROM a\nRUN export PIP_NO_CACHE_DIR=1; pip install -r a\n', []],
    ['pip, by env', 'FROM a\nRUN env PIP_NO_CACHE_DIR=1 pip install -r a\n', []],
    ['uv, which has a cache of its own', 'FROM a\nRUN uv pip install -r a\n', []],
    ['a JSON array', 'FROM a\nRUN ["pip", "install", "-r", "a"]\n', ['pip-cache install']],
    ['PowerShell', 'FROM a\nSHELL ["pwsh", "-Command"]\nRUN pip install -r a\n', []],
    ['Windows', 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN pip install -r a\n', []],
  ];
  for (const [what, text, expected] of rows)
    it(what, () => assert.deepEqual(found(text, /^(?:apt-lists|.*-cache)$/), expected));
});

describe('pipes', () => {
  const rows: [run: string, found: string[]][] = [
    ['curl a | tar x | cat', ['pipefail |']],
    ['echo a | cat | sort', ['pipefail |']],
    ['echo a | cut -d. -f1 | tr -d b | sort', []],
    ['ls a | cut -d. -f1 | tr -d b', ['pipefail |']],
    ['echo a | cat', []],
    ['{ echo a; echo b; } | cat', []],
    ['(cd a && make) | cat', ['pipefail |']],
    ['find . | head -1', []],
    ['apk list | grep -qE a', []],
    ['apk list | grep a', ['pipefail |']],
    ['a=$(curl a | tar x)', ['pipefail |']],
    ['bash -c "curl a | tar x"', ['pipefail |']],
    ['bash -o pipefail -c "curl a | tar x"', []],
    ['a || b', []],
    ['case $x in a|b) c;; esac', []],
  ];
  for (const [run, expected] of rows)
    it(run, () => assert.deepEqual(found(`FROM debian\nRUN ${run}\n`, /^pipefail$/), expected));
});

describe('what a fix writes', () => {
  const lists = 'rm -rf /var/lib/apt/lists/*';
  const rows: [what: string, id: string, text: string, fixed: string | undefined][] = [
    [
      'an option in a JSON array',
      'apt-get-yes',
      'RUN ["apt-get", "install", "a"]',
      'RUN ["apt-get", "install", "-y", "a"]',
    ],
    [
      'an option in a script within a script',
      'apt-get-yes',
      "RUN sh -c 'apt-get install a'",
      "RUN sh -c 'apt-get install -y a'",
    ],
    ['an option over lines', 'apk-cache', 'RUN apk \\\n  add \\\n  a', 'RUN apk \\\n  add --no-cache \\\n  a'],
    ['on one line', 'apt-lists', 'RUN apt-get update', `RUN apt-get update && ${lists}`],
    ['behind a semicolon', 'apt-lists', 'RUN apt-get update;', `RUN apt-get update; ${lists}`],
    [
      'in lines that begin with &&',
      'apt-lists',
      'RUN apt-get update \\\n && a \\\n    b',
      `RUN apt-get update \\\n && a \\\n    b \\\n && ${lists}`,
    ],
    [
      'in lines that end with &&',
      'apt-lists',
      'RUN apt-get update && \\\n    a \\\n      b',
      `RUN apt-get update && \\\n    a \\\n      b && \\\n    ${lists}`,
    ],
    [
      'in lines that end with a semicolon',
      'apt-lists',
      'RUN set -e; \\\n\tapt-get update; \\\n\ta',
      `RUN set -e; \\\n\tapt-get update; \\\n\ta; \\\n\t${lists}`,
    ],
    [
      'in lines of which the last ends with one',
      'apt-lists',
      'RUN set -e; \\\n\tapt-get update;',
      `RUN set -e; \\\n\tapt-get update; \\\n\t${lists}`,
    ],
    [
      'in lines of one command',
      'apt-lists',
      'RUN apt-get update \\\n  -q',
      `RUN apt-get update \\\n  -q \\\n  && ${lists}`,
    ],
    [
      'in lines with CRLF',
      'apt-lists',
      'RUN apt-get update \\\r\n && a',
      `RUN apt-get update \\\r\n && a \\\r\n && ${lists}`,
    ],
    ['in a heredoc', 'apt-lists', 'RUN <<EOF\n  apt-get update\nEOF', `RUN <<EOF\n  apt-get update\n  ${lists}\nEOF`],
    ['in ONBUILD', 'apt-lists', 'ONBUILD RUN apt-get update', `ONBUILD RUN apt-get update && ${lists}`],
    ['nothing behind a comment', 'apt-lists', 'RUN apt-get update # now', undefined],
    ['nothing behind a command in the background', 'apt-lists', 'RUN apt-get update &', undefined],
    ['nothing beside a heredoc', 'apt-lists', 'RUN apt-get update && cat <<EOF >a\nb\nEOF', undefined],
    ['nothing in a JSON array', 'apt-lists', 'RUN ["apt-get", "update"]', undefined],
    [
      'as the manager was called',
      'dnf-cache',
      'RUN microdnf install -y a',
      'RUN microdnf install -y a && microdnf clean all',
    ],
    ['WORKDIR', 'cd-in-run', 'RUN cd /a; make\nWORKDIR /b', 'WORKDIR /a\nRUN make\nWORKDIR /b'],
    [
      'WORKDIR above flags',
      'cd-in-run',
      'RUN --network=none cd /a && make\nENV a=b\nWORKDIR /b',
      'WORKDIR /a\nRUN --network=none make\nENV a=b\nWORKDIR /b',
    ],
    ['no WORKDIR that later instructions would stand in', 'cd-in-run', 'RUN cd /a && make\nCOPY b c', undefined],
    ['no WORKDIR that the image would begin in', 'cd-in-run', 'RUN cd /a && make', undefined],
    ['no WORKDIR that takes a comment along', 'cd-in-run', 'RUN cd /a \\\n# b\n && make\nWORKDIR /b', undefined],
    [
      'SHELL, indented like its RUN',
      'pipefail',
      '  RUN a | b',
      '  SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n  RUN a | b',
    ],
    ['one RUN of two', 'consecutive-runs', 'RUN a\n\n  run b c', 'RUN a \\\n    && b c'],
    ['no RUN that an assignment would reach', 'consecutive-runs', 'RUN export A=b\nRUN c', undefined],
    ['no RUN behind a comment', 'consecutive-runs', 'RUN a # b\nRUN c', undefined],
    ['apt-get, in its folder', 'apt-in-script', 'RUN /usr/bin/apt update', 'RUN /usr/bin/apt-get update'],
    ['no apt-get where it does something else', 'apt-in-script', 'RUN apt upgrade -y', undefined],
    ['no sudo', 'sudo-in-run', 'RUN sudo -EH  a', 'RUN a'],
    ['sudo where somebody else builds', 'sudo-in-run', 'USER a\nRUN sudo b', undefined],
  ];
  for (const [what, id, text, expected] of rows)
    it(what, () => {
      const whole = (part: string) => `FROM debian\n${part}\n`;
      assert.notEqual(found(whole(text), new RegExp(`^${id}$`)).length, 0);
      assert.equal(fixed(whole(text), id), expected && whole(expected));
    });
});
