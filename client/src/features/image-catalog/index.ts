import { workspace } from 'vscode';
import { emptyList, type ImageCatalog } from '../../../../server/src/engine/image-catalog';
import { isEcrHost } from '../../../../server/src/engine/image-choices';
import { parseImageReference } from '../../../../server/src/engine/image-reference';
import {
  type ImagesParams,
  imageRequests,
  type RepositoriesParams,
} from '../../../../server/src/wiring/initialization';

/** What is asked for images: everything of AWS, loaded when it is needed. */
export interface ImageSource {
  /** Whether a person has used AWS in this window. */
  readonly isUsed: boolean;
  features(): Promise<{ readonly images: ImageCatalog }>;
}

/**
 * Answers the language server's question which images there are. AWS is asked where a person has used it in this window, or writes a
 * reference to ECR; never in Restricted Mode.
 */
export function answerImages(aws: ImageSource): Record<string, (params: never) => Promise<unknown>> {
  const isAsked = (host: string | undefined) =>
    workspace.isTrusted && (host === undefined ? aws.isUsed : isEcrHost(host));
  return {
    [imageRequests.repositories]: async ({ host }: RepositoriesParams) =>
      isAsked(host) ? (await aws.features()).images.repositories(host) : emptyList,
    [imageRequests.images]: async ({ repository }: ImagesParams) => {
      const host = parseImageReference(repository).registry?.text;
      return host !== undefined && isAsked(host) ? (await aws.features()).images.images(repository) : emptyList;
    },
  };
}
