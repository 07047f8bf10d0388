import { window } from 'vscode';
import { RedactingChannel } from './redacting-channel';

/** Makes the one log of the extension. It is shown under that name in the Output view. */
export function createLog(name: string): RedactingChannel {
  return new RedactingChannel(window.createOutputChannel(name, { log: true }));
}
