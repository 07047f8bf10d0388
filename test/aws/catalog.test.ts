import assert from 'node:assert/strict';
import { BackgroundCache, ImageCatalog, isProblem } from '../../aws/src';
import { useSandbox } from './harness';
import { addMany } from './sandbox/seed';

const place = { region: 'eu-west-1' };
const patient = 10_000;

describe('the image catalogue', () => {
  const harness = useSandbox();
  const open = async () => new ImageCatalog(await harness.open());

  it('gives repositories, and images newest first', async () => {
    const catalog = await open();
    const { items, isComplete } = await catalog.repositories('eu-west-1', patient);
    assert.equal(isComplete, true);
    assert.deepEqual(
      items.map(({ name }) => name),
      ['parcels/web', 'parcels/worker', 'parcels/report', 'base/busybox'],
    );
    const images = await catalog.images(place, 'parcels/web', patient);
    assert.deepEqual(
      images.items.map(({ tags }) => tags[0]),
      ['1.4.2', undefined, '1.4.1', '1.4.0', '1.3.0'],
    );
  });

  it('asks AWS once for what is asked of it often', async () => {
    const catalog = await open();
    for (let time = 0; time < 5; time += 1) await catalog.images(place, 'parcels/web', patient);
    await Promise.all([1, 2, 3].map(() => catalog.repositories('eu-west-1', patient)));
    assert.equal(harness.sandbox.calls.length, 2);
  });

  it('answers while AWS does not, and says that there is more', async () => {
    const catalog = await open();
    harness.sandbox.faults.add({ kind: 'slow', milliseconds: 300 });
    const first = await catalog.images(place, 'parcels/web', 5);
    assert.deepEqual(first, { items: [], isComplete: false });
    const later = await catalog.images(place, 'parcels/web', patient);
    assert.equal(later.items.length, 5);
    assert.equal(later.isComplete, true);
  });

  it('shows the pages that have come while more are read', async () => {
    addMany(harness.sandbox.world, { tags: 3_500 });
    const catalog = await open();
    const lengths = new Set<number>();
    for (;;) {
      const { items, isComplete } = await catalog.images(place, 'many/tags', 1);
      lengths.add(items.length);
      if (isComplete) break;
    }
    assert.equal(Math.max(...lengths), 3_500);
    const { items } = await catalog.images(place, 'many/tags', patient);
    assert.equal(items[0]?.tags[0], 'build-3499');
  });

  it('forgets a repository that was pushed to', async () => {
    const catalog = await open();
    await catalog.images(place, 'parcels/web', patient);
    harness.sandbox.world
      .in('eu-west-1')
      .ecr.push('parcels/web', { tags: ['1.5.0'], pushedAt: new Date(Date.now() + 1_000) });
    assert.equal((await catalog.images(place, 'parcels/web', patient)).items[0]?.tags[0], '1.4.2');
    catalog.pushed(place, 'parcels/web');
    assert.equal((await catalog.images(place, 'parcels/web', patient)).items[0]?.tags[0], '1.5.0');
  });

  it('keeps the platforms of a digest, and asks again where it failed', async () => {
    const catalog = await open();
    const [image] = (await catalog.images(place, 'parcels/web', patient)).items;
    const digest = image?.digest ?? '';
    harness.sandbox.faults.add({ kind: 'denied', times: 1 });
    await assert.rejects(catalog.platformsOf(place, 'parcels/web', digest), (error) => isProblem(error, 'denied'));
    const platforms = await catalog.platformsOf(place, 'parcels/web', digest);
    assert.deepEqual(
      platforms.map(({ architecture }) => architecture),
      ['amd64', 'arm64'],
    );
    const { length } = harness.sandbox.calls;
    await catalog.platformsOf(place, 'parcels/web', digest);
    assert.equal(harness.sandbox.calls.length, length);
  });

  it('gives one image by its tag or digest, with its platforms, and asks for each once', async () => {
    const catalog = await open();
    const { image, platforms } = await catalog.image(place, 'parcels/web', { tag: 'latest' }, { wait: patient });
    assert.deepEqual(image?.tags, ['1.4.2', 'latest']);
    assert.equal(platforms?.length, 2);
    const digest = image?.digest ?? '';
    assert.deepEqual(
      await catalog.image(place, 'parcels/web', { digest }, { wait: patient }),
      await catalog.image(place, 'parcels/web', { tag: 'latest' }, { wait: patient }),
    );
    const asked = harness.sandbox.calls.map(({ operation }) => operation);
    assert.deepEqual(asked, ['DescribeImages', 'BatchGetImage', 'DescribeImages']);
  });

  it('takes an image from the list of its repository, where that is known', async () => {
    const catalog = await open();
    await catalog.images(place, 'parcels/web', patient);
    await catalog.image(place, 'parcels/web', { tag: '1.4.2' }, { wait: patient });
    const asked = harness.sandbox.calls.map(({ operation }) => operation);
    assert.deepEqual(asked, ['DescribeImages', 'BatchGetImage']);
  });

  it('says that there is no such image, and finds it once it has been pushed', async () => {
    const catalog = await open();
    const ask = () => catalog.image(place, 'parcels/web', { tag: '2.0.0' }, { wait: patient });
    assert.deepEqual(await ask(), { image: undefined, isMissing: true });
    harness.sandbox.world.in('eu-west-1').ecr.push('parcels/web', { tags: ['2.0.0'] });
    catalog.pushed(place, 'parcels/web');
    assert.deepEqual((await ask()).image?.tags, ['2.0.0']);
  });

  it('gives an image without its platforms where these come late or are denied', async () => {
    const catalog = await open();
    harness.sandbox.faults.add({ kind: 'denied', operation: 'BatchGetImage', times: 1 });
    const one = await catalog.image(place, 'parcels/web', { tag: '1.4.2' }, { wait: patient });
    assert.ok(one.image !== undefined && one.platforms === undefined);
    harness.sandbox.faults.add({ kind: 'slow', operation: 'BatchGetImage', milliseconds: 300, times: 1 });
    const other = await catalog.image(place, 'parcels/web', { tag: '1.4.1' }, { wait: 150 });
    assert.equal(other.platforms, undefined);
    assert.equal((await catalog.image(place, 'parcels/web', { tag: '1.4.1' }, { wait: patient })).platforms?.length, 1);
  });

  it('tells why an image cannot be had, and tries again for a person', async () => {
    const catalog = await open();
    harness.sandbox.faults.add({ kind: 'denied', times: 1 });
    const ask = (retry: boolean) => catalog.image(place, 'parcels/web', { tag: '1.4.2' }, { wait: patient, retry });
    await assert.rejects(ask(false), (error) => isProblem(error, 'denied'));
    await assert.rejects(ask(false), (error) => isProblem(error, 'denied'));
    assert.equal(harness.sandbox.calls.length, 1, 'not again at once');
    assert.deepEqual((await ask(true)).image?.tags, ['1.4.2', 'latest']);
  });

  it('keeps its failures inside, and tells them when asked', async () => {
    const catalog = await open();
    harness.sandbox.faults.add({ kind: 'denied' });
    assert.deepEqual(await catalog.images(place, 'parcels/web', patient), { items: [], isComplete: false });
    assert.ok(isProblem(catalog.problemOf(place, 'parcels/web'), 'denied'));
  });
});

