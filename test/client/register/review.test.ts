import assert from 'node:assert/strict';
import { RegisterMemory } from '../../../client/src/features/register/memory';
import { type Reviewed, refusalText, reviewLines, secretsOf } from '../../../client/src/features/register/review';
import type { Difference, OpenPlaceholder } from '../../../server/src/wiring/registration-messages';
import { t } from '../words';

const where = 'Account 111122223333, region eu-west-1.';
const placeholder = (name: string, isSecret = false): OpenPlaceholder => ({
  name,
  text: `\${${name}}`,
  places: ['containerDefinitions[web].image'],
  isSecret,
});
const text = (value: unknown) => ({ text: JSON.stringify(value) });

function lines(differences: readonly Difference[] | undefined, more: Partial<Reviewed> & { leftOut?: string[] } = {}) {
  const { leftOut = [], ...rest } = more;
  const registration = { family: 'web', placeholders: [], findings: [], leftOut, text: '{}' };
  const comparison = { before: text({}), after: text({}), differences: differences ?? [] };
  const latest = differences === undefined ? undefined : { name: 'web:7', comparison };
  const all = reviewLines({ registration, latest, placeholders: [], values: {}, where, ...rest }, t);
  return all.map(({ label, description, detail, isHeading }) =>
    [isHeading ? `-- ${label}` : label, description, detail].filter(Boolean).join(' | '),
  );
}

describe('the review of what is registered', () => {
  it('says where it goes first, then what differs from the newest revision, place by place', () => {
    const differences: Difference[] = [
      { place: 'cpu', kind: 'changed', before: text('256'), after: text('512') },
      { place: 'containerDefinitions[web].environment[LOG_LEVEL]', kind: 'added', after: text('debug') },
      { place: 'containerDefinitions[log]', kind: 'removed', before: text({ name: 'log', image: 'x'.repeat(99) }) },
    ];
    assert.deepEqual(lines(differences), [
      '$(cloud-upload) Register as the next revision of web | Account 111122223333, region eu-west-1.',
      '$(diff) Show Side by Side',
      '-- 3 differences from web:7',
      '$(diff-modified) cpu | "256" → "512"',
      '$(diff-added) containerDefinitions[web].environment[LOG_LEVEL] | "debug"',
      `$(diff-removed) containerDefinitions[log] | {"name":"log","image":"${'x'.repeat(76)}…`,
    ]);
  });

  it('shows what differs of long values, or gives what comes a line of its own', () => {
    const place = 'containerDefinitions[web].image';
    const ecr = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web';
    const change = (before: string, after: string): Difference => {
      return { place, kind: 'changed', before: text(before), after: text(after) };
    };
    const hub = 'public.ecr.aws/docker/library/httpd:2.4.66';
    assert.deepEqual(lines([change(`${ecr}:1.4.2`, `${ecr}:1.5.0`), change(`${ecr}:1.4.2`, hub)]).slice(3), [
      `$(diff-modified) ${place} | "…web:1.4.2" → "…web:1.5.0"`,
      `$(diff-modified) ${place} | "${ecr}:1.4.2" | → "${hub}"`,
    ]);
  });

  it('says that nothing differs, and that it would register the same again', () => {
    assert.deepEqual(lines([]), [
      '$(cloud-upload) Register the same again as the next revision of web | Account 111122223333, region eu-west-1.',
      '$(check) Nothing differs from web:7.',
    ]);
  });

  it('says that a family is new', () => {
    assert.deepEqual(lines(undefined), [
      '$(cloud-upload) Register as a new family, web | Account 111122223333, region eu-west-1.',
      '$(info) web has no active revision yet.',
    ]);
  });

  it('shows what was left out, and what placeholders were filled with', () => {
    const placeholders = [placeholder('IMAGE'), placeholder('DB_PASSWORD', true)];
    const values = { IMAGE: 'web:2', DB_PASSWORD: 'hunter2hunter2' };
    assert.deepEqual(lines([], { leftOut: ['revision', 'status'], placeholders, values }).slice(2), [
      '-- Left out, since ECS does not take it',
      'revision',
      'status',
      '-- Placeholders',
      '$(edit) ${IMAGE} | web:2',
      '$(edit) ${DB_PASSWORD} | ••••••••',
    ]);
  });

  it('shows dots for what is secret by its name, or was typed unseen, and still shows that it changes', () => {
    const differences: Difference[] = [
      {
        place: 'containerDefinitions[web].environment[DB_PASSWORD]',
        kind: 'changed',
        before: text('old-and-secret'),
        after: text('new-and-secret'),
      },
      { place: 'containerDefinitions[web].command', kind: 'added', after: text(['--key=hunter2hunter2']) },
      {
        place: 'containerDefinitions[new]',
        kind: 'added',
        after: text({ name: 'new', environment: [{ name: 'API_TOKEN', value: 'seen-and-secret' }] }),
      },
    ];
    const placeholders = [placeholder('SIGN_IN', true)];
    const shown = lines(differences, { placeholders, values: { SIGN_IN: 'hunter2hunter2' } });
    assert.deepEqual(shown.slice(3, 6), [
      '$(diff-modified) containerDefinitions[web].environment[DB_PASSWORD] | "••••••••" → "•••••••• 2"',
      '$(diff-added) containerDefinitions[web].command | ["--key=••••••••"]',
      '$(diff-added) containerDefinitions[new] | {"name":"new","environment":[{"name":"API_TOKEN","value":"••••••••"}]}',
    ]);
    assert.doesNotMatch(shown.join('\n'), /and-secret|hunter2/);
  });

  it('makes no icons of the words of a file', () => {
    const differences: Difference[] = [{ place: 'family', kind: 'added', after: text('$(trash)') }];
    assert.equal(lines(differences)[3], '$(diff-added) family | "\\$(trash)"');
  });
});

