import { ecrConsole } from '../../../../server/src/engine/console';
import type { ecr } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import type { Pages, TreeNode } from '../explorer/node';
import { pinnedFirst } from '../explorer/pinned';
import { tooltip } from '../explorer/text';
import { imageNode } from './images';
import type { RepositoryReader } from './reader';

/** The repositories of a region: those that are pinned, then all others. */
export function repositoriesOf(reader: RepositoryReader, t: Translate): Pages {
  return pinnedFirst({
    region: reader.name,
    pinned: reader.pinned,
    one: (name, signal) => reader.repository(name, signal),
    all: (signal) => reader.repositories(signal),
    node: (repository) => repositoryNode(reader, repository, t),
  });
}

function repositoryNode(reader: RepositoryReader, repository: ecr.Repository, t: Translate): TreeNode {
  const { name, arn, uri, registry, tagMutability, scansOnPush, encryption } = repository;
  const id = `region:${reader.name}/${arn}`;
  const isImmutable = tagMutability.startsWith('IMMUTABLE');
  return {
    id,
    label: name,
    description: isImmutable ? t('tags immutable') : undefined,
    tooltip: tooltip(name, [
      ['URI', uri],
      [t('Tags'), tagMutability],
      [t('Scan on push'), scansOnPush ? t('on') : t('off')],
      [t('Encryption'), encryption],
      [t('Key'), repository.key],
      [t('Created'), repository.createdAt],
      ['ARN', arn],
    ]),
    icon: { id: isImmutable ? 'lock' : 'repo' },
    context: 'repository arn name uri console',
    subject: {
      region: reader.name,
      name,
      arn,
      uri,
      repository: name,
      registry,
      console: ecrConsole(reader.name, registry, name),
    },
    isFiltered: true,
    async *children(signal) {
      const images = await reader.images(repository, signal);
      yield images.map((image) => imageNode(reader, id, repository, image, t));
    },
  };
}
