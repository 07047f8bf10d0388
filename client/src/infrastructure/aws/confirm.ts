import { l10n, window } from 'vscode';
import type { Aws } from './aws';

/** What a person is asked before something is changed. */
export interface Change {
  readonly title: string;
  /** Whole sentences. */
  readonly facts: readonly string[];
  readonly region: string;
  /** Its name or ARN, where the change is about what is in one. */
  readonly cluster?: string;
  readonly button: string;
}

/** Asks before something is changed, and names account, region and cluster. */
export async function confirm(aws: Aws, { title, facts, button, ...place }: Change): Promise<boolean> {
  const detail = [...facts, '', await whereText(aws, place)].join('\n');
  return (await window.showWarningMessage(title, { modal: true, detail }, button)) === button;
}

/** Has a person type the name of what is to be deleted for good. */
export async function confirmByName(aws: Aws, change: Omit<Change, 'button'>, name: string): Promise<boolean> {
  const typed = await window.showInputBox({
    title: change.title,
    prompt: [...change.facts, await whereText(aws, change), l10n.t('Type {0} to delete it.', name)].join(' '),
    placeHolder: name,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' || name.startsWith(text) ? undefined : l10n.t('This is not {0}.', name)),
  });
  return typed === name;
}

/** Where something is changed: account, region and cluster, as one sentence. */
export async function whereText(aws: Aws, { region, cluster }: Pick<Change, 'region' | 'cluster'>): Promise<string> {
  const { account } = await aws.identity();
  if (cluster === undefined) return l10n.t('Account {0}, region {1}.', account, region);
  return l10n.t('Account {0}, region {1}, cluster {2}.', account, region, cluster.slice(cluster.lastIndexOf('/') + 1));
}