describe('what speaks against registering', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const findings = ['"hunter2hunter2" is no network mode.', 'Another.'].map((message) => ({
    ruleId: 'x',
    message,
    range,
  }));
  const secrets = secretsOf([placeholder('MODE', true)], { MODE: 'hunter2hunter2' });

  it('is told with its first reason, without what was typed unseen', () => {
    assert.equal(
      refusalText(findings, secrets, t),
      'Nothing was registered: ECS would reject 2 things in this file. "••••••••" is no network mode.',
    );
    assert.equal(
      refusalText(findings.slice(1), secrets, t),
      'Nothing was registered: ECS would reject 1 thing in this file. Another.',
    );
  });
});

describe('the values of placeholders', () => {
  const store = () => {
    const kept = new Map<string, unknown>();
    return {
      kept,
      get: <Value>(key: string) => kept.get(key) as Value | undefined,
      update: async (key: string, value: unknown) => void kept.set(key, value),
    };
  };

  it('are remembered by file, but for secret ones', async () => {
    const workspace = store();
    const memory = new RegisterMemory(workspace);
    const placeholders = [placeholder('IMAGE'), placeholder('DB_PASSWORD', true)];
    await memory.keep('file:///a.json', placeholders, { IMAGE: 'web:2', DB_PASSWORD: 'hunter2hunter2' });
    await memory.keep('file:///b.json', [placeholder('CPU')], { CPU: '256' });
    assert.deepEqual(memory.valuesFor('file:///a.json'), { IMAGE: 'web:2' });
    assert.deepEqual(memory.valuesFor('file:///b.json'), { CPU: '256' });
    assert.deepEqual(memory.valuesFor('file:///c.json'), {});
    assert.doesNotMatch(JSON.stringify([...workspace.kept]), /hunter2/);
  });

  it('are not remembered where they are secret by what they are', async () => {
    const workspace = store();
    const memory = new RegisterMemory(workspace);
    const values = { ADDRESS: 'postgres://shop:hunter2@db/shop', CPU: '256' };
    await memory.keep('file:///a.json', [placeholder('ADDRESS'), placeholder('CPU')], values);
    assert.deepEqual(memory.valuesFor('file:///a.json'), { CPU: '256' });
    assert.doesNotMatch(JSON.stringify([...workspace.kept]), /hunter2/);
  });

  it('stay when a file is registered that asks for others', async () => {
    const memory = new RegisterMemory(store());
    await memory.keep('file:///a.json', [placeholder('IMAGE')], { IMAGE: 'web:2' });
    await memory.keep('file:///a.json', [placeholder('CPU')], { CPU: '256' });
    assert.deepEqual(memory.valuesFor('file:///a.json'), { IMAGE: 'web:2', CPU: '256' });
  });

  it('are forgotten with the oldest of very many files', async () => {
    const memory = new RegisterMemory(store());
    for (let index = 0; index < 60; index += 1)
      await memory.keep(`file:///${index}.json`, [placeholder('A')], { A: String(index) });
    assert.deepEqual(memory.valuesFor('file:///9.json'), {});
    assert.deepEqual(memory.valuesFor('file:///59.json'), { A: '59' });
  });
});
