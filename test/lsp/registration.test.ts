import assert from 'node:assert/strict';
import type { Comparison, Registration } from '../../server/src/wiring/registration-messages';
import { registrationRequests } from '../../server/src/wiring/registration-messages';
import { Client } from './client';

const text = `{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "\${IMAGE:-nginx:1.29}",
      "memory": 512,
      "user": 7,
      "environment": [{ "name": "DB_PASSWORD", "value": "{{ db_password }}" }]
    }
  ],
  "revision": 7
}
`;

describe('lsp: what can be registered', () => {
  let client: Client;

  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());

  const read = (params: object): Promise<Registration> =>
    client.connection.sendRequest(registrationRequests.read, params);

  it('tells what is open, what ECS would reject, and what is left out', async () => {
    const { placeholders, findings, leftOut, family, text: registered } = await read({ text });
    assert.deepEqual(placeholders, [
      {
        name: 'IMAGE',
        text: '${IMAGE:-nginx:1.29}',
        places: ['containerDefinitions[web].image'],
        isSecret: false,
        proposal: 'nginx:1.29',
      },
      {
        name: 'db_password',
        text: '{{ db_password }}',
        places: ['containerDefinitions[web].environment[DB_PASSWORD]'],
        isSecret: true,
      },
    ]);
    assert.deepEqual(
      findings.map(({ ruleId, range }) => [ruleId, range]),
      [['wrong-type', { start: { line: 7, character: 14 }, end: { line: 7, character: 15 } }]],
    );
    assert.deepEqual(leftOut, ['revision']);
    assert.equal(family, 'web');
    assert.equal(registered, undefined);
  });

  it('fills values in', async () => {
    const values = [
      { name: 'IMAGE', value: 'web:1' },
      { name: 'db_password', value: 'a"b' },
    ];
    const { text: registered, placeholders } = await read({ text: text.replace('7,\n', '"7",\n'), values });
    assert.deepEqual(placeholders, []);
    const [web] = JSON.parse(registered ?? '{}').containerDefinitions;
    assert.equal(web.image, 'web:1');
    assert.deepEqual(web.environment, [{ name: 'DB_PASSWORD', value: 'a"b' }]);
  });

  it('heeds what the project has turned off', async () => {
    const uri = 'untitled:task-definition.json';
    client.settings = { rules: { 'wrong-type': 'off' } };
    await client.settingsChanged();
    const { findings } = await read({ text, uri });
    assert.deepEqual(findings, []);
  });

  it('compares', async () => {
    const before = {
      text: '{ "family": "web", "containerDefinitions": [{ "name": "web", "cpu": 0 }], "revision": 1 }',
    };
    const after = { text: '{ "containerDefinitions": [{ "name": "web", "user": "a" }], "family": "web" }' };
    const comparison: Comparison = await client.connection.sendRequest(registrationRequests.compare, { before, after });
    assert.deepEqual(comparison.differences, [
      { place: 'containerDefinitions[web].user', kind: 'added', after: { text: '"a"' } },
    ]);
    assert.equal(
      comparison.before.text,
      JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'web' }] }, null, 2),
    );
  });

  it('fails for nothing that is sent to it', async () => {
    for (const broken of ['', '{', '[]', 'x', '{"taskDefinition": 1}', '{"containerDefinitions": {"a": []}}']) {
      assert.ok(await read({ text: broken }), broken);
      assert.ok(
        await client.connection.sendRequest(registrationRequests.compare, {
          before: { text: broken },
          after: { text },
        }),
      );
    }
  });
});

describe('lsp: the lens Register…', () => {
  let client: Client;
  afterEach(() => client.stop());

  const lensCommands = { register: 'x.register' };
  const task = '{\n  "family": "web",\n  "containerDefinitions": [{ "name": "web", "image": "web:1" }]\n}\n';
  const table: readonly [what: string, name: string, text: string, options: object, line: number | undefined][] = [
    ['stands on the family', 'task-definition.json', task, { lensCommands }, 1],
    [
      'stands on the family of what was described',
      'taskdef.json',
      `{\n"taskDefinition": ${task}}`,
      { lensCommands },
      2,
    ],
    [
      'stands on the first line without one',
      'task-definition.json',
      task.replace(/.*family.*\n/, ''),
      { lensCommands },
      0,
    ],
    [
      'is not there for container definitions alone',
      'container-definitions.json',
      '[{ "name": "web", "image": "web:1" }]',
      { lensCommands },
      undefined,
    ],
    ['is not there without the command', 'task-definition.json', task, {}, undefined],
    [
      'is not there before the workspace is trusted',
      'task-definition.json',
      task,
      { lensCommands, isTrusted: false },
      undefined,
    ],
    ['is not there for revisions', 'quaymaster-revision:/web.7.json', task, { lensCommands }, undefined],
    ['is not there for Dockerfiles', 'Dockerfile', 'FROM scratch\n', { lensCommands }, undefined],
  ];
  for (const [what, name, content, initializationOptions, line] of table)
    it(what, async () => {
      client = await Client.start({ initializationOptions });
      const uri = name.includes(':') ? name : `file:///nowhere/${name}`;
      await client.open(uri, content);
      const found = (await client.lenses(uri)).filter(({ command }) => command?.title === 'Register…');
      assert.deepEqual(
        found.map(({ range, command }) => [range.start.line, command?.command, command?.arguments]),
        line === undefined ? [] : [[line, 'x.register', [uri]]],
      );
    });
});
