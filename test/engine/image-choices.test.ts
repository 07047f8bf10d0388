import assert from 'node:assert/strict';
import { type EcrReader, ecrCatalog } from '../../server/src/engine/ecr-catalog';
import { imageChoices, imageQuestion, repositoryChoices } from '../../server/src/engine/image-choices';

const host = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const uri = `${host}/parcels/web`;
const digest = `sha256:${'a'.repeat(64)}`;

describe('what a reference asks for', () => {
  const repositories = (text: string, from?: string) => ({
    kind: 'repositories',
    host: from,
    wanted: { text, limit: 200 },
  });
  const images = (by: 'tag' | 'digest', start: number, text = '', repository = uri) => ({
    kind: 'images',
    repository,
    by,
    start,
    wanted: { text, by, limit: 200 },
  });
  const table = [
    ['', repositories('')],
    ['web', repositories('web')],
    [`${host}/`, repositories(`${host}/`, host)],
    [`${host}/parcels/w`, repositories(`${host}/parcels/w`, host)],
    [`${uri}:`, images('tag', uri.length + 1)],
    [`${uri}:1.4`, images('tag', uri.length + 1, '1.4')],
    [`${uri}@`, images('digest', uri.length + 1)],
    [`${uri}:1.4@`, images('digest', uri.length + 5, '1.4')],
    [`${uri}:1.4@sha`, images('digest', uri.length + 5, 'sha')],
    ['localhost:5000/web:', images('tag', 19, '', 'localhost:5000/web')],
  ] as const;
  for (const [before, question] of table)
    it(`is known from "${before}"`, () => assert.deepEqual(imageQuestion(before), question));
});

describe('the choices of an image', () => {
  const site = (before: string) => ({ span: { start: 5, end: 5 + before.length }, before });
  const labels = ({ choices }: ReturnType<typeof imageChoices>) => choices.map(({ label }) => label);
  const image = { digest, tags: ['1.4.2', 'latest'], size: 5_200_000 };
  const untagged = { digest: 'sha256:b', tags: [] };

  it('are registries, then repositories that hold what is typed, then what the workspace names', () => {
    const list = { items: [{ uri }, { uri: `${host}/base` }], isComplete: true, registries: [host] };
    const all = repositoryChoices(site(''), list, ['ghcr.io/team/web:1'], true);
    assert.deepEqual(labels(all), [host, 'ghcr.io', 'parcels/web', 'base', 'ghcr.io/team/web:1']);
    assert.deepEqual(
      all.choices.map(({ detail }) => detail),
      ['Ireland', 'in this workspace', ...Array(2).fill('Ireland, 111122223333'), 'in this workspace'],
    );
    const { choices, isIncomplete } = repositoryChoices(site('web'), list, ['web:1', 'node:24', uri], true);
    assert.deepEqual(
      choices.map(({ label, text }) => `${label} ${text}`),
      [`parcels/web ${uri}:`, 'web:1 web:1'],
    );
    assert.equal(choices[0]?.filter, uri, 'by which the host finds it too');
    assert.equal(isIncomplete, false);
  });

  it('are the paths of a registry, once that is written', () => {
    const before = `${host}/parcels/`;
    const list = { items: [{ uri }], isComplete: true, registries: [host] };
    const { choices } = repositoryChoices(site(before), list, [`${uri}:1.3.0`, 'node:24'], false);
    assert.deepEqual(
      choices.map(({ label, text }) => `${label} ${text}`),
      ['parcels/web parcels/web', 'parcels/web:1.3.0 parcels/web:1.3.0'],
    );
    assert.deepEqual(choices[0]?.span, { start: 5 + host.length + 1, end: 5 + before.length });
  });

  it('ask nothing about an image whose registry nobody has written', () => {
    const list = { items: [], isComplete: true };
    assert.equal(repositoryChoices(site('par'), list, [`${uri}:1`], false).choices[0]?.about, undefined);
    assert.equal(repositoryChoices(site(`${host}/`), list, [`${uri}:1`], false).choices[0]?.about, `${uri}:1`);
  });

  it('are asked for again where the list is long, or still being read', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ uri: `${host}/r${index}` }));
    const answer = repositoryChoices(site(`${host}/`), { items: many, isComplete: true }, [], false);
    assert.equal(answer.choices.length, 200);
    assert.equal(answer.isIncomplete, true);
    assert.equal(repositoryChoices(site(''), { items: [], isComplete: false }, [], false).isIncomplete, true);
  });

  it('are tags, the newest first, in place of the old one', () => {
    const before = `${uri}:1`;
    const question = imageQuestion(before);
    assert.ok(question.kind === 'images');
    const named = [`${uri}:1.3.0`, `${uri}:latest`, 'other:9'];
    const { choices } = imageChoices(site(before), question, { items: [image, untagged], isComplete: true }, named);
    assert.deepEqual(
      choices.map(({ label, detail }) => `${label} | ${detail}`),
      ['1.4.2 | 5.2 MB', 'latest | 5.2 MB', '1.3.0 | in this workspace'],
    );
    assert.deepEqual(choices[0]?.span, { start: 5 + uri.length + 1, end: 5 + before.length });
    assert.equal(choices[0]?.about, `${uri}:1.4.2`);
  });

  it('are digests, also of images without a tag', () => {
    const question = imageQuestion(`${uri}@`);
    assert.ok(question.kind === 'images');
    const list = { items: [image, untagged], isComplete: true };
    const { choices } = imageChoices(site(`${uri}@`), question, list, []);
    assert.deepEqual(
      choices.map(({ label, detail }) => `${label} | ${detail}`),
      ['sha256:aaaaaaaaaaaa… | 1.4.2, latest, 5.2 MB', 'sha256:b | undefined'],
    );
    assert.deepEqual([choices[0]?.text, choices[0]?.filter], [digest, digest]);
  });

  it('are the digest of the tag before all others', () => {
    const question = imageQuestion(`${uri}:1.4.2@`);
    assert.ok(question.kind === 'images');
    const list = { items: [untagged, image], isComplete: true };
    const { choices } = imageChoices(site(`${uri}:1.4.2@`), question, list, []);
    assert.deepEqual(
      choices.map(({ text }) => text),
      [digest, 'sha256:b'],
    );
  });
});

