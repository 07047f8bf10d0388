import assert from 'node:assert/strict';
import { readMarks } from '../../server/src/engine/markers';
import { deepestNesting, longestText, parseJson } from '../../server/src/task-definition/syntax/json';
import { nodeAt, pathOf, walk } from '../../server/src/task-definition/syntax/node';
import { plain } from './support';

describe('task definitions: reading JSON', () => {
  const sound: [string, unknown][] = [
    ['{"a": [1, -2.5e3, true, false, null, "x"]}', { a: [1, -2500, true, false, null, 'x'] }],
    ['{"a": "tab\\t \\u00e9 \\"quoted\\""}', { a: 'tab\t é "quoted"' }],
    ['\uFEFF{\r\n  "a": 1\r\n}\r\n', { a: 1 }],
    ['[]', []],
    ['{"a": "{{", "b": "}}", "${": "c"}', { a: '{{', b: '}}', '${': 'c' }],
    ['{"a":"{{","b":"}}","c":["${","}"]}', { a: '{{', b: '}}', c: ['${', '}'] }],
  ];
  for (const [text, tree] of sound) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const { root, problems } = parseJson(text);
      assert.deepEqual(plain(root), tree);
      assert.deepEqual(problems, []);
    });
  }

  const templates: [string, unknown][] = [
    ['{"port": {{ port }}, "cpu": ${cpu}, "name": "web"}', { port: '?', cpu: '?', name: 'web' }],
    ['{"a": <PORT>, "b": $PORT, "c": %PORT%, "d": __PORT__}', { a: '?', b: '?', c: '?', d: '?' }],
    ['{"a": $$$PORT$$$, "b": $$$$PORT$$$$, "c": @PORT@, "d": #{PORT}}', { a: '?', b: '?', c: '?', d: '?' }],
    ['{"a": 80{{ suffix }}, "b": ${a}${b}, "c": YOUR_PORT}', { a: '?', b: '?', c: '?' }],
    ['[1, {{ more }}, ${jsonencode({ a = "b" })}]', [1, '?', '?']],
    ['{"a": 1, ${members}}', { a: 1, '…': '…' }],
    ['{${members}, "a": 1}', { a: 1, '…': '…' }],
    ['{"${key}": 1, ${other}: 2}', { '${key}': 1, '': 2, '…': '…' }],
    ['{ {% if x %} "a": 1, {% endif %} "b": 2 }', { a: 1, b: 2, '…': '…' }],
    ['{ "a": 1 {{#if x}}, "b": 2 {{/if}} }', { a: 1, b: 2, '…': '…' }],
    ['[ {{ range .Items }} {"a": 1}, {{ end }} ]', [{ a: 1 }, '…']],
    ['%{ for x in y ~}\n{"a": 1}\n%{ endfor ~}', { a: 1 }],
    ['{"image": "{{ must_env "IMAGE" }}", "cpu": 1}', { image: '?', cpu: 1 }],
    ['{"image": "${lookup(x, "y")}:latest", "cpu": 1}', { image: '?', cpu: 1 }],
    ['{"a": "{{ join ", " .Parts }}", "b": 1}', { a: '?', b: 1 }],
    ['{"a": {{ if .X }} 80 {{ else }} 81 {{ end }}, "b": 1}', { a: '?', b: 1, '…': '…' }],
    ['{"a": {{#if x}}{"c": 1}{{else}}{"c": 2}{{/if}}, "b": 1}', { a: '?', b: 1, '…': '…' }],
    ['{"a": {{\n  .Value\n}}, "b": 1}', { a: '?', b: 1 }],
    ['{{ $x := 1 }}\n{{ include "head" . }}\n{"a": 1}', { a: 1 }],
    ['{%- set x = 1 -%}\n{"a": 1}\n{# end #}', { a: 1 }],
    ['{"a": "{{ join ", " .Parts }}"\n}', { a: '?' }],
    ['{"a": "{{ .Tag | default ":latest" }}", "b": 1}', { a: '?', b: 1 }],
  ];
  for (const [text, tree] of templates) {
    it(`keeps the structure around placeholders: ${text}`, () => {
      const { root, problems } = parseJson(text);
      assert.deepEqual(plain(root), tree);
      assert.deepEqual(problems, []);
    });
  }

  const broken: [marked: string, tree: unknown, message: RegExp][] = [
    ['{"a": 1 «"b"»: 2}', { a: 1, b: 2 }, /comma is missing/],
    ['{"a": 1«,»}', { a: 1 }, /no comma before/],
    ['[1«,»]', [1], /no comma before/],
    ['[1,«,» 2]', [1, 2], /Nothing stands before/],
    ['{"a" «1»}', { a: 1 }, /colon is missing/],
    ['{«"a"»:, "b": 2}', { a: '?', b: 2 }, /no value yet/],
    ['{«"a"»:\n "b": 2}', { a: '?', b: 2 }, /no value yet/],
    ['{«"a"»}', { a: '?' }, /no value yet/],
    ['«{»"a": [1, 2]', { a: [1, 2], '…': '…' }, /never closed/],
    ['{"a": «[»1, 2}', { a: [1, 2, '…'] }, /not closed before/],
    ['{"a": 1}«}»', { a: 1 }, /closes nothing/],
    ['{"a": 1} «{»"b": 2}', { a: 1 }, /ends before this/],
    ['{«a»: 1}', { a: 1 }, /double quotes/],
    ["{«'a'»: 1}", { a: 1 }, /double quotes/],
    ['{"a": «tru»}', { a: '?' }, /double quotes/],
    ['{"a": «012»}', { a: 12 }, /JSON number/],
    ['{"a": 1 «// why»\n}', { a: 1 }, /no comments/],
    ['{«/* why */» "a": 1}', { a: 1 }, /no comments/],
    ['«/*»', undefined, /no comments/],
    ['{"a":«\u00A0\u00A0»1,\u0020«\f»"b": 2}', { a: 1, b: 2 }, /ordinary space/],
    ['{"a": 1«\u2003», "b": 2}', { a: 1, b: 2 }, /ordinary space/],
    ['{"a": «"b»\n, "c": 1}', { a: '?', c: 1 }, /closing quote/],
    ['{"a": «"\\q"»}', { a: '?' }, /escape/],
    ['«»', undefined, /empty/],
  ];
  for (const [marked, tree, message] of broken) {
    it(`goes on after a fault: ${JSON.stringify(marked)}`, () => {
      const { text, spans } = readMarks(marked);
      const { root, problems } = parseJson(text);
      assert.deepEqual(
        problems.map(({ span }) => span),
        spans,
      );
      assert.match(problems[0]?.message ?? '', message);
      assert.deepEqual(plain(root), tree);
    });
  }

  const refused: [string, string][] = [
    ['200,000 nested brackets', '['.repeat(200_000)],
    ['nested objects', '{"a":'.repeat(deepestNesting + 1)],
    ['20 MB', `{"a": "${'x'.repeat(20_000_000)}"}`],
    ['a million elements', `[${'1,'.repeat(1_000_000)}1]`],
  ];
  for (const [what, text] of refused) {
    it(`refuses ${what} without reading on`, () => {
      const { root, problems, refusal } = parseJson(text);
      assert.equal(root, undefined);
      assert.deepEqual(problems, []);
      assert.ok(refusal);
    });
  }

  it('takes the longest text that it accepts, and any depth that it accepts', () => {
    assert.equal(parseJson(`"${'x'.repeat(longestText - 2)}"`).root?.kind, 'string');
    const deep = '['.repeat(deepestNesting) + ']'.repeat(deepestNesting);
    assert.equal([...walk(parseJson(deep).root)].length, deepestNesting);
  });

  it('says where a node stands', () => {
    const text = '{"containerDefinitions": [{}, {"portMappings": [{"hostPort": 80}]}]}';
    const { root } = parseJson(text);
    assert.ok(root);
    const node = nodeAt(root, text.indexOf('80') + 1);
    assert.ok(node);
    assert.equal(pathOf(node), 'containerDefinitions[1].portMappings[0].hostPort');
    assert.equal(pathOf(root), '');
  });
});
