import assert from 'node:assert/strict';
import { type EcrSource, ecrCatalog } from '../../server/src/engine/ecr-catalog';
import { imageChoices, imageQuestion, repositoryChoices } from '../../server/src/engine/image-choices';

const host = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const uri = `${host}/parcels/web`;
const digest = `sha256:${'a'.repeat(64)}`;

describe('what a reference asks for', () => {
  const table = [
    ['', { kind: 'repositories', host: undefined }],
    ['web', { kind: 'repositories', host: undefined }],
    [`${host}/`, { kind: 'repositories', host }],
    [`${host}/parcels/w`, { kind: 'repositories', host }],
    [`${uri}:`, { kind: 'images', repository: uri, by: 'tag', start: uri.length + 1 }],
    [`${uri}:1.4`, { kind: 'images', repository: uri, by: 'tag', start: uri.length + 1 }],
    [`${uri}@`, { kind: 'images', repository: uri, by: 'digest', start: uri.length + 1 }],
    [`${uri}:1.4@sha`, { kind: 'images', repository: uri, by: 'digest', start: uri.length + 5 }],
    ['localhost:5000/web:', { kind: 'images', repository: 'localhost:5000/web', by: 'tag', start: 19 }],
  ] as const;
  for (const [before, question] of table)
    it(`is known from "${before}"`, () => assert.deepEqual(imageQuestion(before), question));
});

describe('the choices of an image', () => {
  const site = (before: string) => ({ span: { start: 5, end: 5 + before.length }, before });

  it('are repositories that hold what is typed, then what the workspace names', () => {
    const list = { items: [{ uri }, { uri: `${host}/base` }], isComplete: true };
    const { choices, isIncomplete } = repositoryChoices(site('web'), list, ['web:1', 'node:24', uri], true);
    assert.deepEqual(
      choices.map(({ label, text }) => `${label} ${text}`),
      [`${uri} ${uri}:`, 'web:1 web:1'],
    );
    assert.equal(isIncomplete, false);
  });

  it('are asked for again where the list is long, or still being read', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ uri: `${host}/r${index}` }));
    const answer = repositoryChoices(site(''), { items: many, isComplete: true }, [], false);
    assert.equal(answer.choices.length, 200);
    assert.equal(answer.isIncomplete, true);
    assert.equal(repositoryChoices(site(''), { items: [], isComplete: false }, [], false).isIncomplete, true);
  });

  it('are tags, the newest first, in place of the old one', () => {
    const before = `${uri}:1`;
    const question = imageQuestion(before);
    assert.ok(question.kind === 'images');
    const items = [
      { digest, tags: ['1.4.2', 'latest'], detail: '5.2 MB' },
      { digest: 'sha256:b', tags: [] },
    ];
    const named = [`${uri}:1.3.0`, `${uri}:latest`, 'other:9'];
    const { choices } = imageChoices(site(before), question, { items, isComplete: true }, named);
    assert.deepEqual(
      choices.map(({ label, detail }) => `${label} | ${detail}`),
      ['1.4.2 | 5.2 MB', 'latest | 5.2 MB', '1.3.0 | in this workspace'],
    );
    assert.deepEqual(choices[0]?.span, { start: 5 + uri.length + 1, end: 5 + before.length });
  });

  it('are digests, also of images without a tag', () => {
    const question = imageQuestion(`${uri}@`);
    assert.ok(question.kind === 'images');
    const items = [
      { digest, tags: ['1.4.2'], detail: '5.2 MB' },
      { digest: 'sha256:b', tags: [] },
    ];
    const { choices } = imageChoices(site(`${uri}@`), question, { items, isComplete: true }, []);
    assert.deepEqual(
      choices.map(({ label, detail }) => `${label} | ${detail}`),
      [`${digest} | 1.4.2 · 5.2 MB`, 'sha256:b | undefined'],
    );
  });
});

describe('the catalogue of ECR', () => {
  const source: EcrSource = {
    regions: ['eu-west-1', 'us-east-1'],
    repositories: async (region) => ({ items: [{ uri: uri.replace('eu-west-1', region) }], isComplete: true }),
    images: async ({ account }, repository) => ({
      items: [
        {
          digest,
          tags: [account, repository],
          pushedAt: new Date('2026-11-20T09:30:00Z'),
          size: 5_240_000,
          scan: { counts: { CRITICAL: 1, LOW: 0 } },
        },
      ],
      isComplete: true,
    }),
  };
  const catalog = ecrCatalog(async () => source);

  it('lists the regions in use, or the registry that is named', async () => {
    assert.equal((await catalog.repositories(undefined)).items.length, 2);
    assert.deepEqual((await catalog.repositories(host)).items, [{ uri }]);
    assert.deepEqual((await catalog.repositories(host.replace('1111', '9999'))).items, []);
  });

  it('describes images by account and repository of the reference', async () => {
    const { items } = await catalog.images(uri);
    assert.deepEqual(items, [
      { digest, tags: ['111122223333', 'parcels/web'], detail: '2026-11-20 09:30 · 5.2 MB · 1 critical' },
    ]);
  });

  it('asks nobody for registries that are not of ECR, and fails for nobody', async () => {
    let asked = 0;
    const failing = ecrCatalog(async () => {
      asked += 1;
      throw new Error('no credentials');
    });
    const empty = { items: [], isComplete: true };
    assert.deepEqual(await failing.repositories('ghcr.io'), empty);
    assert.deepEqual(await failing.images('node'), empty);
    assert.equal(asked, 0);
    assert.deepEqual(await failing.repositories(host), empty);
    assert.deepEqual(await failing.images(uri), empty);
  });
});
