import path from 'node:path';
import { commands, env, l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { LinkInfo } from '../../../../server/src/wiring/link-messages';
import { shortDigest } from '../explorer/text';
import type { Made } from './carry-out';
import { type ImageForm, imageChoices, type Runner, sameBuild } from './deployed';
import type { LinkServer } from './link-server';
import { isBuild, isPush } from './plan';
import type { Pushed } from './pushes';
import type { PushMemory } from './wizard/memory';

/** Remembers a push that went well, tells of it, and offers what comes next. */
export async function afterPush({ plan, made }: Pushed, server: LinkServer, memory: PushMemory): Promise<void> {
  const { source, target } = plan;
  if (!isPush(target)) return;
  const built = isBuild(source)
    ? { dockerfile: Uri.file(source.dockerfile).toString(), target: source.target }
    : undefined;
  if (built !== undefined) {
    await memory.pushed({ ...built, image: `${target.registry}/${target.repository}` });
    server.tellPushes(memory.pushes);
  }
  const linked = built === undefined ? [] : sameBuild(await server.links(Uri.parse(built.dockerfile)), built.target);
  await tellOfPush(made, linked, server);
}

async function tellOfPush(pushed: Made, linked: readonly LinkInfo[], server: LinkServer): Promise<void> {
  const { references, digest } = pushed;
  const [reference = ''] = references;
  const put = l10n.t('Put into Task Definition…');
  const [copyUri, copyDigest] = [l10n.t('Copy URI'), l10n.t('Copy Digest')];
  const buttons = [put, copyUri, ...(digest === undefined ? [] : [copyDigest])];
  const what = digest === undefined ? reference : `${reference} (${shortDigest(digest)})`;
  const chosen = await window.showInformationMessage(l10n.t('Pushed: {0}', what), ...buttons);
  if (chosen === copyUri) await env.clipboard.writeText(reference);
  else if (chosen === copyDigest) await env.clipboard.writeText(digest ?? '');
  else if (chosen === put) await putIntoTaskDefinitions(pushed, linked, server);
}

/** Writes the image into the containers that run it: with its tag or its digest, into one or several. */
async function putIntoTaskDefinitions(pushed: Made, linked: readonly LinkInfo[], server: LinkServer): Promise<void> {
  const runners = linked.length > 0 ? linked : (await server.ends()).containers;
  if (runners.length === 0) {
    await window.showInformationMessage(l10n.t('There is no task definition in this workspace.'));
    return;
  }
  const containers = linked.length === 1 ? linked : await askForContainers(runners);
  const image = containers === undefined || containers.length === 0 ? undefined : await askForForm(pushed, containers);
  if (containers === undefined || image === undefined) return;
  for (const { taskDefinition, container } of containers) {
    const done = await server.setImage({ uri: taskDefinition, container: container.index, image });
    if (!done) return;
    await window.showTextDocument(Uri.parse(taskDefinition), { preview: false });
  }
  for (const file of new Set(containers.map(({ taskDefinition }) => taskDefinition))) void offerToRegister(file, image);
}

async function offerToRegister(file: string, image: string): Promise<void> {
  const uri = Uri.parse(file);
  const register = l10n.t('Register…');
  const message = l10n.t('{0} now names {1}', path.basename(uri.fsPath), image);
  if ((await window.showInformationMessage(message, register)) !== register) return;
  await commands.executeCommand('quaymaster.register', uri);
}

async function askForForm(pushed: Made, runners: readonly Runner[]): Promise<string | undefined> {
  const words: Readonly<Record<ImageForm, string>> = {
    tag: l10n.t('by its tag'),
    digest: l10n.t('by its digest, which always means this very image'),
  };
  const items = imageChoices(pushed, runners).map(({ form, image }) => ({ label: image, description: words[form] }));
  const [only] = items;
  if (items.length < 2) return only?.label;
  const title = l10n.t('How is the image to be named?');
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.label;
}

async function askForContainers(
  runners: readonly (Runner & Partial<LinkInfo>)[],
): Promise<readonly Runner[] | undefined> {
  const items = runners.map((runner): QuickPickItem & { runner: Runner } => ({
    label: runner.container.name ?? String(runner.container.index + 1),
    description: path.basename(Uri.parse(runner.taskDefinition).fsPath),
    detail: runner.container.image,
    picked: runner.isAmbiguous === false,
    runner,
  }));
  const title = l10n.t('Which containers are to run it?');
  const chosen = await window.showQuickPick(items, { title, canPickMany: true, ignoreFocusOut: true });
  return chosen?.map(({ runner }) => runner);
}
