import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Edit } from '../../server/src/engine/finding';
import type { TaskDefinitionModel } from '../../server/src/task-definition/model';
import { Section } from '../../server/src/task-definition/section';
import { parseJson } from '../../server/src/task-definition/syntax/json';
import type { ArrayNode, Member } from '../../server/src/task-definition/syntax/node';
import { edited, modelOf } from './support';

type Make = (model: TaskDefinitionModel) => Edit[];

const arrayOf = ({ task }: TaskDefinitionModel, key: string) => task.list(key).node as ArrayNode;
const memberOf = ({ task }: TaskDefinitionModel, key: string) => task.member(key) as Member;

describe('task definitions: edits in the style of the author', () => {
  const table: [what: string, text: string, edit: Make, result: string][] = [
    [
      'replaces a value and nothing else',
      '{\n\t"cpu" :256 ,\n\t"memory": "1"\n}',
      (model) => model.editor.set(model.task, 'cpu', '512'),
      '{\n\t"cpu" :"512" ,\n\t"memory": "1"\n}',
    ],
    [
      'adds a member on a line of its own, indented like its neighbour',
      '{\n    "cpu": "256"\n}\n',
      (model) => model.editor.set(model.task, 'memory', '512'),
      '{\n    "cpu": "256",\n    "memory": "512"\n}\n',
    ],
    [
      'takes over tabs, CRLF and the blanks around a colon',
      '{\r\n\t"cpu" : "256"\r\n}',
      (model) => model.editor.set(model.task, 'memory', '512'),
      '{\r\n\t"cpu" : "256",\r\n\t"memory" : "512"\r\n}',
    ],
    [
      'adds after the first of the named members that is there',
      '{\n  "family": "web",\n  "cpu": "256"\n}',
      (model) =>
        model.editor.set(model.task, 'networkMode', 'awsvpc', { after: ['requiresCompatibilities', 'family'] }),
      '{\n  "family": "web",\n  "networkMode": "awsvpc",\n  "cpu": "256"\n}',
    ],
    [
      'adds before a member',
      '{"family":"web","cpu":"256"}',
      (model) => model.editor.set(model.task, 'networkMode', 'awsvpc', { before: 'family' }),
      '{"networkMode":"awsvpc","family":"web","cpu":"256"}',
    ],
    [
      'keeps to one line where the object does',
      '{ "family": "web", "cpu": "256" }',
      (model) => model.editor.set(model.task, 'volumes', [{ name: 'data' }]),
      '{ "family": "web", "cpu": "256", "volumes": [{ "name": "data" }] }',
    ],
    [
      'spreads a nested value over lines where its neighbours stand on lines',
      '{\n  "family": "web"\n}',
      (model) => model.editor.set(model.task, 'runtimePlatform', { cpuArchitecture: 'ARM64', list: ['a', 'b'] }),
      '{\n  "family": "web",\n  "runtimePlatform": {\n    "cpuArchitecture": "ARM64",\n    "list": ["a", "b"]\n  }\n}',
    ],
    [
      'fills an empty object',
      '{\n  "family": "web",\n  "runtimePlatform": {}\n}',
      (model) => model.editor.set(model.task.section('runtimePlatform'), 'cpuArchitecture', 'ARM64'),
      '{\n  "family": "web",\n  "runtimePlatform": {\n    "cpuArchitecture": "ARM64"\n  }\n}',
    ],
    [
      'puts a value in place of null',
      '{ "cpu": null }',
      (model) => model.editor.set(model.task, 'cpu', '256'),
      '{ "cpu": "256" }',
    ],
    [
      'adds several members in one go',
      '{\n  "family": "web"\n}',
      (model) => model.editor.setAll(model.task, { cpu: '256', memory: '512' }),
      '{\n  "family": "web",\n  "cpu": "256",\n  "memory": "512"\n}',
    ],
    [
      'removes the first member',
      '{\n  "a": 1,\n  "b": 2\n}',
      (model) => model.editor.remove(model.task, 'a'),
      '{\n  "b": 2\n}',
    ],
    [
      'removes the last members with the comma before them',
      '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}',
      (model) => model.editor.remove(model.task, 'b', 'c'),
      '{\n  "a": 1\n}',
    ],
    ['removes every member', '{\n  "a": 1,\n  "b": 2\n}', (model) => model.editor.remove(model.task, 'a', 'b'), '{}'],
    [
      'leaves template statements alone',
      '{ "a": 1, {% if x %} "b": 2, {% endif %} "c": 3 }',
      (model) => model.editor.remove(model.task, 'b'),
      '{ "a": 1, {% if x %}  {% endif %} "c": 3 }',
    ],
    [
      'removes an element',
      '{ "x": [1, 2, 3] }',
      (model) => model.editor.removeElements([arrayOf(model, 'x').elements[1]].filter((it) => it !== undefined)),
      '{ "x": [1, 3] }',
    ],
    [
      'adds an element at the end and at the start',
      '{ "x": [2] }',
      (model) => [...model.editor.prepend(arrayOf(model, 'x'), 1), ...model.editor.append(arrayOf(model, 'x'), 3)],
      '{ "x": [1, 2, 3] }',
    ],
    [
      'renames a member',
      '{ "Cpu" : "256" }',
      (model) => model.editor.rename(memberOf(model, 'Cpu'), 'cpu'),
      '{ "cpu" : "256" }',
    ],
    [
      'unwraps, less indented',
      '{\n  "taskDefinition": {\n    "containerDefinitions": [\n      {}\n    ]\n  },\n  "tags": []\n}\n',
      (model) => (model.wrapper === undefined ? [] : model.editor.unwrap(model.wrapper)),
      '{\n  "containerDefinitions": [\n    {}\n  ]\n}\n',
    ],
    [
      'unwraps over blank lines and lines of little indentation',
      '{\n    "taskDefinition": {\n\n        "a": 1,\n  "containerDefinitions": [\n\t    ]\n    }\n}',
      (model) => (model.wrapper === undefined ? [] : model.editor.unwrap(model.wrapper)),
      '{\n\n    "a": 1,\n  "containerDefinitions": [\n ]\n}',
    ],
    [
      'leaves the gap to a comment alone, however long it is',
      `{ "a": 1, ${' '.repeat(50_000)}// why\n "b": 2 }`,
      (model) => model.editor.remove(model.task, 'a'),
      `{  ${' '.repeat(50_000)}// why\n "b": 2 }`,
    ],
    [
      'removes elements that are not neighbours in one go',
      '{ "x": [1, 2, 3, 4, 5] }',
      (model) => model.editor.removeElements(arrayOf(model, 'x').elements.filter((_, index) => index % 2 === 0)),
      '{ "x": [2, 4] }',
    ],
    [
      'makes no edit of what is no object',
      '{ "runtimePlatform": ${platform} }',
      (model) => model.editor.set(model.task.section('runtimePlatform'), 'cpuArchitecture', 'ARM64'),
      '{ "runtimePlatform": ${platform} }',
    ],
  ];
  for (const [what, text, edit, result] of table) {
    it(what, () => assert.equal(edited(text, edit), result));
  }

  // Any JSON object in any of the usual layouts; no key is `taskDefinition`, which would be unwrapped.
  const keys = fc.string({ maxLength: 4 }).filter((key) => key !== 'taskDefinition' && key !== '__proto__');
  const objects = fc.dictionary(keys, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });
  const layouts = fc.constantFrom<string | number | undefined>(undefined, 2, 4, '\t');
  const lineEnds = fc.constantFrom('\n', '\r\n');
  const texts = fc
    .tuple(objects, layouts, lineEnds)
    .map(([object, layout, lineEnd]) => JSON.stringify(object, null, layout).replaceAll('\n', lineEnd));

  it('sets any property of any object, and leaves it JSON', () => {
    fc.assert(
      fc.property(texts, keys, fc.jsonValue(), (text, key, value) => {
        const data = JSON.parse(JSON.stringify(value)) as never;
        const result = edited(text, (model) => model.editor.set(model.task, key, data));
        assert.deepEqual(JSON.parse(result), { ...JSON.parse(text), [key]: data });
      }),
    );
  });

  it('removes any properties of any object, and leaves it JSON', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.boolean()), (text, choices) => {
        const expected = JSON.parse(text) as Record<string, unknown>;
        const doomed = Object.keys(expected).filter(() => choices.next().value);
        const result = edited(text, (model) => model.editor.remove(model.task, ...doomed));
        for (const key of doomed) delete expected[key];
        assert.deepEqual(JSON.parse(result), expected);
      }),
    );
  });

  it('adds to and removes from any array, and leaves it JSON', () => {
    const arrays = fc.tuple(fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 5 }), layouts, fc.nat(5));
    fc.assert(
      fc.property(arrays, ([elements, layout, index]) => {
        const text = JSON.stringify({ x: elements }, null, layout);
        const plain = JSON.parse(JSON.stringify(elements)) as unknown[];
        const x = (result: string) => (JSON.parse(result) as { x: unknown }).x;
        const add = (make: 'append' | 'prepend') =>
          x(edited(text, (model) => model.editor[make](arrayOf(model, 'x'), 'new')));
        assert.deepEqual(add('append'), [...plain, 'new']);
        assert.deepEqual(add('prepend'), ['new', ...plain]);
        const remove: Make = (model) =>
          model.editor.removeElements(arrayOf(model, 'x').elements.slice(index, index + 1));
        assert.deepEqual(x(edited(text, remove)), plain.toSpliced(index, 1));
      }),
    );
  });

  it('unwraps anything', () => {
    fc.assert(
      fc.property(objects, layouts, (object, layout) => {
        const inner = { ...object, containerDefinitions: [] };
        const text = JSON.stringify({ before: 1, taskDefinition: inner, after: [2] }, null, layout);
        const result = edited(text, ({ wrapper, editor }) => (wrapper === undefined ? [] : editor.unwrap(wrapper)));
        assert.deepEqual(JSON.parse(result), JSON.parse(JSON.stringify(inner)));
        if (layout !== undefined) assert.equal(result, JSON.stringify(inner, null, layout));
      }),
      // The first name looked like the start of a placeholder that goes on in the next string.
      { examples: [[{ '': { '${': '' } }, undefined]] },
    );
  });

  it('never touches what it does not edit', () => {
    fc.assert(
      fc.property(texts, keys, (text, key) => {
        const model = modelOf(text);
        for (const { span } of model.editor.set(model.task, key, 'new')) {
          const member = model.task.members.findLast((candidate) => candidate.key === key);
          const isInsertion = span.start === span.end || text.slice(span.start, span.end).trim() === '';
          assert.ok(isInsertion || span.start === member?.value.span.start, text);
        }
      }),
    );
  });

  it('reads every layout back as the same section', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const keysOf = new Section(parseJson(text).root).members.map(({ key }) => key);
        assert.deepEqual(keysOf, Object.keys(JSON.parse(text) as object));
      }),
    );
  });
});
