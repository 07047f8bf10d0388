import assert from 'node:assert/strict';
import { LazyTree } from '../../../client/src/features/explorer/lazy-tree';
import { treeWords } from '../../../client/src/features/explorer/words';
import type { RepositoryReader } from '../../../client/src/features/repositories/reader';
import { repositoriesOf } from '../../../client/src/features/repositories/repositories';
import type { ecr } from '../../../client/src/infrastructure/aws/room';
import { t } from '../words';
import { find, outline, pages } from './outline';

const uri = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const repository: ecr.Repository = {
  name: 'parcels/web',
  arn: 'arn:aws:ecr:eu-west-1:111122223333:repository/parcels/web',
  uri,
  registry: '111122223333',
  tagMutability: 'MUTABLE',
  scansOnPush: true,
  encryption: 'AES256',
};

const image: ecr.Image = {
  repository: 'parcels/web',
  registry: '111122223333',
  digest,
  tags: ['1.4.2', 'latest'],
  pushedAt: new Date('2026-11-20T09:30:00Z'),
  size: 5_240_000,
  scan: { status: 'COMPLETE', counts: { LOW: 2, CRITICAL: 1 } },
};

const words = treeWords({ t, view: 'repositories', remedyTitle: (action) => action, empty: () => 'Nothing here' });

function tree(images: readonly ecr.Image[], change: Partial<RepositoryReader> = {}): LazyTree {
  const reader: RepositoryReader = {
    name: 'eu-west-1',
    pinned: [],
    repositories: () => pages([repository]),
    repository: async () => repository,
    images: async () => images,
    platforms: async () => [{ os: 'linux', architecture: 'arm64', variant: 'v8' }],
    ...change,
  };
  return new LazyTree(repositoriesOf(reader, t), words);
}

describe('the tree of repositories', () => {
  const table = [
    [{}, '1.4.2, latest', '1 critical, 2 low · 2026-11-20 · 5.2 MB'],
    [{ tags: [], scan: undefined }, '0123456789ab', 'untagged · 2026-11-20 · 5.2 MB'],
    [
      { scan: { status: 'COMPLETE', counts: { LOW: 9, HIGH: 3, CRITICAL: 0, MEDIUM: 5 } } },
      '1.4.2, latest',
      '3 high, 5 medium · 2026-11-20 · 5.2 MB',
    ],
    [{ scan: { status: 'COMPLETE', counts: {} } }, '1.4.2, latest', 'nothing found · 2026-11-20 · 5.2 MB'],
    [{ scan: { status: 'IN_PROGRESS', counts: {} } }, '1.4.2, latest', 'being scanned · 2026-11-20 · 5.2 MB'],
    [{ scan: { status: 'FAILED', counts: {} } }, '1.4.2, latest', 'scan failed · 2026-11-20 · 5.2 MB'],
    [{ tags: ['a', 'b', 'c', 'd', 'e', 'f'], scan: undefined }, 'a, b, c, d +2', '2026-11-20 · 5.2 MB'],
  ] as const;
  for (const [change, label, description] of table)
    it(`shows an image as "${label} | ${description}"`, async () => {
      assert.deepEqual(await outline(tree([{ ...image, ...change }])), ['parcels/web', `  ${label} | ${description}`]);
    });

  it('gives the URI by tag, or by digest without one', async () => {
    const tagged = await find(tree([image]), 'parcels/web', '1.4.2, latest');
    assert.equal(tagged.subject?.uri, `${uri}:1.4.2`);
    const untagged = await find(tree([{ ...image, tags: [] }]), 'parcels/web', '0123456789ab');
    assert.equal(untagged.subject?.uri, `${uri}@${digest}`);
  });

  it('tells the platforms of an image on request', async () => {
    const node = await find(tree([image]), 'parcels/web', '1.4.2, latest');
    assert.match((await node.details?.(new AbortController().signal)) ?? '', /linux\\\/arm64\\\/v8/);
  });

  it('says that a repository is empty', async () => {
    assert.deepEqual(await outline(tree([])), ['parcels/web', '  Nothing here']);
  });

  it('shows a pinned repository first, and once', async () => {
    assert.deepEqual(await outline(tree([image], { pinned: ['parcels/web'] }), 1), ['parcels/web']);
  });
});
