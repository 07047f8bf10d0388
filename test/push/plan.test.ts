import assert from 'node:assert/strict';
import { type BuildSource, faultsOf, type PushPlan } from '../../client/src/features/push-to-ecr/plan';
import { shellCommands } from '../../client/src/features/push-to-ecr/shell-commands';
import { stepsOf } from '../../client/src/features/push-to-ecr/steps';

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const web = `${registry}/parcels/web`;

const source: BuildSource = { dockerfile: '/parcels/web/Dockerfile', context: '/parcels/web' };

const plan: PushPlan = {
  engine: { name: 'docker', builder: 'buildx' },
  source,
  target: { registry, repository: 'parcels/web', region: 'eu-west-1', account: '111122223333' },
  tags: ['1.4.2'],
};

const lines = (changes: Partial<PushPlan>) => stepsOf({ ...plan, ...changes }).map(({ args }) => args.join(' '));

const signIn = `login --username AWS --password-stdin ${registry}`;
const files = '--file /parcels/web/Dockerfile /parcels/web';

describe('the steps of a plan', () => {
  const table: Readonly<Record<string, readonly [changes: Partial<PushPlan>, steps: readonly string[]]>> = {
    'build, sign in and push': [
      { tags: ['1.4.2', 'main'] },
      [
        `buildx build --load --provenance=false --progress plain --tag ${web}:1.4.2 --tag ${web}:main ${files}`,
        signIn,
        `push ${web}:1.4.2`,
        `push ${web}:main`,
      ],
    ],
    'push from within the build for several platforms': [
      { source: { ...source, platforms: ['linux/amd64', 'linux/arm64'], provenance: true } },
      [
        signIn,
        `buildx build --push --provenance=true --progress plain --platform linux/amd64,linux/arm64 --tag ${web}:1.4.2 ${files}`,
      ],
    ],
    'create the repository first': [
      { target: { ...plan.target, create: { tagMutability: 'IMMUTABLE', scansOnPush: true } } as PushPlan['target'] },
      [
        'ecr create-repository --repository-name parcels/web --image-tag-mutability IMMUTABLE --image-scanning-configuration scanOnPush=true --region eu-west-1',
        `buildx build --load --provenance=false --progress plain --tag ${web}:1.4.2 ${files}`,
        signIn,
        `push ${web}:1.4.2`,
      ],
    ],
    'name and push an image that is there': [
      { source: { image: 'web:dev' } },
      [`tag web:dev ${web}:1.4.2`, signIn, `push ${web}:1.4.2`],
    ],
    'only build': [
      { target: { name: 'web' }, tags: ['dev'] },
      [`buildx build --load --provenance=false --progress plain --tag web:dev ${files}`],
    ],
    'build with stage, arguments and secrets': [
      {
        engine: { name: 'docker', builder: 'buildkit' },
        source: {
          ...source,
          target: 'release',
          buildArgs: { VERSION: '1.4.2 rc', HTTP_PROXY: null },
          secrets: [
            { id: 'npm', env: 'NPM_TOKEN' },
            { id: 'key', file: '/keys/a,b' },
          ],
        },
      },
      [
        `build --progress plain --target release --build-arg VERSION=1.4.2 rc --build-arg HTTP_PROXY --secret id=npm,env=NPM_TOKEN --secret id=key,"src=/keys/a,b" --tag ${web}:1.4.2 ${files}`,
        signIn,
        `push ${web}:1.4.2`,
      ],
    ],
    'make a list of platforms with podman': [
      {
        engine: { name: 'podman', builder: 'own' },
        source: { ...source, platforms: ['linux/amd64', 'linux/arm64'] },
        tags: ['1', '2'],
      },
      [
        'manifest rm localhost/platforms/parcels/web:1',
        `build --platform linux/amd64,linux/arm64 --layers=false --manifest localhost/platforms/parcels/web:1 ${files}`,
        signIn,
        `manifest push --all localhost/platforms/parcels/web:1 docker://${web}:1`,
        `manifest push --all localhost/platforms/parcels/web:1 docker://${web}:2`,
      ],
    ],
  };
  for (const [title, [changes, steps]] of Object.entries(table))
    it(title, () => {
      assert.deepEqual(faultsOf({ ...plan, ...changes }), []);
      assert.deepEqual(lines(changes), steps);
    });
});

describe('the faults of a plan', () => {
  const table: readonly (readonly [part: string, value: string, changes: Partial<PushPlan>])[] = [
    ['tag', '--all', { tags: ['--all'] }],
    ['tag', '', { tags: [] }],
    ['registry', '-x', { target: { ...plan.target, registry: '-x' } as PushPlan['target'] }],
    ['repository', '../x', { target: { ...plan.target, repository: '../x' } as PushPlan['target'] }],
    ['repository', '-q', { target: { name: '-q' } }],
    ['image', '--help', { source: { image: '--help' } }],
    ['path', 'web', { source: { ...source, context: 'web' } }],
    ['path', '--output=x', { source: { ...source, dockerfile: '--output=x' } }],
    ['stage', '--no-cache', { source: { ...source, target: '--no-cache' } }],
    ['build argument', '-f', { source: { ...source, buildArgs: { '-f': '' } } }],
    ['secret', 'a,src=/etc/passwd', { source: { ...source, secrets: [{ id: 'a,src=/etc/passwd', env: 'A' }] } }],
    ['platform', 'linux/amd64 --push', { source: { ...source, platforms: ['linux/amd64 --push'] } }],
    ['needs a registry', 'a, b', { source: { ...source, platforms: ['a', 'b'] }, target: { name: 'web' } }],
    [
      'needs buildx',
      'linux/amd64, linux/arm64',
      {
        engine: { name: 'docker', builder: 'buildkit' },
        source: { ...source, platforms: ['linux/amd64', 'linux/arm64'] },
      },
    ],
    [
      'needs BuildKit',
      'secret',
      { engine: { name: 'docker', builder: 'classic' }, source: { ...source, secrets: [{ id: 'a', env: 'A' }] } },
    ],
  ];
  for (const [part, value, changes] of table)
    it(`${part}: ${value || 'none'}`, () => {
      assert.deepEqual(faultsOf({ ...plan, ...changes }), [{ part, value }]);
    });
});

describe('the commands to copy', () => {
  const odd: PushPlan = {
    ...plan,
    engine: { name: 'docker', builder: 'buildkit' },
    source: { ...source, context: "/it's here", buildArgs: { TITLE: 'a "b" $c `d`' } },
  };

  it('are quoted for a POSIX shell, which hands a token on by a pipe alone', () => {
    assert.deepEqual(shellCommands(odd, 'posix'), [
      `DOCKER_BUILDKIT=1 docker build --progress plain --build-arg 'TITLE=a "b" $c \`d\`' --tag ${web}:1.4.2 --file /parcels/web/Dockerfile '/it'\\''s here'`,
      `aws ecr get-login-password --region eu-west-1 | docker ${signIn}`,
      `docker push ${web}:1.4.2`,
    ]);
  });

  it('are quoted for PowerShell', () => {
    assert.equal(
      shellCommands(odd, 'powershell')[0],
      `$env:DOCKER_BUILDKIT = '1'; docker build --progress plain --build-arg 'TITLE=a "b" $c \`d\`' --tag ${web}:1.4.2 --file /parcels/web/Dockerfile '/it''s here'`,
    );
  });
});
