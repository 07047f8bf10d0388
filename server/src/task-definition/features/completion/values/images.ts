import { ecrSuffix, publicEcrHost } from '../../../../engine/ecr';
import { partitions } from '../../../../engine/partitions';
import { homeOf } from '../../home';
import type { Site } from '../../site';
import { Stops } from '../stops';
import type { Suggestion } from '../suggestion';

/** Images that the file uses already, then the shapes of images in Amazon ECR. */
export function images(site: Site): Suggestion[] {
  const { definition, container } = site;
  const others = definition.containers.filter((other) => other !== container);
  const used = new Set(others.flatMap((other) => other.string('image').value ?? []));
  return [
    ...[...used].filter(Boolean).map((value): Suggestion => ({ value, detail: 'in this file', kind: 'reference' })),
    { value: new Stops(`${ecrHost(site)}/‹${repository(site)}›:‹tag›`), detail: 'Amazon ECR', kind: 'snippet' },
    { value: new Stops(`${publicEcrHost}/‹repository›:‹tag›`), detail: 'Amazon ECR Public', kind: 'snippet' },
  ];
}

function ecrHost({ definition }: Site): string {
  const { partition, account = '<ACCOUNT_ID>', region = '<REGION>' } = homeOf(definition);
  const home = partitions.find(({ id }) => id === partition);
  return `‹${account}›.dkr.ecr.‹${region}›.${home === undefined ? 'amazonaws.com' : ecrSuffix(home, false)}`;
}

function repository({ container }: Site): string {
  return container?.string('name').value?.toLowerCase() || 'repository';
}
