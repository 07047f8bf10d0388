import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokens } from '../../server/src/dockerfile/features/tokens';
import { soup } from './soup';
import { modelOf } from './support';

/** Pieces that meet in scripts. */
const scripts = fc
  .array(
    fc.constantFrom(
      ...[
        'RUN ',
        'a ',
        '-b ',
        '"c $D" ',
        "'e\\\n' ",
        '$(f `g`) ',
        '&& ',
        '| ',
        '\\\n',
        '# h\n',
        '<<I\n',
        'I\n',
        '\n',
        '; ',
      ],
      ...[
        'if x; then y; fi',
        '${J:-"k"}',
        'sh -c "l $M" ',
        'N=1 ',
        '((o++)) ',
        '[[ -p q ]] ',
        'case r in s) ;; esac',
        '\r\n',
      ],
    ),
    { maxLength: 25 },
  )
  .map((parts) => `FROM a\nRUN ${parts.join('')}`);

describe('dockerfile: semantic tokens, whatever the text', () => {
  for (const [what, texts] of [
    ['parts of Dockerfiles', soup],
    ['parts of scripts', scripts],
  ] as const) {
    it(`has each within one line, in order, none over another: ${what}`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          let at = 0;
          for (const { span } of tokens(modelOf(text))) {
            assert.ok(at <= span.start && span.start < span.end && span.end <= text.length);
            assert.ok(!/[\n]/.test(text.slice(span.start, span.end)));
            at = span.end;
          }
        }),
        { numRuns: 500 },
      );
    });

    it(`finds after a change what it finds afresh: ${what}`, () => {
      fc.assert(
        fc.property(texts, texts, (before, after) => {
          const model = modelOf(before);
          tokens(model);
          assert.deepEqual(tokens(modelOf(`${before}\n${after}`, model)), tokens(modelOf(`${before}\n${after}`)));
        }),
      );
    });
  }
});
