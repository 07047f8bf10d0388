import { parseEcrHost } from '../../../../../server/src/engine/ecr';
import { parseImageReference } from '../../../../../server/src/engine/image-reference';
import type { ecr } from '../../../infrastructure/aws/room';
import type { Facts, RepositoryAnswer } from './answers';

/** What a new repository may be called: as the task definition has it. */
export function suggestedName({ links }: Facts): string | undefined {
  const names = links.map(({ container }) => parseImageReference(container.image ?? '').repository.text);
  return names.find((name) => /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name));
}

/** A repository as an answer. The region is in its ARN: `arn:aws:ecr:eu-west-1:111122223333:repository/parcels/web`. */
export function repositoryAnswer({
  name,
  uri,
  arn,
  registry,
}: Pick<ecr.Repository, 'name' | 'uri' | 'arn' | 'registry'>): RepositoryAnswer {
  const [, , , region = '', account = ''] = arn.split(':');
  return { registry: uri.split('/')[0] ?? '', name, region, account: registry || account };
}

/** A URI as an answer: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web`. */
export function answerOf(uri: string): RepositoryAnswer | undefined {
  const { registry, repository, tag, digest } = parseImageReference(uri);
  const host = registry === undefined ? undefined : parseEcrHost(registry.text);
  if (registry === undefined || host === undefined || !/^\d{12}$/.test(host.account)) return undefined;
  if (tag !== undefined || digest !== undefined || !/^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/.test(repository.text))
    return undefined;
  return { registry: registry.text, name: repository.text, region: host.region, account: host.account };
}
