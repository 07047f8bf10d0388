import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isTaskDefinitionName } from '../../server/src/engine/documents';
import { isIn, root, sourcesBelow } from './sources';

// package.json as VS Code reads it: what it names has to be there, and what the client uses has to be named.

const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = read('package.json');
const words: Record<string, string> = read('package.nls.json');
const client = sourcesBelow('client/src');
const clientText = client.map(({ text }) => text).join('\n');
const settings: Record<string, Setting> = manifest.contributes.configuration.properties;

interface Setting {
  readonly scope?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly group: string;
}

/** Every text in a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}

describe('the manifest', () => {
  it('names files that are there, or are built', () => {
    const files = texts(manifest.contributes).filter((text) => text.startsWith('./'));
    assert.notEqual(files.length, 0);
    for (const file of [...files, manifest.icon, manifest.l10n])
      assert.ok(existsSync(path.join(root, file)), `${file} is there`);
    assert.equal(manifest.main, './dist/extension.js');
  });

  it('has a PNG of 256 by 256 as its icon', () => {
    const icon = readFileSync(path.join(root, manifest.icon));
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
  });

  it('takes its words from package.nls.json, all of them and no others', () => {
    const used = texts(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
    for (const command of manifest.contributes.commands) assert.match(command.title, /^%.+%$/);
    for (const [name, setting] of Object.entries(settings))
      assert.match(setting.markdownDescription ?? '', /^%.+%$/, name);
  });

  it('has a command for each one that the client registers, and the other way round', () => {
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const registered = [...clientText.matchAll(/'(quaymaster\.[a-zA-Z]+)'/g)].map(([, name]) => name);
    const views = manifest.contributes.views.quaymaster.map(({ id }: { id: string }) => id);
    const others = new Set([
      'quaymaster.server',
      'quaymaster.aws',
      'quaymaster.engine',
      ...views,
      ...Object.keys(settings),
    ]);
    const commands = registered.filter((name) => !others.has(name ?? ''));
    assert.deepEqual([...new Set(commands)].sort(), contributed.sort());
    for (const { category } of manifest.contributes.commands) assert.equal(category, 'Quaymaster');
  });

  it('offers in menus and welcomes only commands that there are, and each item of a menu stands in a group', () => {
    const contributed = new Set(manifest.contributes.commands.map(({ command }: { command: string }) => command));
    const { commandPalette, ...menus } = manifest.contributes.menus;
    for (const { command } of commandPalette) assert.ok(contributed.has(command), command);
    const submenus: string[] = manifest.contributes.submenus.map(({ id }: { id: string }) => id);
    for (const { command, submenu, group } of Object.values<MenuItem[]>(menus).flat()) {
      assert.ok(submenu === undefined ? contributed.has(command) : submenus.includes(submenu), command ?? submenu);
      assert.match(group, /^(?:navigation|inline|\d_[a-z]+)@\d+$/, command ?? submenu);
    }
    for (const id of submenus) assert.ok(Object.hasOwn(menus, id), id);
    const linked = Object.values(words).flatMap((text) => [...text.matchAll(/\(command:(quaymaster\.\w+)\)/g)]);
    for (const [, command = ''] of linked) assert.ok(contributed.has(command), command);
  });

  it('says in each view what to do in Restricted Mode, without credentials, without a region, and where it is empty', () => {
    for (const { id } of manifest.contributes.views.quaymaster) {
      const welcomes = manifest.contributes.viewsWelcome.filter(({ view }: { view: string }) => view === id);
      for (const state of ['!isWorkspaceTrusted', 'no-credentials', 'no-region', 'empty'])
        assert.ok(
          welcomes.some(({ when }: { when: string }) => when.includes(state)),
          `${id}: ${state}`,
        );
    }
  });

  it('describes each setting: a scope, a default of its type, a description for each choice', () => {
    for (const [name, setting] of Object.entries(settings)) {
      assert.match(name, /^quaymaster\./);
      assert.ok(setting.scope, `${name} has a scope`);
      const type = Array.isArray(setting.default) ? 'array' : typeof setting.default;
      assert.equal(type, setting.type, `the default of ${name}`);
      if (setting.enum === undefined) continue;
      assert.ok(setting.enum.includes(String(setting.default)), `the default of ${name} can be chosen`);
      assert.equal(setting.markdownEnumDescriptions?.length, setting.enum.length, name);
    }
  });

  it('has the settings that the client reads', () => {
    const names = [...clientText.matchAll(/getConfiguration\('quaymaster'[^)]*\)\s*\.get(?:<[^>]*>)?\('([^']+)'/g)];
    const affected = [...clientText.matchAll(/affectsConfiguration\('([^']+)'/g)].map(([, name]) => name ?? '');
    assert.notEqual(names.length, 0);
    const sections = new Set(Object.keys(settings).map((name) => name.replace(/\.\w+$/, '')));
    for (const name of [...names.map(([, name]) => `quaymaster.${name}`), ...affected])
      assert.ok(Object.hasOwn(settings, name) || sections.has(name), `${name} is a setting`);
  });

  it('says what happens in Restricted Mode, and restricts what names a program or an address', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.equal(virtualWorkspaces.supported, 'limited');
    const risky = Object.keys(settings).filter((name) =>
      /path|executable|command|endpoint|url|profile|region|env/i.test(name),
    );
    for (const name of risky) assert.ok(untrustedWorkspaces.restrictedConfigurations.includes(name), name);
    for (const name of untrustedWorkspaces.restrictedConfigurations) assert.ok(Object.hasOwn(settings, name), name);
  });

  it('uses no proposed API, sends no telemetry, and runs beside the files', () => {
    assert.equal(manifest.enabledApiProposals, undefined);
    assert.deepEqual(manifest.extensionKind, ['workspace']);
    assert.doesNotMatch(clientText, /telemetry/i);
  });

  it('leaves task definitions to the server: the JSON service shows no fault and offers no word of its own', () => {
    const { jsonValidation } = manifest.contributes;
    const [settings, taskDefinitions, ...others] = jsonValidation;
    assert.equal(settings.fileMatch, '.quaymaster.json');
    assert.deepEqual(others, []);
    const schema = read(taskDefinitions.url);
    assert.deepEqual(Object.keys(schema), ['$schema', '$comment'], 'a schema that says nothing');
    for (const pattern of taskDefinitions.fileMatch)
      assert.ok(isTaskDefinitionName(pattern.replaceAll('*', 'x')), `${pattern} is a name of ours`);
  });

  it('promises the VS Code that it is built and tested against', async () => {
    const { releases } = await import(path.join(root, 'scripts', 'vscode', 'releases.mjs'));
    const minimum = manifest.engines.vscode.replace('^', '');
    assert.equal(manifest.devDependencies['@types/vscode'], minimum);
    assert.equal(releases.minimum.desktop, minimum);
    assert.equal(releases.minimum.codeServer.split('.')[1], minimum.split('.')[1]);
  });

  it('has a lockfile for every platform: npm ci refuses one that was written where some packages were out of reach', () => {
    const packages: Record<string, { optionalDependencies?: object }> = read('package-lock.json').packages;
    for (const [place, { optionalDependencies = {} }] of Object.entries(packages))
      for (const name of Object.keys(optionalDependencies)) {
        const places = [`${place}/node_modules/${name}`, `node_modules/${name}`];
        assert.ok(
          places.some((key) => Object.hasOwn(packages, key)),
          `${name} of ${place} is in the lockfile`,
        );
      }
  });

  it('pins every dependency', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      assert.match(String(version), /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
  });
});

describe('the words of the client', () => {
  const bundle: Record<string, string> = read('l10n/bundle.l10n.json');
  const used = [...clientText.matchAll(/\b(?:l10n\.)?t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text ?? '');

  it('are all in the bundle for translators, and no others', () => {
    assert.notEqual(used.length, 0);
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(used)].sort());
    for (const [key, text] of Object.entries(bundle)) assert.equal(text, key);
  });

  it('reach a person only through translation', () => {
    const shown = /\bshow(?:Error|Warning|Information)Message\(\s*['"`]/;
    for (const { file, text } of client.filter(({ file }) => isIn(file, 'client/src')))
      assert.doesNotMatch(text, shown, file);
  });
});
