import { l10n, window } from 'vscode';
import { plainWords } from '../plain-words';
import { type Problem, problemOf, type RemedyAction, remedyFor } from './problem';

/** What the one button of a problem says. */
export function remedyTitle(action: RemedyAction): string {
  switch (action) {
    case 'select-profile':
      return l10n.t('Select Profile');
    case 'select-region':
      return l10n.t('Select Region');
    case 'run-in-terminal':
      return l10n.t('Sign In in a Terminal');
    case 'retry':
      return l10n.t('Retry');
    case 'show-output':
      return l10n.t('Show Output');
  }
}

/** Carries out what helps against problems; `retry` is for whoever met it. */
export type Remedies = (action: Exclude<RemedyAction, 'retry'>, problem: Problem) => Promise<void>;

/** Tells a person of a problem, with the one button that helps. A cancelled call is none. */
export async function showProblem(error: unknown, remedies: Remedies, retry?: () => Promise<unknown>): Promise<void> {
  await tellProblem(problemOf(error), remedies, retry);
}

/** The same for a problem that is known as one. */
export async function tellProblem(problem: Problem, remedies: Remedies, retry?: () => Promise<unknown>): Promise<void> {
  if (problem.kind === 'cancelled') return;
  const remedy = remedyFor(problem);
  if (remedy === undefined || (remedy === 'retry' && retry === undefined)) {
    await window.showErrorMessage(plainWords(problem.message));
    return;
  }
  const button = remedyTitle(remedy);
  if ((await window.showErrorMessage(plainWords(problem.message), button)) !== button) return;
  if (remedy === 'retry') await retry?.();
  else await remedies(remedy, problem);
}
