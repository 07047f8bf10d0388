import { ecrConsole } from '../../infrastructure/aws/console';
import { problemOf } from '../../infrastructure/aws/problem';
import type { ecr } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import type { Pages, TreeNode } from '../explorer/node';
import { escapeMarkdown, tooltip } from '../explorer/text';
import { imageNode } from './images';
import type { RepositoryReader } from './reader';

/** The repositories of a region: those that are pinned, then all others. */
export function repositoriesOf(reader: RepositoryReader, t: Translate): Pages {
  return async function* (signal) {
    const pinned = await Promise.all(reader.pinned.map((name) => pinnedRepository(reader, name, signal, t)));
    if (pinned.length > 0) yield pinned;
    const names = new Set(reader.pinned);
    for await (const page of reader.repositories(signal)) {
      const others = page.filter(({ name }) => !names.has(name));
      if (others.length > 0) yield others.map((repository) => repositoryNode(reader, repository, t));
    }
  };
}

async function pinnedRepository(
  reader: RepositoryReader,
  name: string,
  signal: AbortSignal,
  t: Translate,
): Promise<TreeNode> {
  try {
    const node = repositoryNode(reader, await reader.repository(name, signal), t);
    return { ...node, icon: { id: 'pinned' }, context: `${node.context} pinned` };
  } catch (error) {
    const { message } = problemOf(error);
    return {
      id: `region:${reader.name}/pinned:${name}`,
      label: name,
      description: message,
      tooltip: escapeMarkdown(message),
      icon: { id: 'pinned', color: 'problemsErrorIcon.foreground' },
      context: 'name pinned',
      subject: { region: reader.name, name },
    };
  }
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
