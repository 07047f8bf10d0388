import path from 'node:path';
import { env, l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { LinkInfo } from '../../../../server/src/wiring/link-messages';
import { shortDigest } from '../explorer/text';
import { type ImageForm, imageChoices, sameBuild } from './deployed';
import type { LinkServer } from './link-server';

/** An image that is in ECR now. */
export interface PushedNow {
  /** `registry/repository:tag`, one for each tag. */
  readonly references: readonly string[];
  readonly digest?: string;
  /** Absent for an image that was not built here. */
  readonly dockerfile?: string;
  readonly target?: string;
}

/** Tells of a push that went well, and offers what comes next. */
export async function tellOfPush(pushed: PushedNow, server: LinkServer): Promise<void> {
  const { references, digest, dockerfile } = pushed;
  const [reference = ''] = references;
  const links = dockerfile === undefined ? [] : sameBuild(await server.links(Uri.file(dockerfile)), pushed.target);
  const put = links.length > 1 ? l10n.t('Put into Task Definitions…') : l10n.t('Put into Task Definition…');
  const [copyUri, copyDigest] = [l10n.t('Copy URI'), l10n.t('Copy Digest')];
  const buttons = [...(links.length > 0 ? [put] : []), copyUri, ...(digest === undefined ? [] : [copyDigest])];
  const what = digest === undefined ? reference : `${reference} (${shortDigest(digest)})`;
  const chosen = await window.showInformationMessage(l10n.t('Pushed: {0}', what), ...buttons);
  if (chosen === copyUri) await env.clipboard.writeText(reference);
  else if (chosen === copyDigest) await env.clipboard.writeText(digest ?? '');
  else if (chosen === put) await putIntoTaskDefinitions(pushed, links, server);
}

/** Writes the image into the containers that run it: with its tag or its digest, into one or several. */
export async function putIntoTaskDefinitions(
  pushed: PushedNow,
  links: readonly LinkInfo[],
  server: LinkServer,
): Promise<void> {
  const image = await askForForm(pushed, links);
  const containers = image === undefined ? undefined : await askForContainers(links);
  if (image === undefined || containers === undefined) return;
  for (const { taskDefinition, container } of containers) {
    const done = await server.setImage({ uri: taskDefinition, container: container.index, image });
    if (!done) return;
    await window.showTextDocument(Uri.parse(taskDefinition), { preview: false });
  }
}

async function askForForm(pushed: PushedNow, links: readonly LinkInfo[]): Promise<string | undefined> {
  const words: Readonly<Record<ImageForm, string>> = {
    tag: l10n.t('by its tag'),
    digest: l10n.t('by its digest, which always means this very image'),
  };
  const items = imageChoices(pushed, links).map(({ form, image }) => ({ label: image, description: words[form] }));
  const [only] = items;
  if (items.length < 2) return only?.label;
  return (await window.showQuickPick(items, { title: l10n.t('How is the image to be named?'), ignoreFocusOut: true }))
    ?.label;
}

/** One container needs no question. */
async function askForContainers(links: readonly LinkInfo[]): Promise<readonly LinkInfo[] | undefined> {
  if (links.length < 2) return links;
  const items = links.map((link): QuickPickItem & { link: LinkInfo } => ({
    label: link.container.name ?? String(link.container.index + 1),
    description: path.basename(Uri.parse(link.taskDefinition).fsPath),
    detail: link.container.image,
    picked: !link.isAmbiguous,
    link,
  }));
  const title = l10n.t('Which containers are to run it?');
  const chosen = await window.showQuickPick(items, { title, canPickMany: true, ignoreFocusOut: true });
  return chosen?.map(({ link }) => link);
}
