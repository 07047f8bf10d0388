import type { CompletionAnswer } from '../../engine/features';
import { type CatalogList, emptyList } from '../../engine/image-catalog';
import { type ImageSite, imageChoices, imageQuestion, repositoryChoices } from '../../engine/image-choices';
import type { Session } from '../session';

/** How long a completion waits for the catalogue of images, in milliseconds. What comes later is there for the next one. */
const patience = 40;

const late: CatalogList<never> = { items: [], isComplete: false };

/** What can be written for an image: of ECR, and of the files of the workspace. Never later than `patience`, and never fails. */
export async function completeImage(site: ImageSite, session: Session): Promise<CompletionAnswer> {
  const question = imageQuestion(site.before);
  const named = session.files.images.filter((image) => image !== site.before);
  if (question.kind === 'repositories') {
    const repositories = await inTime(session.images.repositories(question.host));
    return repositoryChoices(site, repositories, named, session.options.suggestCommand !== undefined);
  }
  return imageChoices(site, question, await inTime(session.images.images(question.repository)), named);
}

async function inTime<Item>(asked: Promise<CatalogList<Item>>): Promise<CatalogList<Item>> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<CatalogList<Item>>((resolve) => {
    timer = setTimeout(() => resolve(late), patience);
  });
  const answer = await Promise.race([asked.catch(() => emptyList), time]);
  clearTimeout(timer);
  return answer;
}
