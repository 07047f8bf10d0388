import type { CompletionAnswer } from '../../engine/features';
import type { CatalogList } from '../../engine/image-catalog';
import { type ImageSite, imageChoices, imageQuestion, repositoryChoices } from '../../engine/image-choices';
import type { Session } from '../session';
import { inTime } from './in-time';

/** How long a completion waits for the catalogue of images, in milliseconds. What comes later is there for the next one. */
const patience = 40;

const late: CatalogList<never> = { items: [], isComplete: false };

/** What can be written for an image: of ECR, of Docker Hub where that is allowed, and of the files of the workspace. Never later than `patience`, and never fails. */
export async function completeImage(site: ImageSite, session: Session): Promise<CompletionAnswer> {
  const question = imageQuestion(site.before);
  const named = session.files.images.filter((image) => image !== site.before);
  if (question.kind === 'repositories') {
    const repositories = await inTime(
      () => session.images.repositories(question.host, question.wanted),
      patience,
      late,
    );
    return repositoryChoices(site, repositories, named, session.options.suggestCommand !== undefined);
  }
  const images = await inTime(() => session.images.images(question.repository, question.wanted), patience, late);
  return imageChoices(site, question, images, named);
}
