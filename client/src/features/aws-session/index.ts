import { commands, type Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { Disposables } from '../../infrastructure/disposal';
import { statusOf } from './status';

export { createRemedies } from './remedies';
export { selectProfile, selectRegion } from './select';

/** Shows in the status bar which profile and region are used; from the moment on that AWS is used in this window. */
export function showPlace(aws: Aws): Disposable {
  const disposables = new Disposables();
  const item = disposables.add(window.createStatusBarItem('quaymaster.aws', StatusBarAlignment.Left, 10));
  item.name = 'Quaymaster: AWS';
  item.command = 'quaymaster.selectPlace';
  const update = () => {
    const { text, tooltip, color } = statusOf(aws.place, l10n.t);
    item.text = text;
    item.tooltip = new MarkdownString(tooltip);
    item.accessibilityInformation = { label: text.replace(/\$\([\w-]+\) /, 'AWS: ') };
    item.backgroundColor = color === undefined ? undefined : new ThemeColor(`statusBarItem.${color}Background`);
    item.show();
  };
  disposables.add(aws.onDidRename(update));
  update();
  return disposables;
}

/** Lets a person choose what to choose; the command behind the status bar item. */
export async function selectPlace(aws: Aws): Promise<void> {
  const { profile, region } = aws.place;
  const items = [
    {
      label: `$(account) ${l10n.t('Select AWS Profile')}`,
      description: profile ?? l10n.t('default credentials'),
      command: 'quaymaster.selectProfile',
    },
    {
      label: `$(globe) ${l10n.t('Select AWS Region')}`,
      description: region ?? l10n.t('no region'),
      command: 'quaymaster.selectRegion',
    },
    {
      label: `$(refresh) ${l10n.t('Read Credentials Again')}`,
      description: '',
      command: 'quaymaster.renewCredentials',
    },
  ];
  const chosen = await window.showQuickPick(items, { title: 'Quaymaster: AWS' });
  if (chosen !== undefined) await commands.executeCommand(chosen.command);
}
