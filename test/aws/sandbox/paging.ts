import { ServiceError } from './service-error';

/** A page of a list, and where the next one starts. */
export interface Paged<Item> {
  readonly page: readonly Item[];
  readonly nextToken: string | undefined;
}

/** What an operation allows as the size of a page. */
export interface PageSizes {
  readonly usual: number;
  readonly most: number;
}

/** Cuts the page out of a list that the caller asks for, and refuses what the service would refuse. */
export function pageOf<Item>(
  items: readonly Item[],
  { maxResults, nextToken }: { readonly maxResults?: unknown; readonly nextToken?: unknown },
  { usual, most }: PageSizes,
): Paged<Item> {
  const size = typeof maxResults === 'number' ? maxResults : usual;
  if (size < 1 || size > most)
    throw new ServiceError('InvalidParameterException', `maxResults must be between 1 and ${most}.`);
  const start = nextToken === undefined ? 0 : readToken(nextToken);
  const end = start + size;
  return { page: items.slice(start, end), nextToken: end < items.length ? writeToken(end) : undefined };
}

function writeToken(offset: number): string {
  return Buffer.from(`sandbox ${offset}`).toString('base64url');
}

function readToken(token: unknown): number {
  const text = Buffer.from(String(token), 'base64url').toString();
  const offset = /^sandbox (\d+)$/.exec(text)?.[1];
  if (offset === undefined) throw new ServiceError('InvalidParameterException', 'Invalid nextToken.');
  return Number(offset);
}
