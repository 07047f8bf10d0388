import assert from 'node:assert/strict';
import { collect, logs } from '../../../aws/src';
import { problemOf } from '../harness';
import { useEndpoint } from './endpoint';

describe('logs', () => {
  const endpoint = useEndpoint();

  it('are read from the first line to the last', async () => {
    const group = endpoint.name('/team/web');
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    await endpoint.writeLogs(group, 'web/app/1', lines);
    const read = await collect(logs.readLogs(endpoint.region, { group, stream: 'web/app/1' }));
    assert.deepEqual(
      read.map(({ message }) => message),
      lines,
    );
    assert.ok(read[0]?.at instanceof Date);
  });

  it('are read from a point in time on', async () => {
    const group = endpoint.name('/team/range');
    await endpoint.writeLogs(group, 's', ['old']);
    const from = new Date(Date.now() + 60_000);
    assert.deepEqual(await collect(logs.readLogs(endpoint.region, { group, stream: 's', from })), []);
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

  it('of a group that does not exist are a plain problem', async () => {
    const group = endpoint.name('/team/none');
    const problem = await problemOf(collect(logs.readLogs(endpoint.region, { group, stream: 's' })));
    assert.equal(problem.kind, 'not-found');
  });

  it('are followed as they come, until the signal is given', async () => {
    const group = endpoint.name('/team/follow');
    const stream = 'web/app/late';
    await endpoint.writeLogs(group, 'another', ['x']);
    const abort = new AbortController();
    const from = new Date(Date.now() - 3_600_000);
    const seen: string[] = [];
    const following = (async () => {
      const pages = logs.followLogs(endpoint.region, { group, stream, from, interval: 50 }, { signal: abort.signal });
      for await (const page of pages) {
        seen.push(...page.map(({ message }) => message));
        if (seen.length >= 2) abort.abort();
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await endpoint.writeLogs(group, stream, ['first', 'second']);
    await following;
    assert.deepEqual(seen, ['first', 'second']);
  });
});
