import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Engine, makeConfiguration } from '../../../client/src/infrastructure/container-engine';

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const other = 'registry.example';
const old = { auth: 'b2xkOm9sZA==' };

describe('the configuration of an engine for one run', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'quaymaster-configuration-'));
  });

  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const engine = (name: Engine['name'], env: NodeJS.ProcessEnv): Engine => ({
    name,
    builder: 'own',
    program: '/nowhere',
    version: '',
    env,
  });

  async function docker(config: unknown, env: NodeJS.ProcessEnv = {}) {
    if (config !== undefined) writeFileSync(path.join(home, 'config.json'), JSON.stringify(config));
    const made = await makeConfiguration(engine('docker', { DOCKER_CONFIG: home, ...env }), registry, {
      env,
      untrusted: [],
    });
    const file = path.join(made.env.DOCKER_CONFIG ?? '', 'config.json');
    const result = { ...made, config: JSON.parse(readFileSync(file, 'utf8')), mode: statSync(file).mode & 0o777 };
    await made.dispose();
    return result;
  }

  const table: Readonly<Record<string, readonly [before: object, after: object]>> = {
    'an empty one': [{}, { auths: {}, credHelpers: { [registry]: '' } }],
    'sign-ins of this registry and of others': [
      { auths: { [registry]: old, [`https://${registry}`]: old, [other]: old } },
      { auths: { [other]: old }, credHelpers: { [registry]: '' } },
    ],
    'a store and helpers': [
      { credsStore: 'desktop', credHelpers: { [other]: 'mine', [registry]: 'mine' } },
      { credsStore: 'desktop', auths: {}, credHelpers: { [other]: 'mine', [registry]: '' } },
    ],
    'everything else': [
      { currentContext: 'remote', proxies: { default: {} }, cliPluginsExtraDirs: ['/plugins'] },
      {
        currentContext: 'remote',
        proxies: { default: {} },
        cliPluginsExtraDirs: ['/plugins'],
        auths: {},
        credHelpers: { [registry]: '' },
      },
    ],
    "Amazon's helper that is not installed": [
      { credHelpers: { [registry]: 'ecr-login' } },
      { auths: {}, credHelpers: { [registry]: '' } },
    ],
  };
  for (const [title, [before, after]] of Object.entries(table))
    it(`is made of ${title}`, async () => {
      const { config, hasHelper, mode } = await docker(before);
      assert.deepEqual(config, after);
      assert.equal(hasHelper, false);
      if (process.platform !== 'win32') assert.equal(mode, 0o600);
    });

  it('does without one, and with one that cannot be read', async () => {
    assert.deepEqual((await docker(undefined)).config.credHelpers, { [registry]: '' });
    writeFileSync(path.join(home, 'config.json'), '{ not json');
    assert.deepEqual((await docker(undefined)).config.credHelpers, { [registry]: '' });
  });

  it('leaves the variable with sign-ins as it is, but for this registry', async () => {
    const said = JSON.stringify({ auths: { [registry]: old, [other]: old } });
    const { env } = await docker({}, { DOCKER_AUTH_CONFIG: said });
    assert.deepEqual(JSON.parse(env.DOCKER_AUTH_CONFIG ?? '').auths, { [other]: old });
  });

  it('reaches contexts and plugins, and leaves them where they are when it goes', async () => {
    mkdirSync(path.join(home, 'contexts', 'meta'), { recursive: true });
    writeFileSync(path.join(home, 'contexts', 'meta', 'one'), 'kept');
    const made = await makeConfiguration(engine('docker', { DOCKER_CONFIG: home }), registry, {
      env: {},
      untrusted: [],
    });
    assert.equal(readFileSync(path.join(made.folder, 'contexts', 'meta', 'one'), 'utf8'), 'kept');
    await made.dispose();
    assert.ok(!readdirSync(tmpdir()).includes(path.basename(made.folder)));
    assert.equal(readFileSync(path.join(home, 'contexts', 'meta', 'one'), 'utf8'), 'kept');
  });

  it('is for podman made of all files that it would read, the first one first, with the keys of repositories', async () => {
    const config = path.join(home, 'config', 'containers');
    const run = path.join(home, 'run', 'containers');
    for (const folder of [config, run]) mkdirSync(folder, { recursive: true });
    const first = { auth: 'Zmlyc3Q6MQ==' };
    writeFileSync(path.join(run, 'auth.json'), JSON.stringify({ auths: { [other]: first, [`${registry}/web`]: old } }));
    writeFileSync(path.join(config, 'auth.json'), JSON.stringify({ auths: { [other]: old, 'b.example': old } }));
    writeFileSync(path.join(home, 'config.json'), JSON.stringify({ auths: { 'c.example': old, [registry]: old } }));
    const env = {
      DOCKER_CONFIG: home,
      XDG_RUNTIME_DIR: path.join(home, 'run'),
      XDG_CONFIG_HOME: path.join(home, 'config'),
    };
    const made = await makeConfiguration(engine('podman', env), registry, { env, untrusted: [] });
    const found = JSON.parse(readFileSync(made.env.REGISTRY_AUTH_FILE ?? '', 'utf8'));
    await made.dispose();
    assert.deepEqual(found.auths, { [other]: first, 'b.example': old, 'c.example': old });
    assert.deepEqual(found.credHelpers, {}, 'podman would look for a helper without a name');
  });
});
