import { type EcrSource, ecrCatalog } from '../../../../server/src/engine/ecr-catalog';
import type { ImageCatalog } from '../../../../server/src/engine/image-catalog';
import type { Aws } from '../../infrastructure/aws/aws';

/** The images of ECR through the session of this window; forgotten with another profile or region. */
export function windowImages(aws: Aws): ImageCatalog {
  let source: Promise<EcrSource> | undefined;
  aws.onDidChange(() => {
    source = undefined;
  });
  return ecrCatalog(() => {
    source ??= openSource(aws).catch((error: unknown) => {
      source = undefined;
      throw error;
    });
    return source;
  });
}

async function openSource(aws: Aws): Promise<EcrSource> {
  const { room, session } = await aws.open();
  const catalog = new room.ImageCatalog(session);
  const own = session.defaultRegion;
  const more = aws.settings.moreRegions.filter((name) => name !== own);
  return {
    regions: own === undefined ? more : [own, ...more],
    repositories: (region) => catalog.repositories(region),
    images: (place, repository) => catalog.images(place, repository),
  };
}
