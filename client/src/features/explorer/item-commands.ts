import { env, l10n, Uri, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import type { AwsCommand } from './commands';
import type { Subject, TreeNode } from './node';
import type { Pinnable, Pins } from './pins';

/** What a command of the explorer does with its arguments. */
export type CommandTable = Partial<Record<AwsCommand, (...args: readonly unknown[]) => unknown>>;

/** The line that a menu was opened on; a command from the palette has none. */
export function subjectOf(node: unknown): Subject | undefined {
  return (node as TreeNode | undefined)?.subject;
}

/** Copying, opening and pinning: what works on any line. */
export function itemCommands(aws: Aws, pins: Pins, refresh: (view: Pinnable) => void): CommandTable {
  const copy = (read: (subject: Subject) => string | undefined) => async (node: unknown) => {
    const subject = subjectOf(node);
    const text = subject === undefined ? undefined : read(subject);
    if (text === undefined) return;
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(l10n.t('Copied: {0}', text), 3_000);
  };
  const pin = (what: Pinnable, title: string) => async () => {
    const region = await aws.region();
    const name = await window.showInputBox({ title, prompt: l10n.t('Its name in {0}', region.name) });
    if (name === undefined || name.trim() === '') return;
    await pins.add(what, region.name, name.trim());
    refresh(what);
  };
  return {
    'quaymaster.copyArn': copy(({ arn }) => arn),
    'quaymaster.copyName': copy(({ name }) => name),
    'quaymaster.copyUri': copy(({ uri }) => uri),
    'quaymaster.copyDigestUri': copy(({ uri, digest }) =>
      uri === undefined || digest === undefined ? undefined : byDigest(uri, digest),
    ),
    'quaymaster.openInConsole': async (node) => {
      const page = subjectOf(node)?.console;
      if (page !== undefined) await env.openExternal(Uri.parse(page, true));
    },
    'quaymaster.pinCluster': pin('clusters', l10n.t('Pin a cluster')),
    'quaymaster.pinRepository': pin('repositories', l10n.t('Pin a repository')),
    'quaymaster.unpin': async (node) => {
      const subject = subjectOf(node);
      if (subject === undefined) return;
      for (const what of ['clusters', 'repositories'] as const)
        if (await pins.remove(what, subject.region, subject.name)) refresh(what);
    },
  };
}

/** The URI of an image with its digest in place of a tag. */
function byDigest(uri: string, digest: string): string {
  const name = uri.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return `${name}@${digest}`;
}

/** Asks for the words to filter a view by; `undefined` if the person would rather not. */
export async function askForFilter(current: string): Promise<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Filter by name'),
    prompt: l10n.t('Leave it empty to show everything.'),
    value: current,
  });
}
