import assert from 'node:assert/strict';
import path from 'node:path';
import { faultsOf } from '../../client/src/features/push-to-ecr/plan';
import { type PushTask, planOf, regionOf, taskOf } from '../../client/src/features/push-to-ecr/tasks-json';

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const folder = path.resolve('/work');
const engine = { name: 'docker', builder: 'buildkit' } as const;
const place = { folder, engine, region: 'eu-west-1', account: '111122223333', registry };
const plan = (task: Omit<PushTask, 'type'>) => planOf({ type: 'quaymaster', ...task }, place);

describe('a task in tasks.json', () => {
  it('has paths from the workspace folder; the context is where the Dockerfile is', () => {
    const { source, tags } = plan({ dockerfile: 'web/Dockerfile', repository: 'parcels/web' });
    assert.ok('dockerfile' in source);
    assert.equal(source.dockerfile, path.join(folder, 'web', 'Dockerfile'));
    assert.equal(source.context, path.join(folder, 'web'));
    assert.deepEqual(tags, ['latest']);
  });

  it('has its files of secrets from there too, and its context where it says so', () => {
    const secrets = [{ id: 'key', file: 'keys/one' }];
    const { source } = plan({ dockerfile: 'web/Dockerfile', context: '.', secrets, image: 'web' });
    assert.ok('dockerfile' in source);
    assert.equal(source.context, folder);
    assert.deepEqual(source.secrets, [{ id: 'key', file: path.join(folder, 'keys', 'one') }]);
  });

  it('names a repository of the session, or any by its URI', () => {
    const own = {
      registry,
      repository: 'parcels/web',
      account: '111122223333',
      region: 'eu-west-1',
      create: undefined,
    };
    assert.deepEqual(plan({ image: 'web', repository: 'parcels/web' }).target, own);
    const uri = '444455556666.dkr.ecr.us-east-1.amazonaws.com/web';
    const other = plan({ image: 'web', repository: uri }).target;
    assert.ok('registry' in other);
    assert.deepEqual([other.registry, other.repository, other.account], [uri.slice(0, -4), 'web', '444455556666']);
    assert.equal(regionOf({ type: 'quaymaster', repository: uri }), 'us-east-1');
    assert.equal(regionOf({ type: 'quaymaster', repository: 'web' }), undefined);
    assert.equal(regionOf({ type: 'quaymaster', repository: uri, region: 'eu-west-1' }), 'eu-west-1');
  });

  it('creates a repository as one would wish, unless it says otherwise', () => {
    const { target } = plan({ image: 'web', repository: 'web', create: {} });
    assert.ok('registry' in target);
    assert.deepEqual(target.create, { tagMutability: 'IMMUTABLE', scansOnPush: true });
  });

  it('only builds without a repository', () => {
    assert.deepEqual(plan({ dockerfile: 'Dockerfile', image: 'web', tags: ['dev'] }).target, { name: 'web' });
  });

  it('is the same task again when a plan is made one', () => {
    const before = plan({
      dockerfile: 'web/Dockerfile',
      target: 'release',
      buildArgs: { A: 'b', C: null },
      secrets: [{ id: 'npm', env: 'NPM_TOKEN' }],
      platforms: ['linux/amd64'],
      repository: 'parcels/web',
      tags: ['1', '2'],
    });
    assert.deepEqual(planOf(taskOf(before), place), before);
  });

  it('keeps no value of an argument that is called like a secret', () => {
    const { buildArgs } = taskOf(
      plan({ dockerfile: 'Dockerfile', image: 'web', buildArgs: { QUEUE_TOKEN: 'x', A: 'b' } }),
    );
    assert.deepEqual(buildArgs, { QUEUE_TOKEN: null, A: 'b' });
  });

  it('may be wrong in every way, and is not taken for something else', () => {
    const wrong = { dockerfile: '--file=x', tags: '--all', platforms: 7, secrets: [7, { id: 1 }, {}], image: '-x' };
    const made = plan(wrong as never);
    assert.deepEqual(made.tags, ['--all']);
    assert.ok('dockerfile' in made.source);
    assert.deepEqual([made.source.platforms, made.source.secrets], [undefined, []]);
    assert.deepEqual(
      faultsOf(made).map(({ part }) => part),
      ['tag', 'repository'],
    );
  });
});
