import { problem } from '../problem/from-error';

/** One page of a list, and where the next one starts. */
export interface Page<Item> {
  readonly items: readonly Item[] | undefined;
  readonly next: string | undefined;
}

/**
 * A list as the service gives it: page after page, each asked for when it is wanted. Empty pages are passed over, except where the
 * whole list is empty. A service that gives the same place twice would never end: that is the problem `malformed`.
 */
export async function* pagesOf<Item>(
  ask: (next: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[], void, undefined> {
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const page = await ask(next);
    if (page.items !== undefined && page.items.length > 0) yield page.items;
    next = page.next;
    if (next !== undefined && seen.has(next)) throw problem('malformed', {});
    if (next !== undefined) seen.add(next);
  } while (next !== undefined);
}

/** Every item of a paged list, at most `limit` of them. */
export async function collect<Item>(
  pages: AsyncIterable<readonly Item[]>,
  limit: number = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    for (const item of page) items.push(item);
    if (items.length >= limit) break;
  }
  return items.length > limit ? items.slice(0, limit) : items;
}

/** Cuts a list into pieces that a service takes in one call. */
export function piecesOf<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
