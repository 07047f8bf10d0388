import assert from 'node:assert/strict';
import { Client } from './client';
import { uriOf } from './documents';
import { openMarked, type Refused, type Renamed, testNames } from './name-tables';

const uri = uriOf('task-definition.json');

const renamed: readonly Renamed[] = [
  {
    name: 'a container, wherever another one goes by its name',
    marked: `{
  "family": "db",
  "proxyConfiguration": { "containerName": "«db»" },
  "containerDefinitions": [
    { "name": "«d|b»", "image": "db", "command": ["db"] },
    {
      "name": "web",
      "image": "db",
      "dependsOn": [{ "containerName": "«db»", "condition": "HEALTHY" }, { "containerName": "db2", "condition": "START" }],
      "links": ["«db»:db", "«db»"],
      "volumesFrom": [{ "sourceContainer": "«db»" }],
      "mountPoints": [{ "sourceVolume": "db", "containerPath": "/db" }],
      "portMappings": [{ "name": "db", "containerPort": 80 }]
    }
  ],
  "volumes": [{ "name": "db" }]
}`,
  },
  {
    name: 'a container, from where another one waits for it',
    marked: `[
  { "name": "«init»", "image": "a" },
  { "name": "web", "image": "a", "dependsOn": [{ "containerName": "«init|»", "condition": "SUCCESS" }] }
]`,
  },
  {
    name: 'a volume, and where it is mounted',
    marked: `{
  "containerDefinitions": [
    { "name": "data", "image": "a", "mountPoints": [{ "sourceVolume": "«data»" }, { "sourceVolume": "tmp" }] },
    { "name": "b", "image": "a", "mountPoints": [{ "sourceVolume": "«da|ta»" }] }
  ],
  "volumes": [{ "name": "tmp" }, { "name": "«data»", "host": {} }]
}`,
  },
  {
    name: 'a port',
    marked: `{ "containerDefinitions": [{ "name": "http", "image": "a", "portMappings": [{ "name": "«http|»", "containerPort": 80 }] }] }`,
  },
  {
    name: 'in what DescribeTaskDefinition prints',
    marked: `{ "taskDefinition": { "containerDefinitions": [{ "name": "«we|b»", "image": "a" }, { "name": "b", "image": "a", "links": ["«web»"] }] } }`,
  },
];

const containers = (names: readonly string[], more = '') =>
  `{ "containerDefinitions": [${names.map((name) => `{ "name": "${name}", "image": "a"${more} }`).join(', ')}] }`;

const refused: readonly Refused[] = [
  { name: 'a placeholder', marked: containers(['web-${ENV|}']), says: /^A placeholder stands in web-\$\{ENV\}/ },
  {
    name: 'a name of nothing',
    marked: containers(['web'], ', "links": ["d|b"]'),
    says: /^This file has no container db/,
  },
  { name: 'a taken name', marked: containers(['w|eb', 'db']), to: 'db', says: /^Another container has the name db/ },
  {
    name: 'a name that ECS does not take',
    marked: containers(['w|eb']),
    to: 'my web',
    says: /^The name of a container must be 1 to 255 letters/,
  },
  { name: 'an empty name', marked: containers(['w|eb']), to: '', says: /must be/ },
  {
    name: 'a port in upper case',
    marked: containers(['web'], ', "portMappings": [{ "name": "ht|tp", "containerPort": 80 }]'),
    to: 'HTTP',
    says: /^The name of a port must be 1 to 64 lower-case letters/,
  },
];

describe('lsp: names of task definitions', () => {
  let client: Client;
  before(async () => {
    client = await Client.start();
  });
  after(() => client.stop());
  afterEach(() => client.close(uri));

  const open = (marked: string) => openMarked(client, uri, marked);

  testNames(() => client, uri, { renamed, refused });

  it('leads to the container, the volume and all that share a name', async () => {
    const { offset, ranges } = await open(
      '[{ "name": "«a»", "image": "x" }, { "name": "«a»", "image": "y" }, { "name": "b", "image": "z", "links": ["|a:alias"] }]',
    );
    const found = await client.definition(uri, offset);
    assert.deepEqual(
      found.map(({ range }) => range),
      ranges,
    );
  });

  it('follows names that hold the same placeholder', async () => {
    const { offset, ranges } = await open(
      '[{ "name": "«${APP}-init»", "image": "x" }, { "name": "b", "image": "z", "links": ["${AP|P}-init"] }]',
    );
    const found = await client.definition(uri, offset);
    assert.deepEqual(
      found.map(({ range }) => range),
      ranges,
    );
  });

  it('says nothing of other words', async () => {
    await open('[{ "name": "a", "image": "a" }]');
    for (let offset = 14; offset < 28; offset += 1) {
      assert.equal(await client.references(uri, offset), null);
      assert.equal(await client.prepareRename(uri, offset), null);
    }
  });
});
