import { workspace } from 'vscode';
import { emptyList, type ImageAnswer, type ImageCatalog } from '../../../../server/src/engine/image-catalog';
import { isEcrHost } from '../../../../server/src/engine/image-choices';
import { parseImageReference } from '../../../../server/src/engine/image-reference';
import {
  type ImageParams,
  type ImagesParams,
  imageRequests,
  type RepositoriesParams,
} from '../../../../server/src/wiring/initialization';

/** What is asked for images: everything of AWS, loaded when it is needed. */
export interface ImageSource {
  /** Whether a person has used AWS in this window. */
  readonly isUsed: boolean;
  features(): Promise<{
    readonly images: ImageCatalog;
    /** One image for a person who waits for it, and who is told what goes wrong. */
    imageForPerson(reference: string): Promise<ImageAnswer>;
  }>;
}

/**
 * Answers the language server's question which images there are. AWS is asked where a person has used it in this window, or writes a
 * reference to ECR or looks at one; never in Restricted Mode, where somebody who asks for an image is told why.
 */
export function answerImages(aws: ImageSource): Record<string, (params: never) => Promise<unknown>> {
  const images = async () => (await aws.features()).images;
  return {
    [imageRequests.repositories]: async ({ host, wanted }: RepositoriesParams) => {
      const isAsked = workspace.isTrusted && (host === undefined ? aws.isUsed : isEcrHost(host));
      return isAsked ? (await images()).repositories(host, wanted) : emptyList;
    },
    [imageRequests.images]: async ({ repository, wanted }: ImagesParams) =>
      workspace.isTrusted && namesEcr(repository) ? (await images()).images(repository, wanted) : emptyList,
    [imageRequests.image]: async ({ reference, wait }: ImageParams) => {
      if (!namesEcr(reference)) return {};
      if (wait === undefined) return (await aws.features()).imageForPerson(reference);
      return workspace.isTrusted ? (await images()).image(reference, { wait }) : {};
    },
  };
}

function namesEcr(reference: string): boolean {
  return isEcrHost(parseImageReference(reference).registry?.text);
}
