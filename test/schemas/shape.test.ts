import assert from 'node:assert/strict';
import { kindOf } from '../../server/src/engine/documents';
import { lint } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';
import { taskDefinitionLanguage } from '../../server/src/task-definition/language';

// What the rules about shape agree on: one finding per cause, nothing about what cannot be known, nothing that others say.

const rulesOfShape = ['unknown-property', 'missing-property', 'wrong-type', 'invalid-value', 'out-of-range'];

function shapeOf(text: string, path = 'task-definition.json'): string[] {
  const kind = kindOf({ path, head: text });
  assert.ok(kind, 'a document of ours');
  const found = lint(taskDefinitionLanguage, { text, kind, path }, { commandLine: { preset: 'all' } }, (_, error) => {
    throw error;
  });
  return found
    .filter(({ ruleId }) => rulesOfShape.includes(ruleId))
    .map(({ ruleId, span }) => `${ruleId} ${text.slice(span.start, span.end)}`);
}

function checkMarks(marked: string, rules: readonly string[], path?: string): void {
  const { text, spans } = readMarks(marked);
  const places = spans.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(
    shapeOf(text, path),
    places.map((place, index) => `${rules[index]} ${place}`),
  );
}

const container = '{ "name": "web", "image": "web:1", "memory": 512 }';
const task = (members: string) => `{ "family": "web", ${members}, "containerDefinitions": [${container}] }`;
const web = (members: string) => `[{ "name": "web", "image": "web:1", ${members} }]`;
const fragment = 'container-definitions.json';

describe('schemas: the shape of a document', () => {
  describe('one finding for one cause', () => {
    const cases: readonly [string, string, readonly string[]][] = [
      ['a value that is neither of the type nor of the set', task('"networkMode": «1»'), ['wrong-type']],
      ['a list in place of an object', web('"healthCheck": «[»"CMD", "true"]'), ['wrong-type']],
      ['an object that lacks two members', web('"environmentFiles": [«{»}]'), ['missing-property']],
      [
        'a misspelt name of a required member',
        web('"logConfiguration": { «"driver"»: "awslogs" }'),
        ['unknown-property'],
      ],
      ['a number in quotes that is out of range too', web('"stopTimeout": «"1"»'), ['wrong-type']],
      [
        'a resource without a member of its union',
        web('"resourceRequirements": [{ "type": "GPU", «"sharingStrategy"»: {} }]'),
        ['missing-property'],
      ],
    ];
    for (const [what, marked, rules] of cases)
      it(what, () => {
        const path = marked.startsWith('[') ? fragment : undefined;
        const { text, spans } = readMarks(marked);
        const found = shapeOf(text, path);
        assert.ok(found.length >= 1, 'is found');
        for (const finding of found) assert.equal(finding, `${rules[0]} ${text.slice(spans[0]?.start, spans[0]?.end)}`);
      });
  });

  describe('nothing about what is not known', () => {
    const cases: readonly [string, string][] = [
      ['a placeholder in a string', task('"networkMode": "${MODE}"')],
      ['a placeholder in place of a number', web('"memory": {{ memory }}')],
      ['a number in quotes that a template fills in', web('"memory": "__MEMORY__"')],
      ['a placeholder in place of an object', web('"healthCheck": ${health_check}')],
      ['a placeholder in place of a list', web('"portMappings": "<PORTS>"')],
      ['a placeholder in place of an entry', web('"portMappings": [${ports}]')],
      ['a name that holds a placeholder', task('"${NAME}": true')],
      ['members that a template adds', web('"logConfiguration": { {% include "logs" %} }')],
      ['entries that a template adds', '{ "family": "web", "containerDefinitions": [ {% include "containers" %} ] }'],
      ['null', web('"logConfiguration": null, "memory": null, "command": [null], "cpu": null')],
    ];
    for (const [what, text] of cases)
      it(what, () => assert.deepEqual(shapeOf(text, text.startsWith('[') ? fragment : undefined), []));
  });

  describe('the structure around a placeholder', () => {
    it('is still checked', () => {
      checkMarks(
        web('"portMappings": [{ "containerPort": ${port}, «"hostport"»: 80 }], "cpu": «"2"»'),
        ['unknown-property', 'wrong-type'],
        fragment,
      );
      checkMarks(web('"environment": [${more}, { "name": "A", "value": «1» }]'), ['wrong-type'], fragment);
    });
  });

  describe('documents', () => {
    it('are looked at inside the answer of DescribeTaskDefinition, whose own fields another rule reports', () => {
      checkMarks(
        `{ "taskDefinition": { "revision": 7, "status": "ACTIVE", "registeredAt": 1, «"cpus"»: "256", "family": "web", "containerDefinitions": [${container}] }, "tags": [] }`,
        ['unknown-property'],
      );
    });

    it('lack nothing while a member is being typed', () => {
      assert.deepEqual(shapeOf(web('"essen": ')), []);
    });

    it('of daemons have properties of their own', () => {
      checkMarks(
        `{ "family": "agent", "pidMode": "shared", "containerDefinitions": [{ "name": "agent", "image": "agent:1", «"portMappings"»: [], "linuxParameters": { «"maxSwap"»: 1 } }], "volumes": [{ "name": "logs", "logDriverVolumeConfiguration": { "driver": «"awslogs"» } }] }`,
        ['unknown-property', 'unknown-property', 'invalid-value'],
      );
    });

    it('are of daemons only if nothing else says that they are not', () => {
      checkMarks(task('"networkMode": "awsvpc", "pidMode": «"none"»'), ['invalid-value']);
    });

    it('that are bare lists count their entries', () => {
      const many = Array.from(
        { length: 11 },
        (_, index) => `{ "name": "c${index}", "image": "web:1", "memory": 6, "essential": true }`,
      );
      checkMarks(`«[»${many.join(', ')}]`, ['out-of-range'], fragment);
    });
  });

  it('takes the last of two members of one name', () => {
    checkMarks(web('"memory": "x", "memory": 512, "cpu": 1, "cpu": «"1"»'), ['wrong-type'], fragment);
  });

  it('is not confused by names that objects have by nature', () => {
    checkMarks(
      web('«"hasOwnProperty"»: {}, «"constructor"»: 1, "dockerLabels": { "toString": "a", "a/b~c": «1» }'),
      ['unknown-property', 'unknown-property', 'wrong-type'],
      fragment,
    );
  });
});
