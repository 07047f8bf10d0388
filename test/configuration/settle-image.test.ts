import assert from 'node:assert/strict';
import { type Settlement, settleImage } from '../../server/src/configuration/settle-image';
import { applyEdits } from '../../server/src/engine/edits';

const web: Settlement = { taskDefinition: 'deploy/web.json', container: 'web', dockerfile: 'web/Dockerfile' };
const line = '"taskDefinition": "deploy/web.json", "container": "web"';

const table: readonly { name: string; settlement?: Settlement; before: string; after: string }[] = [
  {
    name: 'nothing yet',
    before: '',
    after:
      '{\n  "images": [\n    {\n      "taskDefinition": "deploy/web.json",\n      "container": "web",\n      "dockerfile": "web/Dockerfile"\n    }\n  ]\n}\n',
  },
  {
    name: 'other keys, comments and tabs',
    before: '{\n\t// why\n\t"preset": "all" // and why\n}\n',
    after:
      '{\n\t// why\n\t"preset": "all",\n\t"images": [\n\t\t{\n\t\t\t"taskDefinition": "deploy/web.json",\n\t\t\t"container": "web",\n\t\t\t"dockerfile": "web/Dockerfile"\n\t\t}\n\t] // and why\n}\n',
  },
  {
    name: 'another container, in one line',
    before: '{\n  "images": [\n    { "container": "worker", "dockerfile": "w/Dockerfile" } // theirs\n  ]\n}\n',
    after: `{\n  "images": [\n    { ${line}, "dockerfile": "web/Dockerfile" },\n    { "container": "worker", "dockerfile": "w/Dockerfile" } // theirs\n  ]\n}\n`,
  },
  {
    name: 'another container, in lines of its own',
    before: '{\r\n "images": [{\r\n  "image": "a",\r\n  "dockerfile": "b"\r\n }]\r\n}',
    after:
      '{\r\n "images": [{\r\n "taskDefinition": "deploy/web.json",\r\n "container": "web",\r\n "dockerfile": "web/Dockerfile"\r\n}, {\r\n  "image": "a",\r\n  "dockerfile": "b"\r\n }]\r\n}',
  },
  {
    name: 'an empty list',
    before: '{ "images": [] }',
    after:
      '{ "images": [\n    {\n      "taskDefinition": "deploy/web.json",\n      "container": "web",\n      "dockerfile": "web/Dockerfile"\n    }\n  ] }',
  },
  {
    name: 'the same container, with another Dockerfile and a stage',
    before: `{ "images": [{ ${line}, "dockerfile": "old/Dockerfile", "target": "dev" }] }`,
    after: `{ "images": [{ ${line}, "dockerfile": "web/Dockerfile" }] }`,
  },
];

describe('settling in .quaymaster.json what builds an image', () => {
  for (const { name, before, after } of table)
    it(name, () => assert.equal(applyEdits(before, settleImage(before, web) ?? []), after));

  it('writes the stage', () => {
    const before = `{ "images": [{ ${line}, "dockerfile": "web/Dockerfile" }] }`;
    const after = applyEdits(before, settleImage(before, { ...web, target: 'prod' }) ?? []);
    assert.equal(after, `{ "images": [{ ${line}, "dockerfile": "web/Dockerfile", "target": "prod" }] }`);
    const again = applyEdits(after, settleImage(after, { ...web, target: 'dev' }) ?? []);
    assert.equal(again, `{ "images": [{ ${line}, "dockerfile": "web/Dockerfile", "target": "dev" }] }`);
  });

  for (const broken of ['{ "images": ', '[]'])
    it(`leaves ${broken} alone`, () => assert.equal(settleImage(broken, web), undefined));
});
