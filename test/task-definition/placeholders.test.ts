import assert from 'node:assert/strict';
import { parseJson } from '../../server/src/task-definition/syntax/json';
import {
  bareForms,
  holdsPlaceholder,
  markedForms,
  placeholderForms,
  placeholdersIn,
} from '../../server/src/task-definition/tables/placeholders';
import { plain } from './support';

describe('task definitions: placeholders', () => {
  for (const { name, example } of placeholderForms) {
    it(`knows ${example} (${name}) alone and within a value`, () => {
      assert.ok(holdsPlaceholder(example));
      assert.ok(holdsPlaceholder(`arn:aws:iam::${example}:role/web`));
      assert.deepEqual(
        placeholdersIn(`a ${example} b`).map(({ start, end }) => `a ${example} b`.slice(start, end)),
        [example],
      );
    });
  }

  for (const { name, example } of [...markedForms, ...bareForms]) {
    it(`reads a file around a ${example} (${name}) that stands outside a string`, () => {
      const statement = example.startsWith('{%') || example.startsWith('%{');
      const { root, problems } = parseJson(`{"a": [1, ${example}, 2], "b": ${statement ? 3 : example}, "c": 4}`);
      assert.deepEqual(problems, []);
      const a = statement ? [1, 2, '…'] : [1, '?', 2];
      assert.deepEqual(plain(root), { a, b: statement ? 3 : '?', c: 4 });
    });
  }

  // What people were seen to write, each as short as it can be.
  const marked = ['<X>', '${X}', '$X', '{{ X }}', '{{X}}', '%X%', '__X__', '$$$X$$$', '<IMAGE1_NAME>', '${{ X }}'];
  const words = ['ACCOUNT_ID', 'YOUR_X', 'REPLACE_X'];
  const inStrings: [where: string, around: (form: string) => string][] = [
    ['as a whole value', (form) => form],
    ['at the start of a value', (form) => `${form}/web:1.4`],
    ['within a value', (form) => `arn:aws:iam::${form}:role/web`],
    ['at the end of a value', (form) => `web:${form}`],
  ];
  for (const [where, around] of inStrings) {
    it(`knows every form in a string, ${where}`, () => {
      const missed = [...marked, ...words].filter((form) => !holdsPlaceholder(around(form)));
      assert.deepEqual(missed, []);
    });
  }

  const outside: [where: string, around: (form: string) => string, tree: unknown][] = [
    ['as a value', (form) => `{"a": ${form}, "b": 1}`, { a: '?', b: 1 }],
    ['as the last value', (form) => `{"b":1,"a":${form}}`, { b: 1, a: '?' }],
    ['as an element', (form) => `[1, ${form}, 2]`, [1, '?', 2]],
    ['as the only element', (form) => `[${form}]`, ['?']],
    ['as a member', (form) => `{"a": 1, ${form}, "b": 2}`, { a: 1, b: 2, '…': '…' }],
    ['as the first member', (form) => `{${form}, "a": 1}`, { a: 1, '…': '…' }],
    ['as the last member', (form) => `{"a": 1, ${form}}`, { a: 1, '…': '…' }],
    ['as a key', (form) => `{"a": 1, ${form}: 2}`, { a: 1, '': 2, '…': '…' }],
    ['as the first key', (form) => `{${form}: 2}`, { '': 2, '…': '…' }],
  ];
  for (const [where, around, tree] of outside) {
    it(`reads around every form outside of strings, ${where}`, () => {
      for (const form of [...marked, ...words]) {
        const { root, problems } = parseJson(around(form));
        assert.deepEqual(problems, [], form);
        assert.deepEqual(plain(root), tree, form);
      }
    });
  }

  it('reads around every form that is glued to a number or to another one', () => {
    for (const form of marked) {
      const { root, problems } = parseJson(`[80${form}, ${form}0, ${form}-${form}]`);
      assert.deepEqual(problems, [], form);
      assert.deepEqual(plain(root), ['?', '?', '?'], form);
    }
  });

  const real = [
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4',
    'public.ecr.aws/nginx/nginx@sha256:0123456789abcdef',
    'curl -f http://localhost:8080/ || exit 1',
    '%Y-%m-%dT%H:%M:%S',
    '%b %d, %Y %H:%M',
    '%Y%m%d-%H%M%S',
    'fargate_default',
    'admin@example.com',
    'region-eu',
    'accounting',
    'replaced',
    'a < b && b > c',
    '50%',
    'C:\\data',
    '{"a": [1]}',
    'snake__case',
  ];
  for (const value of real) {
    it(`takes ${value} as it is`, () => assert.equal(holdsPlaceholder(value), false));
  }
});
