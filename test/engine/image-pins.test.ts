import assert from 'node:assert/strict';
import { askedFor, changedEnd, type PinChange, pinChanges } from '../../server/src/engine/image-pins';

const host = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const web = `${host}/parcels/web`;
const digest = `sha256:${'a'.repeat(64)}`;
const old = `sha256:${'b'.repeat(64)}`;

const placed = (text: string, written = text) => ({ span: { start: 5, end: 5 + written.length }, written, text });

describe('between tag and digest', () => {
  const table: readonly (readonly [text: string, written: string, changes: readonly PinChange[]])[] = [
    [`${web}:1.4.2`, `${web}:1.4.2`, ['pin']],
    [web, web, ['pin']],
    [`${web}@${digest}`, `${web}@${digest}`, ['unpin']],
    [`${web}:1.4.2@${digest}`, `${web}:1.4.2@${digest}`, ['unpin', 'renew']],
    [`${web}:1.4.2`, `\${REGISTRY}/parcels/web:1.4.2`, ['pin']],
    [`${web}:1.4.2`, `${web}:\${TAG}`, []],
    [web, '${IMAGE}', []],
    ['node:24', 'node:24', []],
    ['ghcr.io/team/web:1', 'ghcr.io/team/web:1', []],
    [`${web}:`, `${web}:`, []],
    [`${web.replace('1111', '')}:1`, `${web.replace('1111', '')}:1`, []],
  ];
  for (const [text, written, changes] of table)
    it(`${written} can be changed by ${changes.join(' and ') || 'nothing'}`, () =>
      assert.deepEqual(pinChanges(placed(text, written)), changes));

  const changed = (text: string, change: PinChange, tags: readonly string[], keepsTag = true) => {
    const image = placed(text);
    const edit = changedEnd(image, change, { digest, tags }, keepsTag);
    return edit && `${text.slice(0, edit.span.start - 5)}${edit.text}`;
  };
  const results: readonly (readonly [...Parameters<typeof changed>, result: string | undefined])[] = [
    [`${web}:1.4.2`, 'pin', [], true, `${web}:1.4.2@${digest}`],
    [`${web}:1.4.2`, 'pin', [], false, `${web}@${digest}`],
    [web, 'pin', [], true, `${web}@${digest}`],
    [`${web}:1.4.2@${old}`, 'renew', [], false, `${web}:1.4.2@${digest}`],
    [`${web}:1.4.2@${digest}`, 'unpin', ['latest', '1.4.2'], true, `${web}:1.4.2`],
    [`${web}:1.3.0@${digest}`, 'unpin', ['latest', '1.9.0', '1.10.0'], true, `${web}:1.10.0`],
    [`${web}@${digest}`, 'unpin', ['latest'], false, `${web}:latest`],
    [`${web}@${digest}`, 'unpin', [], false, undefined],
  ];
  for (const [text, change, tags, keepsTag, result] of results)
    it(`${change}: ${text} with ${tags.join()} becomes ${result}`, () =>
      assert.equal(changed(text, change, tags, keepsTag), result));

  it('asks for the tag to pin it, and for the digest to go back', () => {
    assert.equal(askedFor(placed(`${web}:1.4.2`), 'pin'), `${web}:1.4.2`);
    assert.equal(askedFor(placed(web), 'pin'), `${web}:latest`);
    assert.equal(askedFor(placed(`${web}:1.4.2@${digest}`), 'renew'), `${web}:1.4.2`);
    assert.equal(askedFor(placed(`${web}:1.4.2@${digest}`), 'unpin'), `${web}@${digest}`);
  });
});
