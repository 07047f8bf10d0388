import assert from 'node:assert/strict';
import { withoutTabStops } from '../../server/src/wiring/snippets';

const table: readonly [string, string][] = [
  ['"cpu": "$1"', '"cpu": "" '.trim()],
  ['"cpu": "${1:256}"$0', '"cpu": "256"'],
  ['--mount=type=${1|bind,cache,tmpfs|}', '--mount=type=bind'],
  ['${1:a ${2:b} c}', 'a b c'],
  ['\\$HOME ${1:\\}}', '$HOME }'],
  ['{ ${1} }', '{  }'],
  ['no stops', 'no stops'],
];

describe('lsp: snippets for editors that know none', () => {
  for (const [snippet, text] of table) it(snippet, () => assert.equal(withoutTabStops(snippet), text));
});
