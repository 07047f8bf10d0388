import { l10n } from 'vscode';
import { parseImageReference } from '../../../../../server/src/engine/image-reference';
import type { Aws } from '../../../infrastructure/aws/aws';
import { problemOf } from '../../../infrastructure/aws/problem';
import type { ecr } from '../../../infrastructure/aws/room';
import { type Frame, type Line, line, pickOne } from '../../../infrastructure/questions/prompts';
import { createRepository } from '../../repositories/create';
import type { Answers, Facts, RepositoryAnswer } from './answers';
import type { Desk, Step } from './desk';
import { answerOf, repositoryAnswer, suggestedName } from './repository-answer';

/** A repository, or what is to be done about there being none. */
type Choice = RepositoryAnswer | 'create' | 'again';

/** Asks for a repository: one of the session's, a new one, or any by its URI, for whoever may push and not list. */
export async function askRepository(desk: Desk, answers: Answers, frame: Frame): Promise<Step> {
  const { facts, aws } = desk;
  const { repository } = answers;
  const create = line<Choice>(`$(add) ${l10n.t('Create a repository…')}`, 'create');
  const asked = await pickOne<Line<Choice>>({
    ...frame,
    placeholder: l10n.t('Which repository? Its URI can be typed too.'),
    items: [create],
    more: linesOf(aws, linkedNames(facts)),
    active: repository === undefined ? undefined : line<Choice>(repository.name, repository),
    free: (typed) => {
      const answer = answerOf(typed);
      return answer === undefined ? undefined : line<Choice>(typed, answer);
    },
  });
  if (asked === undefined || asked === 'back') return asked;
  const choice = asked.value.value;
  if (choice === 'again') return askRepository(desk, answers, frame);
  if (choice !== 'create') return { repository: choice };
  const created = await createRepository(aws, suggestedName(facts));
  return created === undefined ? askRepository(desk, answers, frame) : { repository: repositoryAnswer(created) };
}

/** `registry/path` of the images that linked containers run. */
function linkedNames({ links }: Facts): string[] {
  return links.map(({ container }) => {
    const { registry, repository } = parseImageReference(container.image ?? '');
    return `${registry?.text}/${repository.text}`;
  });
}

/** The repositories; those that linked task definitions use come first. Where they cannot be listed, a line says why. */
async function linesOf(aws: Aws, linked: readonly string[]): Promise<Line<Choice>[]> {
  try {
    const found = await repositoriesOf(aws);
    const isLinked = ({ uri }: ecr.Repository) => linked.includes(uri);
    const detail = l10n.t('where the linked task definition finds it');
    return found
      .sort((a, b) => Number(isLinked(b)) - Number(isLinked(a)))
      .map((one) => (isLinked(one) ? { ...lineOf(one), detail } : lineOf(one)));
  } catch (error) {
    return [line<Choice>(`$(error) ${problemOf(error).message}`, 'again')];
  }
}

async function repositoriesOf(aws: Aws): Promise<ecr.Repository[]> {
  const { room } = await aws.open();
  const found: ecr.Repository[] = [];
  for (const region of await aws.regions())
    for await (const page of room.ecr.listRepositories(region)) found.push(...page);
  return found;
}

function lineOf(repository: ecr.Repository): Line<Choice> {
  const answer = repositoryAnswer(repository);
  const isImmutable = repository.tagMutability.startsWith('IMMUTABLE');
  const facts = [answer.account, answer.region, isImmutable ? l10n.t('tags immutable') : undefined];
  return line<Choice>(answer.name, answer, facts.filter((fact) => fact !== undefined).join(' · '));
}
