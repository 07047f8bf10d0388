import { ecrCatalog } from '../../engine/ecr-catalog';
import type { ImageCatalog } from '../../engine/image-catalog';
import type { Log } from '../log';

/**
 * Reads ECR with the default credentials of the SDK, for clients without a session of their own. Nothing is loaded, and no credentials are
 * looked for, before a reference names a registry of ECR.
 */
export function ownCatalog(log: Log): ImageCatalog {
  let opening: ReturnType<typeof open> | undefined;
  return ecrCatalog(async (host) => {
    if (host === undefined && opening === undefined) return undefined;
    opening ??= open(log).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  });
}

async function open(log: Log) {
  const room = await import('../../../../aws/src');
  const session = await room.openSession({
    log: ({ operation, region, status, error, milliseconds }) =>
      log.debug(`${operation} in ${region}: ${error ?? status ?? 'no answer'}, ${milliseconds} ms`),
  });
  const { defaultRegion } = session;
  return { regions: defaultRegion === undefined ? [] : [defaultRegion], reader: new room.ImageCatalog(session) };
}
