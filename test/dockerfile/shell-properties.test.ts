import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contains } from '../../server/src/engine/span';
import { findingsOf, modelOf } from './support';

/** What scripts are made of, and what breaks them. */
const tokens = [
  ...['apt-get ', 'install ', 'update ', '-y ', 'apk ', 'add ', 'pip ', 'npm ', 'yum ', 'cd ', '/x ', 'wget ', 'curl '],
  ...[
    'sudo ',
    'env ',
    'sh -c ',
    'bash -lc ',
    'xargs ',
    'python -m ',
    'set -o pipefail ',
    'rm -rf ',
    'useradd -u 99999 ',
  ],
  ...[
    '&& ',
    '|| ',
    '; ',
    '| ',
    '|& ',
    '& ',
    '( ',
    ') ',
    '{ ',
    '} ',
    '$( ',
    '` ',
    '$(( ',
    ')) ',
    '[[ ',
    ']] ',
    '${',
    '}',
  ],
  ...[
    'if ',
    'then ',
    'else ',
    'fi ',
    'for x in ',
    'do ',
    'done ',
    'while ',
    'case x in ',
    'esac ',
    ';; ',
    'f() ',
    '! ',
  ],
  ...[
    '"',
    "'",
    '\\',
    '\\"',
    '$A ',
    "$'",
    '# ',
    '> ',
    '2>&1 ',
    '<<EOF ',
    '<<-E ',
    "<<'Q' ",
    '<<< ',
    'EOF\n',
    'E\n',
    'Q\n',
  ],
  ...[
    '\\\n',
    '\n',
    '\r\n',
    '\\\r\n',
    '\t',
    '["',
    '", "',
    '"]',
    '#!/bin/bash\n',
    'é',
    '🚢',
    '\u0000',
    '\u00a0',
    '\ufeff',
  ],
];
const heads = [
  'RUN ',
  'RUN --mount=type=cache,target=/a ',
  'ONBUILD RUN ',
  'RUN <<EOF\n',
  'RUN bash <<EOF\n',
  'RUN ["',
];

const document = fc
  .tuple(fc.constantFrom(...heads), fc.array(fc.constantFrom(...tokens), { maxLength: 40 }))
  .map(([head, parts]) => `FROM alpine\n${head}${parts.join('')}`);

describe('whatever a RUN says', () => {
  it('its commands stand within it, and no rule fails', () => {
    fc.assert(
      fc.property(document, (text) => {
        const model = modelOf(text);
        for (const { instruction } of model.statements) {
          const whole = { start: 0, end: instruction.source.length };
          const { commands, pipes } = (instruction.trigger ?? instruction).script;
          for (const { words, assignments, span } of commands)
            for (const inner of [span, ...[...words, ...assignments].map((word) => word.span)])
              assert.ok(inner.start <= inner.end && contains(whole, inner));
          for (const { span } of pipes) assert.equal(instruction.source.slice(span.start, span.end), '|');
        }
        for (const { span } of findingsOf(model)) assert.ok(contains({ start: 0, end: text.length }, span));
      }),
      { numRuns: 2_000 },
    );
  });
});
