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

  const real = [
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.4',
    'public.ecr.aws/nginx/nginx@sha256:0123456789abcdef',
    'curl -f http://localhost:8080/ || exit 1',
    '%Y-%m-%dT%H:%M:%S',
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
