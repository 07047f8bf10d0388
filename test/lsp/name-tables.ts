import assert from 'node:assert/strict';
import { readMarks } from '../../server/src/engine/markers';
import type { Client } from './client';

/** `|` is the cursor; `«…»` are all the places that name the same. Renaming there changes these and nothing else. */
export interface Renamed {
  readonly name: string;
  readonly marked: string;
}

/** A name that cannot be changed, or not to what a person wants. */
export interface Refused {
  readonly name: string;
  readonly marked: string;
  readonly to?: string;
  readonly says: RegExp;
}

/** Opens a marked text; gives the place of the cursor, and the ranges of the marks. */
export async function openMarked(client: Client, uri: string, marked: string) {
  const offset = marked.replace(/[«»]/g, '').indexOf('|');
  const { text, spans } = readMarks(marked.replace('|', ''));
  await client.open(uri, text);
  return { offset, ranges: spans.map(({ start, end }) => client.rangeOf(uri, start, end)) };
}

/** A test for each row. */
export function testNames(
  client: () => Client,
  uri: string,
  { renamed, refused }: { readonly renamed: readonly Renamed[]; readonly refused: readonly Refused[] },
): void {
  for (const { name, marked } of renamed)
    it(`renames ${name}`, async () => {
      const { offset, ranges } = await openMarked(client(), uri, marked);
      const found = await client().references(uri, offset);
      assert.deepEqual(
        found?.map(({ range }) => range),
        ranges,
      );
      const expected = marked.replace('|', '').replace(/«[^»]*»/g, 'renamed');
      assert.equal(await client().renamed(uri, offset, 'renamed'), expected);
    });

  for (const { name, marked, to = 'other', says } of refused)
    it(`says why not: ${name}`, async () => {
      const { offset } = await openMarked(client(), uri, marked);
      await assert.rejects(client().renamed(uri, offset, to), ({ message }: Error) => {
        assert.match(message, says);
        return true;
      });
    });
}
