import assert from 'node:assert/strict';
import { LazyTree } from '../../../client/src/features/explorer/lazy-tree';
import { treeWords } from '../../../client/src/features/explorer/words';
import { familiesOf } from '../../../client/src/features/task-definitions/families';
import type { FamilyReader } from '../../../client/src/features/task-definitions/reader';
import { t } from '../words';
import { find, outline, pages } from './outline';

const arn = (revision: number) => `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:${revision}`;
const revision = (number: number) => ({ arn: arn(number), family: 'web', revision: number });
const words = treeWords({ t, view: 'taskDefinitions', remedyTitle: (action) => action, empty: () => 'Nothing here' });

function tree(change: Partial<FamilyReader> = {}): LazyTree {
  const reader: FamilyReader = {
    name: 'eu-west-1',
    families: () => pages(['web']),
    revisions: (_, inactive) => pages(inactive ? [revision(1)] : [revision(3), revision(2)]),
    revision: async () => ({
      ...revision(3),
      status: 'ACTIVE',
      compatibilities: ['EC2', 'FARGATE'],
      registeredAt: new Date('2026-11-20T09:30:00Z'),
      document: { family: 'web', cpu: '256', containerDefinitions: [{ name: 'web', image: 'web:1.4.2' }] },
    }),
    inUse: async () => new Map([[arn(2), ['api', 'web']]]),
    ...change,
  };
  return new LazyTree(familiesOf(reader, t), words);
}

describe('the tree of task definitions', () => {
  it('marks the revisions that services run, and sets inactive ones apart', async () => {
    assert.deepEqual(await outline(tree()), [
      'web',
      '  web:3',
      '  web:2 | runs in api, web',
      '  Inactive revisions',
      '    web:1 | inactive',
    ]);
  });

  it('shows revisions also to those who may not list tasks', async () => {
    const inUse = async () => {
      throw new Error('denied');
    };
    assert.deepEqual(await outline(tree({ inUse }), 2), ['web', '  web:3', '  web:2', '  Inactive revisions']);
  });

  it('tells on request when a revision was registered, and its images', async () => {
    const node = await find(tree(), 'web', 'web:3');
    const details = (await node.details?.(new AbortController().signal)) ?? '';
    assert.match(details, /Registered: 2026\\-11\\-20 09\\:30 UTC/);
    assert.match(details, /web: web\\:1\\\.4\\\.2/);
  });
});
