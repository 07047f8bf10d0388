import { type EcrSource, ecrCatalog, ecrOf } from '../../../../server/src/engine/ecr-catalog';
import type { ImageCatalog } from '../../../../server/src/engine/image-catalog';
import { parseImageReference } from '../../../../server/src/engine/image-reference';
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

  /** After a push: the images of that repository are read anew, and the list of repositories, where it may be new. */
  async pushed(reference: string): Promise<void> {
    const ecr = ecrOf(reference);
    const source = await this.#source?.catch(() => undefined);
    if (ecr !== undefined) source?.reader.pushed(ecr, parseImageReference(reference).repository.text);
  }

  /** Has everything read anew: with another profile or region, or when an image has gone. */
  forget(): void {
    this.#source = undefined;
  }
}

async function openSource(aws: Aws): Promise<EcrSource> {
  const { room, session } = await aws.open();
  const own = session.defaultRegion;
  const more = aws.settings.moreRegions.filter((name) => name !== own);
  return { regions: own === undefined ? more : [own, ...more], reader: new room.ImageCatalog(session) };
}
