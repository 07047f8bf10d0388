import { l10n, Uri, window, workspace } from 'vscode';
import { type Remedies, showProblem } from '../../infrastructure/aws/show-problem';
import { EngineProblem } from '../../infrastructure/container-engine';
import { plainWords } from '../../infrastructure/plain-words';
import type { Screen } from './terminal';
import { type About, problemText } from './words';

/** Tells of a problem: in the terminal, on the line of the Dockerfile by way of the problem matcher, and in a message. */
export function tellProblem(error: unknown, about: About, screen: Screen, remedies: Remedies): void {
  if (!(error instanceof EngineProblem)) {
    screen.line(`\n${l10n.t('Stopped: see the message.')}`);
    void showProblem(error, remedies);
    return;
  }
  const { dockerfile } = about;
  const { line, detail } = error;
  const name = dockerfile === undefined ? undefined : workspace.asRelativePath(dockerfile);
  const message = problemText(error, { ...about, dockerfile: name }, l10n.t);
  if (dockerfile === undefined || line === undefined) {
    screen.line(`\n\u001b[31m${message}\u001b[0m`);
    void window.showErrorMessage(plainWords(message));
    return;
  }
  // For the problem matcher.
  screen.line(`\n${dockerfile}:${line}: error: ${detail}`);
  void offerPlace(message, dockerfile, line);
}

async function offerPlace(message: string, dockerfile: string, line: number): Promise<void> {
  const button = l10n.t('Show the Line');
  if ((await window.showErrorMessage(plainWords(message), button)) !== button) return;
  const document = await workspace.openTextDocument(Uri.file(dockerfile));
  const { range } = document.lineAt(Math.min(line, document.lineCount) - 1);
  await window.showTextDocument(document, { selection: range });
}
