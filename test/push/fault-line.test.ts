import assert from 'node:assert/strict';
import { faultLine, kindOf } from '../../client/src/infrastructure/container-engine';

// What builders print that the engines of the other suites do not: the words of newer versions, as their sources have them.

const dockerfile = `# syntax=docker/dockerfile:1
ARG BASE=busybox
FROM \${BASE} AS tests
WORKDIR /src
RUN <<EOF
set -e
RUN is no instruction here
EOF
# a comment
RUN npm ci \\
  # another one

  && npm test
FROM \${BASE}
COPY --from=tests /src/\${NAME} /app
RUN true
`;

const table: Readonly<Record<string, readonly [output: string, line: number | undefined]>> = {
  'the frame around the line, of newer BuildKits': [
    'Dockerfile:10\n--------------------\n   9 |     # a comment\n  10 | >>> RUN npm ci \\\n--------------------\nERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    10,
  ],
  'the frame around a Dockerfile of another name': [
    'api.Dockerfile:4\n--------------------\n   4 | >>> WORKDIR /src\n',
    4,
  ],
  'the frame around a file that is no Dockerfile by its name': [
    'Containerfile:4\n--------------------\n   4 | >>> WORKDIR /src\n',
    4,
  ],
  'a parse error of newer BuildKits': [
    'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: FRO',
    3,
  ],
  'a step of a named stage': ['------\n > [tests 4/4] RUN npm ci   && npm test:\n0.2 failed\n------\n', 10],
  'a step of a stage without a name, for a platform': [' > [linux/arm64 stage-1 3/3] RUN true:\n------\n', 16],
  'a step that is a heredoc': [' > [tests 3/4] RUN <<EOF (set -e...):\n------\n', 5],
  'a step whose variables are filled in': [' > [stage-1 2/3] COPY --from=tests /src/app /app:\n------\n', 15],
  'a step after triggers of the base': [' > [tests 9/9] RUN npm ci   && npm test:\n------\n', 10],
  'a step of the classic builder': ['Step 5/8 : RUN npm ci   && npm test\n ---> Running in 123\n', 10],
  'nothing about a line': ['ERROR: failed to connect', undefined],
  'the loading of a base': [' > [internal] load metadata for docker.io/library/nothing:latest:\n------\n', undefined],
};

describe('the line that a failed build is about', () => {
  for (const [title, [output, line]] of Object.entries(table))
    it(title, () => {
      assert.equal(faultLine(output, dockerfile), line);
    });
});

describe('what an output is about', () => {
  const kinds: readonly (readonly [kind: string, isBuild: boolean, output: string])[] = [
    ['needs-builder', true, 'ERROR: Multi-platform build is not supported for the docker driver.'],
    ['needs-builder', true, 'ERROR: multiple platforms feature is currently not supported for docker driver.'],
    ['needs-builder', true, 'ERROR: failed to build: Attestation is not supported for the docker driver.'],
    ['needs-builder', true, 'exec /bin/sh: exec format error'],
    [
      'no-base',
      true,
      'ERROR: failed to solve: a/base: failed to resolve source metadata for docker.io/a/base:latest: pull access denied',
    ],
    ['signed-out', false, 'denied: Your authorization token has expired. Reauthenticate and try again.'],
    ['signed-out', false, 'no basic auth credentials'],
    [
      'denied',
      false,
      'denied: User: arn:aws:iam::111122223333:user/dev is not authorized to perform: ecr:InitiateLayerUpload',
    ],
    [
      'repository-missing',
      false,
      "name unknown: The repository with name 'web' does not exist in the registry with id '111122223333'",
    ],
    [
      'tag-exists',
      false,
      "tag invalid: The image tag '1' already exists in the 'web' repository and cannot be overwritten because the tag is immutable.",
    ],
    ['unreachable', false, 'dial tcp 10.0.0.1:443: i/o timeout'],
    ['not-running', false, 'error during connect: this error may indicate that the docker daemon is not running'],
    [
      'not-running',
      true,
      'ERROR: failed to connect to the docker API at unix:///run/x.sock; check if the path is correct and if the daemon is running',
    ],
    [
      'no-permission',
      true,
      'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
    ],
    ['failed', false, 'something else'],
  ];
  for (const [kind, isBuild, output] of kinds)
    it(`${kind}: ${output}`, () => {
      assert.equal(kindOf(output, isBuild), kind);
    });
});
