import assert from 'node:assert/strict';
import { type AwsProblem, collect, logs } from '../../../aws/src';
import { problemOf } from '../harness';
import { useEndpoint } from './endpoint';

describe('logs', () => {
  const endpoint = useEndpoint();
  const hourAgo = () => new Date(Date.now() - 3_600_000);

  it('are read from the first line to the last', async () => {
    const group = endpoint.name('/team/web');
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    await endpoint.writeLogs(group, 'web/app/1', lines);
    const read = await collect(logs.filterLogs(endpoint.region, { group, streams: ['web/app/1'] }));
    assert.deepEqual(
      read.map(({ message }) => message),
      lines,
    );
    assert.ok(read[0]?.at instanceof Date);
    assert.equal(new Set(read.map(({ id }) => id)).size, lines.length);
  });

  it('are read from a point in time on', async () => {
    const group = endpoint.name('/team/range');
    await endpoint.writeLogs(group, 's', ['old']);
    const from = new Date(Date.now() + 60_000);
    assert.deepEqual(await collect(logs.filterLogs(endpoint.region, { group, from })), []);
  });

  it('are filtered over streams', async () => {
    const group = endpoint.name('/team/filter');
    await endpoint.writeLogs(group, 'web/app/1', ['GET /', 'ERROR one']);
    await endpoint.writeLogs(group, 'web/app/2', ['ERROR two']);
    await endpoint.writeLogs(group, 'job/app/3', ['ERROR three']);
    const found = await collect(logs.filterLogs(endpoint.region, { group, streamPrefix: 'web/', pattern: 'ERROR' }));
    assert.deepEqual(found.map(({ stream, message }) => `${stream} ${message}`).sort(), [
      'web/app/1 ERROR one',
      'web/app/2 ERROR two',
    ]);
  });

  it('of a group or a stream that does not exist are a plain problem that tells which', async () => {
    const group = endpoint.name('/team/none');
    const none = await problemOf(collect(logs.filterLogs(endpoint.region, { group })));
    assert.equal(none.kind, 'not-found');
    assert.deepEqual([logs.isMissing('group', none), logs.isMissing('stream', none)], [true, false]);
    await endpoint.writeLogs(group, 's', ['x']);
    const stream = await problemOf(collect(logs.filterLogs(endpoint.region, { group, streams: ['other'] })));
    assert.deepEqual([logs.isMissing('group', stream), logs.isMissing('stream', stream)], [false, true]);
  });

  /** Follows streams of a group and does something meanwhile, until so many lines have come. */
  const follow = async (
    group: string,
    streams: string[],
    count: number,
    meanwhile: (troubles: AwsProblem[]) => Promise<unknown>,
  ): Promise<string[]> => {
    const abort = new AbortController();
    const seen: string[] = [];
    const troubles: AwsProblem[] = [];
    const what = { group, streams: () => streams, from: hourAgo(), interval: 20, pace: new logs.Pace(1) };
    const onTrouble = (problem: AwsProblem) => troubles.push(problem);
    const following = (async () => {
      for await (const page of logs.followLogs(endpoint.region, { ...what, onTrouble }, { signal: abort.signal })) {
        seen.push(...page.map(({ stream, message }) => `${stream}: ${message}`));
        if (seen.length >= count) abort.abort();
      }
    })();
    await meanwhile(troubles);
    await following;
    return seen;
  };
  const soon = () => new Promise((resolve) => setTimeout(resolve, 100));

  it('are followed as they come, also of a stream that does not exist yet, until the signal is given', async () => {
    const group = endpoint.name('/team/follow');
    await endpoint.writeLogs(group, 'early', ['zero']);
    const seen = await follow(group, ['early', 'late'], 3, async () => {
      await soon();
      await endpoint.writeLogs(group, 'late', ['first', 'second']);
    });
    assert.deepEqual(seen, ['early: zero', 'late: first', 'late: second']);
  });

  it('are followed together where there are hundreds of streams, and each line comes once', async () => {
    const group = endpoint.name('/team/fleet');
    const names = Array.from({ length: 120 }, (_, index) => `web/app/${index}`);
    for (const name of names) await endpoint.writeLogs(group, name, ['up']);
    const streams = [...names];
    const seen = await follow(group, streams, 122, async () => {
      await soon();
      streams.push('web/app/new');
      await endpoint.writeLogs(group, 'web/app/new', ['one', 'two']);
    });
    assert.equal(new Set(seen).size, 122);
    assert.equal(seen.length, 122);
  });

  it('are followed where many of the streams do not exist, and end with the last line of those that do', async () => {
    const group = endpoint.name('/team/sidecars');
    const names = Array.from({ length: 60 }, (_, index) => `web/app/${index}`);
    const written = names.filter((_, index) => index % 3 === 0);
    for (const name of written) await endpoint.writeLogs(group, name, ['up']);
    const what = {
      group,
      streams: () => names,
      from: hourAgo(),
      interval: 1,
      pace: new logs.Pace(1),
      isOver: () => true,
    };
    const lines = await collect(logs.followLogs(endpoint.region, what, { signal: new AbortController().signal }));
    assert.deepEqual(lines.map(({ stream }) => stream).sort(), written.sort());
  });

  it('of a group that does not exist yet are waited for, and whoever follows hears of it', async () => {
    const group = endpoint.name('/team/later');
    let heard: AwsProblem[] = [];
    const seen = await follow(group, ['web/app/1'], 1, async (troubles) => {
      heard = troubles;
      while (troubles.length === 0) await soon();
      await endpoint.writeLogs(group, 'web/app/1', ['at last']);
    });
    assert.deepEqual(seen, ['web/app/1: at last']);
    assert.ok(logs.isMissing('group', heard[0]));
  });

  it('end by themselves once their writer has', async () => {
    const group = endpoint.name('/team/over');
    await endpoint.writeLogs(group, 'web/app/1', ['all']);
    const what = { group, streams: () => ['web/app/1'], from: hourAgo(), interval: 20, pace: new logs.Pace(1) };
    const pages = logs.followLogs(
      endpoint.region,
      { ...what, isOver: () => true },
      { signal: new AbortController().signal },
    );
    assert.deepEqual(
      (await collect(pages)).map(({ message }) => message),
      ['all'],
    );
  });
});
