import type { Connection } from 'vscode-languageserver/node';
import { type CatalogList, emptyList, type ImageCatalog } from '../../engine/image-catalog';
import { type ImagesParams, imageRequests, type RepositoriesParams } from '../initialization';

/** Asks the client, which has the one AWS session of its window. */
export function clientCatalog(connection: Connection): ImageCatalog {
  const ask = async <Item>(method: string, params: object): Promise<CatalogList<Item>> => {
    try {
      return readList<Item>(await connection.sendRequest(method, params));
    } catch {
      return emptyList;
    }
  };
  return {
    repositories: (host) => ask(imageRequests.repositories, { host } satisfies RepositoriesParams),
    images: (repository) => ask(imageRequests.images, { repository } satisfies ImagesParams),
  };
}

function readList<Item>(answer: unknown): CatalogList<Item> {
  const { items, isComplete } = (answer ?? {}) as Partial<CatalogList<Item>>;
  return Array.isArray(items) ? { items, isComplete: isComplete !== false } : emptyList;
}
