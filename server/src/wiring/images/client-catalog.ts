import type { Connection } from 'vscode-languageserver/node';
import { type CatalogList, emptyList, type ImageCatalog } from '../../engine/image-catalog';
import { type ImageParams, type ImagesParams, imageRequests, type RepositoriesParams } from '../initialization';

/** Asks the client, which has the one AWS session of its window. */
export function clientCatalog(connection: Connection): ImageCatalog {
  const ask = async <Answer extends object>(method: string, params: object): Promise<Partial<Answer>> => {
    const answer: unknown = await connection.sendRequest(method, params).catch(() => undefined);
    return typeof answer === 'object' && answer !== null ? answer : {};
  };
  const list = async <List extends CatalogList<unknown>>(method: string, params: object): Promise<List> => {
    const { items, isComplete, ...rest } = await ask<List>(method, params);
    return (Array.isArray(items) ? { ...rest, items, isComplete: isComplete !== false } : emptyList) as unknown as List;
  };
  return {
    repositories: (host, wanted) => list(imageRequests.repositories, { host, wanted } satisfies RepositoriesParams),
    images: (repository, wanted) => list(imageRequests.images, { repository, wanted } satisfies ImagesParams),
    image: (reference, { wait }) => ask(imageRequests.image, { reference, wait } satisfies ImageParams),
  };
}
