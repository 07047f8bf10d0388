import assert from 'node:assert/strict';
import { collect, ecr } from '../../../aws/src';
import { problemOf } from '../harness';
import { useEndpoint } from './endpoint';

describe('ECR repositories', () => {
  const endpoint = useEndpoint();

  it('are created, listed, described and deleted', async () => {
    const { region } = endpoint;
    const name = endpoint.name('team/web');
    const created = await ecr.createRepository(region, { name, tagMutability: 'IMMUTABLE', scansOnPush: true });
    assert.equal(created.name, name);
    assert.equal(created.tagMutability, 'IMMUTABLE');
    assert.equal(created.scansOnPush, true);
    assert.equal(created.encryption, 'AES256');
    assert.match(created.uri, new RegExp(`/${name}$`));
    assert.match(created.arn, new RegExp(`^arn:aws:ecr:eu-west-1:\\d{12}:repository/${name}$`));
    assert.ok(created.createdAt instanceof Date);
    const listed = await collect(ecr.listRepositories(region));
    assert.deepEqual(
      listed.find((repository) => repository.name === name),
      created,
    );
    assert.deepEqual(await ecr.describeRepository(region, name), created);
    await ecr.deleteRepository(region, name);
    const problem = await problemOf(ecr.describeRepository(region, name));
    assert.equal(problem.kind, 'not-found');
    assert.match(problem.message, new RegExp(name));
  });

  it('are not created twice', async () => {
    const name = endpoint.name('twice');
    await ecr.createRepository(endpoint.region, { name });
    const problem = await problemOf(ecr.createRepository(endpoint.region, { name }));
    assert.equal(problem.kind, 'already-exists');
  });

  it('with images are deleted only by force', async () => {
    const name = endpoint.name('full');
    await ecr.createRepository(endpoint.region, { name });
    await endpoint.pushImage(name, '1');
    assert.equal((await problemOf(ecr.deleteRepository(endpoint.region, name))).kind, 'rejected');
    await ecr.deleteRepository(endpoint.region, name, { force: true });
    assert.equal((await problemOf(ecr.describeRepository(endpoint.region, name))).kind, 'not-found');
  });
});

describe('ECR images', () => {
  const endpoint = useEndpoint();

  it('come newest first, with their tags and digests', async () => {
    const repository = endpoint.name('images');
    await ecr.createRepository(endpoint.region, { name: repository });
    const first = await endpoint.pushImage(repository, '1.0');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const second = await endpoint.pushImage(repository, '1.1');
    const images = await ecr.imagesNewestFirst(endpoint.region, { repository });
    assert.deepEqual(
      images.map(({ digest, tags }) => ({ digest, tags })),
      [
        { digest: second, tags: ['1.1'] },
        { digest: first, tags: ['1.0'] },
      ],
    );
    const [image] = images;
    assert.ok(image?.pushedAt instanceof Date);
    assert.equal(image.repository, repository);
    const byTag = await ecr.describeImage(endpoint.region, { repository }, { tag: '1.0' });
    assert.equal(byTag.digest, first);
    const byDigest = await ecr.describeImage(endpoint.region, { repository }, { digest: second });
    assert.deepEqual(byDigest.tags, ['1.1']);
  });

  it('tell their platforms', async () => {
    const repository = endpoint.name('platforms');
    await ecr.createRepository(endpoint.region, { name: repository });
    const digest = await endpoint.pushImage(repository, 'arm', 'linux/arm64');
    const platforms = await ecr.imagePlatforms(endpoint.region, { repository }, { digest });
    assert.deepEqual(
      platforms.map(({ os, architecture }) => `${os}/${architecture}`),
      ['linux/arm64'],
    );
  });

  it('are deleted, and what is not there is named', async () => {
    const repository = endpoint.name('deleted');
    await ecr.createRepository(endpoint.region, { name: repository });
    const digest = await endpoint.pushImage(repository, '1');
    const undeleted = await ecr.deleteImages(endpoint.region, { repository }, [{ digest }, { tag: 'never' }]);
    assert.equal(undeleted.length, 1);
    assert.deepEqual(await collect(ecr.listImages(endpoint.region, { repository })), []);
  });

  it('that do not exist are a plain problem', async () => {
    const repository = endpoint.name('empty');
    await ecr.createRepository(endpoint.region, { name: repository });
    assert.equal((await problemOf(ecr.describeImage(endpoint.region, { repository }, { tag: '1' }))).kind, 'not-found');
    const gone = collect(ecr.listImages(endpoint.region, { repository: endpoint.name('gone') }));
    assert.equal((await problemOf(gone)).kind, 'not-found');
    assert.equal(
      (await problemOf(ecr.imagePlatforms(endpoint.region, { repository }, { tag: '1' }))).kind,
      'not-found',
    );
  });
});

describe('an ECR login', () => {
  const endpoint = useEndpoint();

  it('has a user, a password and a host, and hides the password', async () => {
    const login = await ecr.getLogin(endpoint.region);
    assert.equal(login.username, 'AWS');
    assert.notEqual(login.password, '');
    assert.doesNotMatch(login.host, /\//);
    assert.ok(login.expiresAt !== undefined && login.expiresAt.getTime() > Date.now());
    assert.ok(!JSON.stringify(login).includes(login.password));
    assert.ok(!JSON.stringify({ ...login }).includes(login.password));
    const { inspect } = await import('node:util');
    assert.ok(!inspect(login, { depth: 9, showHidden: true }).includes(login.password));
  });
});
