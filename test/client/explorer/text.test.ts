import assert from 'node:assert/strict';
import { escapeMarkdown, shortDigest, sizeText, timeText, tooltip } from '../../../client/src/features/explorer/text';

describe('the texts of the explorer', () => {
  const sizes = [
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [5_240_000, '5.2 MB'],
    [3_000_000_000_000_000, '3000.0 TB'],
  ] as const;
  for (const [bytes, text] of sizes) it(`reads ${bytes} bytes as ${text}`, () => assert.equal(sizeText(bytes), text));

  it('leaves nothing of a name that Markdown could take for more than text', () => {
    assert.equal(escapeMarkdown('a*b_[c](d)<e>$(f)'), 'a\\*b\\_\\[c\\]\\(d\\)&lt;e&gt;\\$\\(f\\)');
    assert.equal(escapeMarkdown('two\nlines'), 'two lines');
  });

  it('leaves out facts that are not there', () => {
    assert.equal(
      tooltip('web', [
        ['Status', 'ACTIVE'],
        ['Reason', undefined],
        ['Ports', ''],
      ]),
      '**web**\n\n- Status: ACTIVE',
    );
  });

  it('shortens digests and nothing else', () => {
    assert.equal(shortDigest(`sha256:${'a'.repeat(64)}`), 'sha256:aaaaaaaaaaaa…');
    assert.equal(shortDigest('latest'), 'latest');
  });

  it('tells times in UTC', () => assert.equal(timeText(new Date('2026-11-21T09:30:15Z')), '2026-11-21 09:30 UTC'));
});
