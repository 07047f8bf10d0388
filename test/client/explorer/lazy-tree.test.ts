import assert from 'node:assert/strict';
import { LazyTree } from '../../../client/src/features/explorer/lazy-tree';
import { known, type Pages, type TreeNode } from '../../../client/src/features/explorer/node';
import { treeWords } from '../../../client/src/features/explorer/words';
import { t } from '../words';
import { outline } from './outline';

const words = treeWords({
  t,
  view: 'clusters',
  remedyTitle: (action) => action,
  empty: (_, filter) => (filter === '' ? 'Nothing here' : `Nothing with ${filter}`),
});
const node = (label: string, more: Partial<TreeNode> = {}): TreeNode => ({
  id: label,
  label,
  icon: { id: 'x' },
  context: '',
  ...more,
});
const many = (count: number) => Array.from({ length: count }, (_, index) => node(`n${index}`, { isFiltered: true }));

/** Pages of ten that count how many were asked for. */
function counted(total: number): { pages: Pages; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    pages: async function* () {
      const all = many(total);
      for (let start = 0; start < total; start += 10) {
        asked += 1;
        yield all.slice(start, start + 10);
      }
    },
  };
}

describe('a tree that is read as it is opened', () => {
  it('reads no more than it shows, and more on request', async () => {
    const { pages, asked } = counted(1_000);
    const tree = new LazyTree(pages, words);
    const first = await tree.children();
    assert.equal(first.length, 101);
    assert.equal(first.at(-1)?.label, 'Load more…');
    assert.deepEqual(first.at(-1)?.command?.arguments, ['clusters', '']);
    assert.equal(asked(), 11);
    tree.more('');
    assert.equal((await tree.children()).length, 201);
    tree.refresh();
    assert.equal((await tree.children()).length, 201, 'a refresh shows as much as before');
  });

  it('offers no more at the end of a list', async () => {
    const tree = new LazyTree(counted(100).pages, words);
    assert.equal((await tree.children()).length, 100);
  });

  it('reads a list once, however often and at how many places it is asked for', async () => {
    const { pages, asked } = counted(20);
    const tree = new LazyTree(pages, words);
    await Promise.all([tree.children(), tree.children()]);
    await tree.children();
    assert.equal(asked(), 2);
  });

  it('filters lines by their label, reading on for those that match', async () => {
    const tree = new LazyTree(counted(1_000).pages, words);
    tree.filter = ' N99 ';
    assert.deepEqual(await outline(tree), ['n99', ...Array.from({ length: 10 }, (_, index) => `n99${index}`)]);
    tree.filter = 'nothing has this name';
    assert.deepEqual(await outline(tree), ['Nothing with nothing has this name']);
  });

  it('keeps what was read before trouble came, and says what helps', async () => {
    const error = Object.assign(new Error('AWS gets more requests than it takes.'), { kind: 'throttled' });
    error.name = 'AwsProblem';
    let fails = true;
    const tree = new LazyTree(async function* () {
      yield [node('a')];
      if (fails) throw error;
    }, words);
    assert.deepEqual(await outline(tree), ['a', 'AWS gets more requests than it takes.', 'retry']);
    assert.equal(tree.rootError, error);
    fails = false;
    tree.refresh();
    assert.deepEqual(await outline(tree), ['a']);
    assert.equal(tree.rootError, undefined);
  });

  it('tells nothing of errors that it does not know: they could quote a secret', async () => {
    const tree = new LazyTree(async function* () {
      yield* [];
      throw new Error('password=hunter2');
    }, words);
    const lines = await outline(tree);
    assert.doesNotMatch(lines.join('\n'), /hunter2/);
    assert.equal(lines.length, 3);
  });

  it('forgets what is below a line that is refreshed, and ends its reading', async () => {
    let reads = 0;
    const signals: AbortSignal[] = [];
    const child: Pages = async function* (signal) {
      reads += 1;
      signals.push(signal);
      yield [node('a/b')];
    };
    const parent = node('a', { children: child });
    const tree = new LazyTree(known(parent, node('c', { children: known(node('c/d')) })), words);
    await outline(tree);
    tree.refresh(parent);
    assert.ok(signals[0]?.aborted);
    await outline(tree);
    assert.equal(reads, 2);
  });

  it('knows which lists change by themselves', async () => {
    const moving = node('a', { children: known(node('a/b', { isMoving: true })) });
    const tree = new LazyTree(known(moving), words);
    await outline(tree);
    assert.deepEqual(tree.movingLists, ['a']);
  });
});