describe('the catalogue of ECR', () => {
  const reader: EcrReader = {
    repositories: async (region) => ({ items: [{ uri: uri.replace('eu-west-1', region) }], isComplete: true }),
    images: async ({ account }, repository) => ({
      items: [
        {
          digest,
          tags: [account, repository],
          pushedAt: new Date('2026-11-20T09:30:00Z'),
          size: 5_240_000,
          scan: { counts: { LOW: 2, CRITICAL: 1, HIGH: 0 } },
        },
      ],
      isComplete: true,
    }),
    image: async (_place, _repository, name) => ({
      image: { digest, tags: [JSON.stringify(name)], scan: { status: 'COMPLETE', counts: {} } },
      platforms: [
        { os: 'linux', architecture: 'amd64' },
        { os: 'linux', architecture: 'arm64', variant: 'v8' },
      ],
    }),
    pushed: () => undefined,
  };
  const regions = ['eu-west-1', 'us-east-1'];
  const catalog = ecrCatalog(async () => ({ regions, reader }));

  it('lists the regions in use, or the registry that is named', async () => {
    const all = await catalog.repositories(undefined);
    assert.deepEqual(all.registries, [host, host.replace('eu-west-1', 'us-east-1')]);
    assert.equal(all.items.length, 2);
    assert.deepEqual((await catalog.repositories(host)).items, [{ uri }]);
    assert.deepEqual((await catalog.repositories(host.replace('1111', '9999'))).items, []);
  });

  it('describes images by account and repository of the reference', async () => {
    const { items } = await catalog.images(uri);
    const scan = '1 critical, 2 low';
    const tags = ['111122223333', 'parcels/web'];
    assert.deepEqual(items, [
      { digest, tags, pushedAt: '2026-11-20T09:30:00.000Z', size: 5_240_000, scan, platforms: undefined },
    ]);
  });

  it('describes one image with its platforms, by tag, by digest, or as latest', async () => {
    for (const [reference, name] of [
      [`${uri}:1.4`, { tag: '1.4' }],
      [`${uri}:1.4@${digest}`, { digest }],
      [uri, { tag: 'latest' }],
    ] as const) {
      const { image } = await catalog.image(reference, {});
      assert.deepEqual(image?.tags, [JSON.stringify(name)]);
      assert.deepEqual(image?.platforms, ['linux/amd64', 'linux/arm64/v8']);
      assert.equal(image?.scan, 'nothing found');
    }
  });

  it('gives of a long list what is asked for, and says that there is more', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({
      digest: `sha256:${index}`,
      tags: index % 2 === 0 ? [] : [`build-${index}`],
    }));
    const long = ecrCatalog(async () => ({
      regions,
      reader: { ...reader, images: async () => ({ items, isComplete: true }) },
    }));
    const cut = await long.images(uri, { text: 'BUILD-77', by: 'tag', limit: 3 });
    assert.deepEqual(
      cut.items.map(({ tags }) => tags[0]),
      ['build-77', 'build-771', 'build-773'],
    );
    assert.equal(cut.isComplete, false);
    assert.equal((await long.images(uri, { text: '', by: 'digest', limit: 3 })).items[0]?.digest, 'sha256:0');
    assert.equal((await long.images(uri, { text: 'x', limit: 10_000 })).items.length, 10_000);
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
    assert.deepEqual(await failing.image('node:24', {}), {});
    assert.equal(asked, 0);
    assert.deepEqual(await failing.repositories(host), empty);
    assert.deepEqual(await failing.images(uri), empty);
    assert.deepEqual(await failing.image(`${uri}:1`, { wait: 10 }), {});
    const told: unknown[] = [];
    await failing.image(`${uri}:1`, { tell: (problem) => told.push(problem) });
    assert.match(String(told), /no credentials/);
  });
});
