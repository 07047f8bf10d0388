import { commands, window } from 'vscode';
import type { Remedies } from '../../infrastructure/aws/show-problem';

/** What helps against problems, by commands of ours. */
export function createRemedies(): Remedies {
  return async (action, { command }) => {
    switch (action) {
      case 'select-profile':
        await commands.executeCommand('quaymaster.selectProfile');
        return;
      case 'select-region':
        await commands.executeCommand('quaymaster.selectRegion');
        return;
      case 'show-output':
        await commands.executeCommand('quaymaster.showOutput');
        return;
      case 'run-in-terminal': {
        const terminal = window.createTerminal({ name: 'AWS' });
        terminal.show();
        // Typed, not run as a process of ours: the person sees what happens, and can answer. The name of a profile may hold anything.
        terminal.sendText(command ?? '', isPlain(command));
        return;
      }
    }
  };
}

/** Whether a shell takes every word for itself. Anything else is typed, and left to the person to run. */
function isPlain(command: string | undefined): boolean {
  return command !== undefined && /^[\w ./:@=+-]+$/.test(command);
}
