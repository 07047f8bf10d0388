import path from 'node:path';
import { l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { LinkEnds, LinkInfo, StageInfo } from '../../../../server/src/wiring/link-messages';
import { shownName } from './deployed';
import type { LinkServer } from './link-server';
import type { PushMemory } from './wizard/memory';

type Container = LinkEnds['containers'][number];

/** Has a person say which stage builds the image of a container, and remembers it: in a file for everyone, or for this window alone. */
export async function chooseBuild(
  server: LinkServer,
  memory: PushMemory,
  uri?: string,
  container?: number,
): Promise<void> {
  const ends = await server.ends();
  const runner = await whichContainer(ends, uri, container);
  if (runner === undefined) return;
  const stage = await whichStage(await server.links(Uri.parse(runner.taskDefinition)), ends, runner);
  const name = runner.container.name;
  if (stage === undefined || name === undefined) return;
  const { dockerfile, target } = stage;
  const keep = await window.showQuickPick(
    [
      {
        label: l10n.t('Save it in .quaymaster.json'),
        detail: l10n.t('for everyone who works on this'),
        isShared: true,
      },
      { label: l10n.t('Remember it here'), detail: l10n.t('in this workspace, for you alone'), isShared: false },
    ],
    { title: l10n.t('{0} builds {1}', shownName(stage), name), ignoreFocusOut: true },
  );
  if (keep === undefined) return;
  const { taskDefinition } = runner;
  if (keep.isShared) {
    await server.settle({ taskDefinition, container: name, dockerfile, target });
    return;
  }
  await memory.chosen({ dockerfile, target, image: '', chosenFor: { taskDefinition, container: name } });
  server.tellPushes(memory.pushes);
}

async function whichContainer({ containers }: LinkEnds, uri?: string, index?: number): Promise<Container | undefined> {
  const here = containers.filter(({ taskDefinition }) => uri === undefined || isSame(taskDefinition, uri));
  const named = here.find(({ container }) => container.index === index);
  if (named !== undefined || here.length < 2) return named ?? here[0];
  const items = here.map((one) => ({
    label: one.container.name ?? String(one.container.index + 1),
    description: path.basename(Uri.parse(one.taskDefinition).fsPath),
    detail: one.container.image,
    one,
  }));
  const title = l10n.t('What builds the image of which container?');
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.one;
}

/** Those that files speak of come first, with who says so. */
async function whichStage(
  links: readonly LinkInfo[],
  ends: LinkEnds,
  runner: Container,
): Promise<StageInfo | undefined> {
  const found = links.filter(
    ({ taskDefinition, container }) =>
      container.index === runner.container.index && isSame(taskDefinition, runner.taskDefinition),
  );
  const line = (stage: StageInfo, detail?: string): QuickPickItem & { stage: StageInfo } => {
    return {
      label: shownName(stage),
      description: stage.target === undefined ? undefined : stage.stage,
      detail,
      stage,
    };
  };
  const rest = ends.stages.filter((stage) => !found.some((link) => isSameStage(link, stage)));
  const items = [
    ...found.map((link) => line(link, l10n.t('from {0}', link.evidence.join('; ')))),
    ...rest.map((stage) => line(stage)),
  ];
  const title = l10n.t('What builds the image of {0}?', runner.container.name ?? '');
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true, matchOnDescription: true }))?.stage;
}

function isSameStage(a: StageInfo, b: StageInfo): boolean {
  return isSame(a.dockerfile, b.dockerfile) && a.target === b.target;
}

function isSame(a: string, b: string): boolean {
  return Uri.parse(a).toString() === Uri.parse(b).toString();
}
