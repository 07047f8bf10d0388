import assert from 'node:assert/strict';
import { kindOf, namePattern } from '../../server/src/engine/documents';

const definition = '{"family":"web","containerDefinitions":[]}';
const containers = '[{"name":"web","image":"nginx","essential":true}]';
const packageLock = `{"name":"app","lockfileVersion":3,"packages":{${'"a":{"version":"1.0.0","containerDefinitions":[]},'.repeat(5000)}"b":{}}}`;

describe('which documents are ours', () => {
  const table: [path: string, head: string, kind: string | undefined, languageId?: string][] = [
    // Dockerfiles, by name
    ['Dockerfile', 'FROM a', 'dockerfile'],
    ['/app/dockerfile', '', 'dockerfile'],
    ['C:\\app\\Dockerfile', '', 'dockerfile'],
    ['Dockerfile.dev', '', 'dockerfile'],
    ['api.Dockerfile', '', 'dockerfile'],
    ['api.dockerfile', '', 'dockerfile'],
    ['Containerfile', '', 'dockerfile'],
    ['Containerfile.ci', '', 'dockerfile'],
    ['anything.txt', '', 'dockerfile', 'dockerfile'],
    ['', '', 'dockerfile', 'dockerfile'],
    // and what only looks like one
    ['Dockerfile.dockerignore', '*', undefined],
    ['Dockerfile.md', '', undefined],
    ['Dockerfile.orig', '', undefined],
    ['Dockerfile.bak', '', undefined],
    ['Dockerfile.j2', '', undefined],
    ['Dockerfile.tmpl', '', undefined],
    ['Dockerfile.tpl', '', undefined],
    ['Dockerfile.erb', '', undefined],
    ['Dockerfile.in', '', undefined],
    ['Dockerfile.j2', '', undefined, 'dockerfile'],
    ['Dockerfiles', '', undefined],
    ['docker-compose.yml', '', undefined],
    ['Dockerfile', '# made by\n\n{{ range . }}\nFROM a', undefined],
    ['Dockerfile', '{% if a %}\nFROM a', undefined],
    ['Dockerfile', '# {{ a }}\nFROM a', 'dockerfile'],
    // A language as an extension: a Dockerfile for it, or its source
    ['Dockerfile.py', '# syntax=docker/dockerfile:1\n\nfrom python:3.13\nRUN x', 'dockerfile'],
    ['Dockerfile.go', 'ARG VERSION=1\nFROM golang:$VERSION', 'dockerfile'],
    ['Dockerfile.java', '', 'dockerfile'],
    ['Dockerfile.rs', '# nothing but a comment\n', 'dockerfile'],
    ['dockerfile.ts', "import { x } from './x';\n", undefined],
    ['dockerfile.d.ts', '/** FROM a */\nFROM a', undefined],
    ['dockerfile.py', '# a parser\nfrom parser import instructions\n', undefined],
    ['Dockerfile.java', 'package docker;\n', undefined],
    ['dockerfile.js', '"use strict";\n', undefined, 'dockerfile'],
    // Task definitions: a name makes a candidate, the content decides
    ['task-definition.json', definition, 'task-definition'],
    ['task-definition-web.json', definition, 'task-definition'],
    ['taskdef.json', definition, 'task-definition'],
    ['ecs-task-def.json', definition, 'task-definition'],
    ['.aws/web.json', definition, 'task-definition'],
    ['task-definition.json', '{"taskDefinition":{"family":"a","containerDefinitions":[]}}', 'task-definition'],
    ['task-definition.json', '{"name":"something else"}', undefined],
    // What has hardly been begun counts by its name while somebody edits it, and not as a file
    ['task-definition.json', '', undefined],
    ['task-definition.json', '{}', undefined],
    ['task-definition.json', '', 'task-definition', 'json'],
    ['task-definition.json', '\n{\n}\n', 'task-definition', 'json'],
    ['task-definition.json', '{ "fam', 'task-definition', 'json'],
    ['task-definition.json', '{ "fam" }', 'task-definition', 'json'],
    ['task-definition.json', '{ fam }', 'task-definition', 'json'],
    ['.aws/task-definition.json', '{}', 'task-definition', 'json'],
    ['.aws/web.json', '{}', undefined, 'json'],
    ['task-definition.json', '[]', undefined, 'json'],
    ['container-definitions.json', '[]', 'container-definitions', 'json'],
    ['container-definitions.json', '[{ "na" }]', 'container-definitions', 'json'],
    ['web.json', '{}', undefined, 'json'],
    ['package.json', '', undefined, 'json'],
    ['task-definition.json', '{"family": {{ name }}, "containerDefinitions": [', 'task-definition'],
    ['task-definition.json', '{% if a %}{"containerDefinitions": []}', 'task-definition'],
    ['task-definition.json', '{"family": "a", "cpu": }', undefined],
    ['.aws/config.json', '{"region":"eu-west-1"}', undefined],
    ['container-definitions.json', '[{"name":"web","image":"nginx"}]', 'container-definitions'],
    ['container-definitions.json.tpl', '[{"name":"web","image":"${image}"}]', 'container-definitions'],
    // Any other JSON counts by its content alone
    ['web.json', definition, 'task-definition'],
    ['web.json', `\uFEFF\r\n${definition}`, 'task-definition'],
    ['', definition, 'task-definition', 'json'],
    ['web.json', containers, 'container-definitions'],
    ['products.json', '[{"name":"shoe","image":"shoe.png"}]', undefined],
    ['template.json', '{"Resources":{"T":{"Properties":{"containerDefinitions":[]}}}}', undefined],
    ['package-lock.json', packageLock, undefined],
    ['web.txt', definition, undefined],
  ];
  for (const [path, head, kind, languageId] of table) {
    const shown = head.length > 50 ? `${head.slice(0, 50)}…` : head;
    it(`${path || 'untitled'}${languageId ? ` (${languageId})` : ''} with ${JSON.stringify(shown)}: ${kind ?? 'not ours'}`, () => {
      assert.equal(kindOf({ path, head, languageId }), kind);
    });
  }

  it('takes more names from a setting', () => {
    const broken = '{"family": <FAMILY>, "containerDefinitions": []}';
    const facts = {
      path: 'deploy/prod/ecs.json',
      head: broken.replace('"containerDefinitions"', "'containerDefinitions'"),
    };
    assert.equal(kindOf(facts), undefined);
    assert.equal(kindOf({ ...facts, taskDefinitionNames: [namePattern('deploy/**/ecs.json')] }), 'task-definition');
    assert.equal(kindOf({ ...facts, taskDefinitionNames: [namePattern('other/*.json')] }), undefined);
  });
});
