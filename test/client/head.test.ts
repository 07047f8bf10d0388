import assert from 'node:assert/strict';
import { headOf } from '../../client/src/infrastructure/documents/head';
import { headLength } from '../../server/src/engine/documents';

/** A document that counts how many of its lines are read. */
function documentOf(lines: readonly string[]) {
  const document = {
    read: 0,
    lineCount: lines.length,
    lineAt(line: number) {
      document.read += 1;
      return { text: lines[line] ?? '' };
    },
  };
  return document;
}

describe('the head of a document', () => {
  it('is all of a short one', () => {
    assert.equal(headOf(documentOf(['{', '  "family": "web"', '}'])), '{\n  "family": "web"\n}');
    assert.equal(headOf(documentOf([''])), '');
  });

  it('is the first 64 Ki units of a long one, and no more lines are read than it takes', () => {
    const document = documentOf(Array.from({ length: 150_000 }, () => 'x'.repeat(31)));
    assert.equal(headOf(document).length, headLength);
    assert.equal(document.read, headLength / 32);
  });

  it('is cut inside a line that is longer', () => {
    const document = documentOf(['y'.repeat(5_000_000), 'z']);
    assert.equal(headOf(document), 'y'.repeat(headLength));
    assert.equal(document.read, 1);
  });
});
