import { type EcrSource, ecrCatalog } from '../../../../server/src/engine/ecr-catalog';
import type { ImageCatalog } from '../../../../server/src/engine/image-catalog';
import type { Aws } from '../../infrastructure/aws/aws';

/** The images of ECR through the session of this window. */
export class WindowImages {
  #source: Promise<EcrSource> | undefined;

  readonly catalog: ImageCatalog = ecrCatalog(() => {
    this.#source ??= openSource(this.aws).catch((error: unknown) => {
      this.#source = undefined;
      throw error;
    });
    return this.#source;
  });

  constructor(private readonly aws: Aws) {
    aws.onDidChange(() => this.forget());
  }

  /** Has everything read anew: with another profile or region, or when an image has come or gone. */
  forget(): void {
    this.#source = undefined;
  }
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
