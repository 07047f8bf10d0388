import { commands, l10n, window } from 'vscode';
import { afterSlash } from '../explorer/text';
import type { Target } from './target';

/** Says why there is no log to show, and offers the revision that decides it. */
export async function explain({ region, taskDefinition: arn }: Target, words: string): Promise<void> {
  const open = l10n.t('Open Revision');
  const buttons = arn === undefined ? [] : [open];
  if ((await window.showInformationMessage(words, ...buttons)) !== open || arn === undefined) return;
  await commands.executeCommand('quaymaster.openRevision', { subject: { region, name: afterSlash(arn), arn } });
}
