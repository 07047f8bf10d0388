import assert from 'node:assert/strict';
import type { Claim } from '../../server/src/project/claims';
import { type Files, links, task } from './workspace';

const host = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const web = { 'web/Dockerfile': 'FROM scratch AS build\nFROM build AS app' };
const compose = (build: string, image = 'parcels/web', name = 'compose.yaml') => ({
  [name]: `services:\n  web:\n    image: ${image}\n    build: ${build}\n`,
});
const runs = (image: string) => ({ 'task-definition.json': task({ main: image }) });
const render = (image: string, more = '') => `
      - uses: aws-actions/amazon-ecs-render-task-definition@v1
        with:
          task-definition: task-definition.json
          container-name: main
          image: ${image}${more}`;
const workflow = (steps: string, head = 'on: push', job = '') => ({
  '.github/workflows/deploy.yml': `${head}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n${job}    steps:${steps}\n`,
});
const builtByAction = (inputs: string, id = 'build') => `
      - id: ${id}
        uses: docker/build-push-action@v6
        with: { ${inputs} }`;
const builtByScript = (script: string, more = '') => `
      - id: build
        run: |
          ${script}${more}`;

const table: readonly [what: string, files: Files, found: readonly string[]][] = [
  // Names of folders
  [
    'a folder called like the repository',
    { ...web, ...runs(`${host}/parcels/web:1`) },
    ['main ← web/Dockerfile#app (folder)'],
  ],
  [
    'a Dockerfile called like it',
    { 'docker/Dockerfile.web': 'FROM scratch', ...runs(`${host}/web`) },
    ['main ← docker/Dockerfile.web#stage 0 (folder)'],
  ],
  [
    'the other way round',
    { 'docker/web.dockerfile': 'FROM scratch', ...runs(`${host}/web`) },
    ['main ← docker/web.dockerfile#stage 0 (folder)'],
  ],
  [
    'a registry and a tag that are filled in later',
    { ...web, ...runs('${REGISTRY}/web:${TAG:-1}') },
    ['main ← web/Dockerfile#app (folder)'],
  ],
  [
    'two folders of that name',
    { ...web, 'old/web/Dockerfile': 'FROM scratch', ...runs(`${host}/web`) },
    ['main ← web/Dockerfile#app (folder?)', 'main ← old/web/Dockerfile#stage 0 (folder?)'],
  ],
  ['an image that others build', { 'nginx/Dockerfile': 'FROM scratch', ...runs('public.ecr.aws/nginx/nginx:1') }, []],
  ['an official image', { 'redis/Dockerfile': 'FROM scratch', ...runs('redis:7') }, []],
  ['a placeholder for the image', { ...web, ...runs('<IMAGE1_NAME>') }, []],
  ['a Dockerfile without a stage', { 'web/Dockerfile': '', ...runs(`${host}/web`) }, []],

  // Compose files
  [
    'build and image',
    { ...web, ...compose('web'), ...runs(`${host}/parcels/web:1`) },
    ['main ← web/Dockerfile#app (compose)'],
  ],
  [
    'a stage',
    { ...web, ...compose('{ context: web, target: BUILD }'), ...runs(`${host}/parcels/web`) },
    ['main ← web/Dockerfile#build (compose)'],
  ],
  [
    'a Dockerfile in the context',
    {
      'web/prod.Dockerfile': 'FROM scratch',
      ...compose('{ context: ./web, dockerfile: prod.Dockerfile }'),
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/prod.Dockerfile#stage 0 (compose)'],
  ],
  [
    'a context above',
    {
      Dockerfile: 'FROM scratch',
      ...compose('..', 'parcels/web', 'dev/docker-compose.override.yml'),
      ...runs(`${host}/parcels/web`),
    },
    ['main ← Dockerfile#stage 0 (compose)'],
  ],
  [
    'tags',
    {
      ...web,
      'compose.yml': 'services: { web: { build: { context: web, tags: [x/y, parcels/web] } } }',
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/Dockerfile#app (compose)'],
  ],
  [
    'a registry from the environment',
    { ...web, ...compose('web', '${REGISTRY:-local}/parcels/web:${TAG}'), ...runs(`${host}/parcels/web`) },
    ['main ← web/Dockerfile#app (compose)'],
  ],
  [
    'parts that are shared',
    {
      ...web,
      'compose.yaml':
        'x-b: &b { context: web }\nservices:\n  a: &a\n    build: *b\n  web:\n    <<: *a\n    image: parcels/web\n',
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/Dockerfile#app (compose)'],
  ],
  [
    'two that agree',
    {
      ...web,
      ...compose('web'),
      ...compose('./web', 'parcels/web', 'compose.prod.yaml'),
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/Dockerfile#app (compose+compose)'],
  ],
  [
    'two that do not',
    {
      ...web,
      ...compose('web'),
      ...compose('{context: web, target: build}', 'parcels/web', 'compose.dev.yaml'),
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/Dockerfile#app (compose?)', 'main ← web/Dockerfile#build (compose?)'],
  ],
  [
    'another image',
    { ...web, ...compose('web', 'parcels/other'), ...runs(`${host}/parcels/web`) },
    ['main ← web/Dockerfile#app (folder)'],
  ],
  [
    'another registry that is no ECR',
    { x: '', ...compose('web', 'ghcr.io/parcels/web'), ...runs(`${host}/parcels/web`) },
    [],
  ],
  [
    'an account of another stage of life',
    {
      ...web,
      ...compose('web', '444455556666.dkr.ecr.eu-west-1.amazonaws.com/parcels/web'),
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/Dockerfile#app (compose)'],
  ],
  ['a Dockerfile that is not there', { ...compose('gone'), ...runs(`${host}/parcels/web`) }, []],
  [
    'a stage that is not there',
    { 'app/Dockerfile': 'FROM scratch', ...compose('{ context: app, target: gone }'), ...runs(`${host}/parcels/web`) },
    [],
  ],
  [
    'a context elsewhere',
    { Dockerfile: 'FROM scratch', ...compose('https://github.com/a/b.git'), ...runs(`${host}/parcels/web`) },
    [],
  ],
  [
    'keys without a value',
    {
      ...web,
      'compose.yaml': 'services:\n  web:\n    build:\n      context: web\n      target:\n    image: parcels/web\n',
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/Dockerfile#app (compose)'],
  ],
  [
    'a broken file',
    { ...web, 'compose.yaml': 'services: [', ...runs(`${host}/parcels/web`) },
    ['main ← web/Dockerfile#app (folder)'],
  ],

  // Workflows
  [
    'an action that builds, its output rendered',
    {
      ...web,
      ...workflow(builtByAction('context: web, target: app') + render('${{ steps.build.outputs.imageid }}')),
      ...runs('<IMAGE1_NAME>'),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'tags that hold the repository of the image',
    {
      ...web,
      ...workflow(
        builtByAction(
          'context: ., file: web/Dockerfile, tags: "${{ steps.ecr.outputs.registry }}/parcels/web:${{ github.sha }}"',
        ),
      ),
      ...runs(`${host}/parcels/web:1`),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'names from the environment',
    {
      ...web,
      ...workflow(
        builtByAction('context: web, tags: "${{ env.REPOSITORY }}:1"') + render('r.io/${{ env.REPOSITORY }}:1'),
        'env: { REPOSITORY: parcels/web }',
      ),
      ...runs('TO_FILL_IN'),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'a script that hands its image on',
    {
      ...web,
      ...workflow(
        builtByScript(
          'docker build --pull -t $REG/$REPO:$TAG -f web/Dockerfile .',
          '\n          echo "image=$REG/$REPO:$TAG" >> $GITHUB_OUTPUT',
        ) + render('${{ steps.build.outputs.image }}'),
        'env: { REPO: parcels/web }',
      ),
      ...runs(''),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'a script that builds two',
    {
      ...web,
      'api/Dockerfile': 'FROM scratch',
      ...workflow(
        builtByScript(
          'docker build -t r.io/web web && docker build -t r.io/api api',
          '\n          echo "image=r.io/api" >> "$GITHUB_OUTPUT"',
        ) + render('${{ steps.build.outputs.image }}'),
      ),
      ...runs('<IMAGE1_NAME>'),
    },
    ['main ← api/Dockerfile#stage 0 (workflow)'],
  ],
  [
    'folders that a script goes to',
    {
      ...web,
      ...workflow(
        builtByScript(
          'cd web\n          docker buildx build --platform linux/arm64 --push --target build -t x/y "${CONTEXT}" -f Dockerfile',
        ) + render('x/y'),
      ),
      ...runs('<X>'),
    },
    ['main ← web/Dockerfile#build (workflow)'],
  ],
  [
    'a folder to work in',
    {
      ...web,
      ...workflow(`\n      - run: docker build -t x/y .\n        working-directory: web${render('x/y')}`),
      ...runs('<X>'),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'a matrix',
    {
      ...web,
      'api/Dockerfile': 'FROM scratch',
      ...workflow(
        builtByAction('context: "${{ matrix.name }}", tags: "r.io/parcels/${{ matrix.name }}:1"'),
        'on: push',
        '    strategy: { matrix: { name: [web, api] } }\n',
      ),
      'task-definition.json': task({ a: 'r.io/parcels/web', b: 'r.io/parcels/api' }),
    },
    ['a ← web/Dockerfile#app (workflow)', 'b ← api/Dockerfile#stage 0 (workflow)'],
  ],
  [
    'images of docker/metadata-action',
    {
      ...web,
      ...workflow(
        `\n      - id: meta\n        uses: docker/metadata-action@v5\n        with: { images: r.io/parcels/web }${builtByAction('context: web, tags: "${{ steps.meta.outputs.tags }}"')}`,
      ),
      ...runs('r.io/parcels/web:1'),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'an image of another job',
    {
      ...web,
      '.github/workflows/d.yaml': `jobs:\n  build:\n    outputs: { image: "\${{ steps.build.outputs.image }}" }\n    steps:${builtByScript('docker build -t r.io/web web', '\n          echo "image=r.io/web:1" >> $GITHUB_OUTPUT')}\n  deploy:\n    steps:${render('${{ needs.build.outputs.image }}')}\n`,
      ...runs('<X>'),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'the only build there is',
    {
      ...web,
      ...workflow(builtByAction('context: web, tags: "${{ secrets.A }}"') + render('${{ secrets.A }}')),
      ...runs('<X>'),
    },
    ['main ← web/Dockerfile#app (workflow)'],
  ],
  [
    'one of two, nobody knows which',
    {
      ...web,
      'api/Dockerfile': 'FROM scratch',
      ...workflow(builtByAction('context: web') + builtByAction('context: api', 'b') + render('${{ vars.IMAGE }}')),
      ...runs('<X>'),
    },
    [],
  ],
  [
    'another container',
    {
      ...web,
      ...workflow(builtByAction('context: web') + render('${{ steps.build.outputs.x }}')),
      'task-definition.json': task({ other: '<X>' }),
    },
    [],
  ],
  [
    'a workflow and a compose file that do not agree',
    {
      ...web,
      ...compose('{ context: web, target: build }'),
      ...workflow(builtByAction('context: web, tags: parcels/web')),
      ...runs(`${host}/parcels/web`),
    },
    ['main ← web/Dockerfile#build (compose?)', 'main ← web/Dockerfile#app (workflow?)'],
  ],
  [
    'a broken workflow',
    { ...web, ...workflow('\n  - {'), ...runs(`${host}/parcels/web`) },
    ['main ← web/Dockerfile#app (folder)'],
  ],
];

describe('links: what builds the image of a container', () => {
  for (const [what, files, found] of table) it(what, () => assert.deepEqual(links(files), found));

  const all: Files = { ...web, ...compose('web'), ...runs(`${host}/parcels/web`) };
  const said = (kind: Claim['evidence']['kind'], more: Partial<Claim> = {}): Claim => ({
    dockerfile: '/app/web/Dockerfile',
    target: 'build',
    images: [{ repository: 'parcels/web', hasRegistry: false }],
    evidence: { kind },
    ...more,
  });

  it('believes a push before files, a task before a push, and a mapping before all', () => {
    assert.deepEqual(links(all, [said('push')]), ['main ← web/Dockerfile#build (push)']);
    assert.deepEqual(links(all, [said('push'), said('task', { target: 'app' })]), ['main ← web/Dockerfile#app (task)']);
    const mapping = said('mapping', { images: [], runsAs: { taskDefinition: '/app/*.json', container: 'main' } });
    assert.deepEqual(links(all, [said('task', { target: 'app' }), mapping]), ['main ← web/Dockerfile#build (mapping)']);
  });

  it('follows a mapping only to the containers that it is for', () => {
    const other = said('mapping', { images: [], runsAs: { container: 'other' } });
    assert.deepEqual(links(all, [other]), ['main ← web/Dockerfile#app (compose)']);
    const elsewhere = said('mapping', { images: [], runsAs: { taskDefinition: '/app/x.json', container: 'main' } });
    assert.deepEqual(links(all, [elsewhere]), ['main ← web/Dockerfile#app (compose)']);
  });
});
