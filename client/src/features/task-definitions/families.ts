import { ecsConsole, familyConsole } from '../../../../server/src/engine/console';
import type { ecs } from '../../infrastructure/aws/room';
import type { Translate } from '../../infrastructure/translate';
import { mapped, type Pages, type TreeNode } from '../explorer/node';
import { tooltip } from '../explorer/text';
import type { FamilyReader } from './reader';

/** The families of a region that have an active revision. */
export function familiesOf(reader: FamilyReader, t: Translate): Pages {
  return (signal) => mapped(reader.families(signal), (family) => familyNode(reader, family, t));
}

function familyNode(reader: FamilyReader, family: string, t: Translate): TreeNode {
  const id = `region:${reader.name}/family:${family}`;
  const inactive: TreeNode = {
    id: `${id}/inactive`,
    label: t('Inactive revisions'),
    icon: { id: 'archive', color: 'disabledForeground' },
    context: 'folder inactive',
    children: (signal) =>
      mapped(reader.revisions(family, true, signal), (revision) => revisionNode(reader, id, revision, undefined, t)),
  };
  return {
    id,
    label: family,
    icon: { id: 'symbol-class' },
    context: 'family name console',
    subject: { region: reader.name, name: family, console: familyConsole(reader.name, family) },
    isFiltered: true,
    async *children(signal) {
      // Who may list task definitions may not always list tasks; the marks are a help, and no more.
      const used = await reader.inUse(family, signal).catch(() => new Map<string, readonly string[]>());
      yield* mapped(reader.revisions(family, false, signal), (revision) =>
        revisionNode(reader, id, revision, used.get(revision.arn) ?? [], t),
      );
      yield [inactive];
    },
  };
}

/** `users` run it; `undefined` marks an inactive revision. */
function revisionNode(
  reader: FamilyReader,
  base: string,
  { arn, family, revision }: ecs.Revision,
  users: readonly string[] | undefined,
  t: Translate,
): TreeNode {
  const name = `${family}:${revision}`;
  const isRun = users !== undefined && users.length > 0;
  const color = isRun ? 'testing.iconPassed' : users === undefined ? 'disabledForeground' : undefined;
  const subject = { region: reader.name, name, arn, console: ecsConsole(arn) };
  return {
    id: `${base}/${arn}`,
    label: name,
    description: users === undefined ? t('inactive') : isRun ? t('runs in {0}', users.join(', ')) : undefined,
    tooltip: tooltip(name, [
      [t('Runs in'), users?.join(', ')],
      ['ARN', arn],
    ]),
    details: async (signal) => revisionDetails(await reader.revision(arn, signal), t),
    icon: { id: isRun ? 'play-circle' : 'versions', color },
    context: `revision arn name console${users === undefined ? ' inactive' : ' active'}`,
    command: { command: 'quaymaster.openRevision', title: t('Open Revision'), arguments: [{ subject }] },
    subject,
  };
}

function revisionDetails(
  { status, registeredAt, registeredBy, deregisteredAt, document }: ecs.TaskDefinition,
  t: Translate,
) {
  const containers = Array.isArray(document.containerDefinitions) ? document.containerDefinitions : [];
  return tooltip(t('Registered'), [
    [t('Status'), status],
    [t('Registered'), registeredAt],
    [t('Registered by'), registeredBy],
    [t('Deregistered'), deregisteredAt],
    ['CPU', document.cpu],
    [t('Memory'), document.memory],
    ...containers.map(({ name, image }: { name?: unknown; image?: unknown }) => [String(name), image] as const),
  ]);
}