describe('a background cache', () => {
  const rig = () => {
    const state = { now: 1, lists: [['a'], ['b']] as string[][], reads: 0, fails: false };
    const cache = new BackgroundCache<string, string>({
      async *read() {
        const list = state.lists[state.reads] ?? [];
        state.reads += 1;
        if (state.fails) throw new Error('no');
        yield list;
      },
      timeToLive: 100,
      pauseAfterFailure: 10,
      maxLists: 2,
      now: () => state.now,
    });
    return { state, cache };
  };

  it('serves an old list while the new one is read', async () => {
    const { state, cache } = rig();
    assert.deepEqual((await cache.within('x', patient)).items, ['a']);
    state.now = 50;
    assert.deepEqual((await cache.within('x', patient)).items, ['a']);
    assert.equal(state.reads, 1);
    state.now = 200;
    assert.deepEqual(await cache.within('x', patient), { items: ['a'], isComplete: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(cache.peek('x').items, ['b']);
  });

  it('keeps the old list where the new one cannot be read, and tries again after a pause', async () => {
    const { state, cache } = rig();
    await cache.within('x', patient);
    state.now = 200;
    state.fails = true;
    cache.peek('x');
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(cache.peek('x').items, ['a']);
    assert.equal(state.reads, 2);
    assert.match(String(cache.problemOf('x')), /no/);
    state.now = 211;
    cache.peek('x');
    assert.equal(state.reads, 3);
  });

  it('keeps no more lists than it may', async () => {
    const { state, cache } = rig();
    for (const key of ['x', 'y', 'z', 'x']) await cache.within(key, patient);
    assert.equal(state.reads, 4);
  });
});
