import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client, everyAbility } from './client';

const uri = 'file:///shop/Dockerfile';
const architecture = process.arch === 'x64' ? 'amd64' : 'arm64';
const title = (manager: string) => `Write the versions that the ${manager} index of this machine has`;

/** A header of a tar archive as far as it matters here, and the content, both filled up to blocks. */
function tarred(name: string, content: string): Buffer {
  const block = Buffer.alloc(512 + Math.ceil(content.length / 512) * 512);
  block.write(name);
  block.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  block.write('ustar\x0000', 257);
  block.write(content, 512);
  return block;
}

/** An index of apk as it lies in the cache: a signature and the index, packed one after the other. */
function apkIndex(description: string, packages: readonly (readonly [string, string])[]): Buffer {
  const entries = packages.map(([name, version]) => `C:Q1aa\nP:${name}\nV:${version}\nA:x86_64\n\n`).join('');
  return Buffer.concat([
    gzipSync(tarred('.SIGN.RSA.alpine.rsa.pub', 'signature')),
    gzipSync(Buffer.concat([tarred('DESCRIPTION', description), tarred('APKINDEX', entries), Buffer.alloc(1024)])),
  ]);
}

describe('lsp: versions from the index of packages', () => {
  let client: Client;
  let root: string;
  const put = (name: string, content: string | Buffer) => writeFileSync(path.join(root, name), content);

  /** A part of a distribution, as `apt-get update` leaves it. */
  function apt(list: string, release: string, packages: readonly (readonly [string, string])[], ending = ''): void {
    put(`${list}_InRelease`, `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${release}\nDate: today\n`);
    const text = packages
      .map(([name, version]) => `Package: ${name}\nArchitecture: all\nVersion: ${version}\n`)
      .join('\n');
    const file = `${list}_main_binary-${architecture}_Packages${ending}`;
    put(file, ending === '.gz' ? gzipSync(text) : text);
  }
  const bookworm = 'deb.debian.org_debian_dists_bookworm';
  const security = 'deb.debian.org_debian-security_dists_bookworm-security';
  const debian = 'Origin: Debian\nSuite: oldstable\nVersion: 12.15\nCodename: bookworm';
  const debianSecurity = 'Origin: Debian\nVersion: 12\nCodename: bookworm-security';

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'quaymaster-packages-'));
    apt(bookworm, debian, [
      ['git', '1:2.39.5-0+deb12u2'],
      ['curl', '7.88.1-10+deb12u8'],
      ['gitk', '9'],
    ]);
    apt(security, debianSecurity, [['curl', '7.88.1-10+deb12u12']], '.gz');
    apt('download.docker.com_linux_debian_dists_bookworm', 'Origin: Docker\nCodename: bookworm', [['git', '9:9']]);
    apt('deb.debian.org_debian_dists_bookworm-backports', debian, [['git', '8:8']]);
    put('APKINDEX.0123abcd.tar.gz', apkIndex('v3.20.3-45-g0123abcd', [['git', '2.45.2-r0']]));
    put(
      'APKINDEX.4567cdef.tar.gz',
      apkIndex('v3.20.3-12-g4567cdef', [
        ['jq', '1.7.1-r0'],
        ['twice', '1-r0'],
      ]),
    );
    put('APKINDEX.89abcdef.tar.gz', apkIndex('v3.21.0-1-g89abcdef', [['git', '2.47.1-r0']]));
    put('APKINDEX.99abcdef.tar.gz', apkIndex('v3.20.3-1-g99abcdef', [['twice', '2-r0']]));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  async function offered(marked: string, capabilities = everyAbility) {
    client = await Client.start({
      capabilities,
      settings: { preset: 'all' },
      initializationOptions: { packageIndexes: { apt: root, apk: root } },
    });
    const text = marked.replace('|', '');
    await client.open(uri, text);
    const offset = marked.indexOf('|');
    const actions = await client.codeActions(uri, client.rangeOf(uri, offset, offset));
    return actions.find((one) => one.title.startsWith('Write the versions'));
  }

  /** The text with the action made, or `undefined` where it makes none. */
  async function changed(marked: string, manager: string): Promise<string | undefined> {
    const action = await offered(marked);
    assert.equal(action?.title, title(manager));
    assert.equal(action.edit, undefined, 'nothing is read before it is chosen');
    const resolved = await client.resolvedAction(action);
    if (resolved.edit === undefined) return undefined;
    await client.apply(uri, resolved);
    return client.text(uri);
  }

  it('writes the newest of a release and its security updates, for all packages of a RUN', async () => {
    assert.equal(
      await changed(
        'FROM debian:12-slim AS base\nFROM base\nRUN apt-get update && apt-get install -y g|it nothere "curl" \\\n  curl && rm -rf /var/lib/apt/lists/*\n',
        'apt',
      ),
      'FROM debian:12-slim AS base\nFROM base\nRUN apt-get update && apt-get install -y git=1:2.39.5-0+deb12u2 nothere "curl" \\\n  curl=7.88.1-10+deb12u12 && rm -rf /var/lib/apt/lists/*\n',
    );
  });

  it('writes versions of Alpine, of each repository; none where there are two', async () => {
    assert.equal(
      await changed(
        'FROM public.ecr.aws/docker/library/node:22-alpine3.20\nRUN apk add --no-cache g|it jq twice\n',
        'apk',
      ),
      'FROM public.ecr.aws/docker/library/node:22-alpine3.20\nRUN apk add --no-cache git=2.45.2-r0 jq=1.7.1-r0 twice\n',
    );
  });

  for (const [what, spoil] of [
    ['is of another release', () => undefined],
    ['has a part that cannot be read', () => put(`${bookworm}_contrib_binary-${architecture}_Packages.lz4`, 'packed')],
    ['has no security updates', () => rmSync(path.join(root, `${security}_InRelease`))],
    ['is broken', () => put(`${security}_main_binary-${architecture}_Packages.gz`, 'no archive')],
    ['is not there', () => rmSync(root, { recursive: true }) ?? mkdirSync(`${root}/x`, { recursive: true })],
  ] as const)
    it(`says once that there are none, where the index ${what}`, async () => {
      spoil();
      const tag = what === 'is of another release' ? '13' : '12';
      assert.equal(await changed(`FROM debian:${tag}\nRUN apt-get install -y g|it\n`, 'apt'), undefined);
      await client.until(() => client.messages.length > 0);
      assert.deepEqual(client.messages, [`The apt index of this machine has no versions for debian:${tag}.`]);
    });

  for (const [what, text] of [
    ['an image without a tag', 'FROM debian\nRUN apt-get install -y g|it\n'],
    ['an image of others', 'FROM acme/debian:12\nRUN apt-get install -y g|it\n'],
    ['an image with a repository of its own', 'FROM postgres:16-bookworm\nRUN apt-get install -y g|it\n'],
    ['a tag out of a variable', 'ARG V=12\nFROM debian:$V\nRUN apt-get install -y g|it\n'],
    ['another platform', 'FROM --platform=linux/s390x debian:12\nRUN apt-get install -y g|it\n'],
    ['another repository', 'FROM debian:12\nCOPY a.list /etc/apt/sources.list.d/\nRUN apt-get install -y g|it\n'],
    [
      'a script that sets up a repository',
      'FROM debian:12\nRUN curl -s a.example | bash - && apt-get install -y g|it\n',
    ],
    ['backports', 'FROM debian:12\nRUN apt-get install -t bookworm-backports -y g|it\n'],
    ['packages of other managers', 'FROM fedora:40\nRUN dnf install -y g|it\n'],
  ] as const)
    it(`offers nothing for ${what}`, async () => assert.equal(await offered(text), undefined));

  it('offers nothing where edits are wanted at once', async () => {
    const textDocument = { ...everyAbility.textDocument, codeAction: {} };
    const text = 'FROM debian:12\nRUN apt-get install -y g|it\n';
    assert.equal(await offered(text, { ...everyAbility, textDocument }), undefined);
  });

  it('makes no edit where the text has changed meanwhile', async () => {
    const action = await offered('FROM debian:12\nRUN apt-get install -y g|it\n');
    assert.ok(action);
    await client.change(uri, { text: 'FROM debian:11\nRUN apt-get install -y git\n' });
    assert.equal((await client.resolvedAction(action)).edit, undefined);
  });
});
