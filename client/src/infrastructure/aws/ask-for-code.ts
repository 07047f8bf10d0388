import { l10n, window } from 'vscode';

/** Asks for the one-time code of a device, by its serial number or ARN; `undefined` if the person would rather not. */
export async function askForCode(device: string): Promise<string | undefined> {
  const code = await window.showInputBox({
    title: l10n.t('One-time code for {0}', device),
    prompt: l10n.t('The role that you chose asks for the code that your device shows now.'),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (/^\d{6}$/.test(text.trim()) ? undefined : l10n.t('The code has six digits.')),
  });
  return code?.trim();
}
