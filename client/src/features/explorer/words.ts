import { problemOf, type RemedyAction, remedyFor } from '../../infrastructure/aws/problem';
import type { Translate } from '../../infrastructure/translate';
import { rootId, type TreeWords } from './lazy-tree';
import type { Icon, NodeCommand, TreeNode } from './node';
import { escapeMarkdown } from './text';

/** How a tree speaks. */
export interface Voice {
  readonly t: Translate;
  /** Which view it is for: the argument that tells the commands of a line where it stands. */
  readonly view: string;
  /** What still works where a list is denied: to name one thing of it. */
  readonly pin?: NodeCommand;
  /** What the button of a problem says. */
  remedyTitle(action: RemedyAction): string;
  /** What an empty list says; `undefined` leaves it to the welcome of the view. */
  empty(listId: string, filter: string): string | undefined;
}

/** The lines that a tree adds to what was read. */
export function treeWords({ t, view, pin, remedyTitle, empty }: Voice): TreeWords {
  const line = (id: string, label: string, icon: Icon, command?: NodeCommand, tooltip?: string): TreeNode => ({
    id,
    label,
    icon,
    command,
    tooltip,
    context: 'message',
  });
  const described = (node: TreeNode, description: string | undefined): TreeNode => ({ ...node, description });
  return {
    more(listId) {
      const command = { command: 'quaymaster.loadMore', title: t('Load more…'), arguments: [view, listId] };
      return line(`${listId}/more`, t('Load more…'), { id: 'ellipsis' }, command);
    },
    empty(listId, filter) {
      const words = empty(listId, filter);
      return words === undefined ? undefined : line(`${listId}/empty`, words, { id: 'info' });
    },
    problem(listId, error) {
      const problem = problemOf(error);
      if (problem.kind === 'cancelled') return [];
      const icon =
        problem.kind === 'denied'
          ? { id: 'lock', color: 'problemsWarningIcon.foreground' }
          : { id: 'error', color: 'problemsErrorIcon.foreground' };
      const request =
        problem.requestId === undefined ? '' : `\n\n${t('Request {0}', escapeMarkdown(problem.requestId))}`;
      const { kind, message, command } = problem;
      const whole = escapeMarkdown(message) + request;
      const told = { kind, message, command };
      const tell = { command: 'quaymaster.remedy', title: message, arguments: ['tell', told] };
      const words = line(`${listId}/problem`, message, icon, tell, whole);
      const remedy = remedyFor(problem);
      const retry = { command: 'quaymaster.retry', title: remedyTitle('retry'), arguments: [view, listId] };
      const again = line(`${listId}/retry`, remedyTitle('retry'), { id: 'refresh' }, retry, whole);
      if (remedy === undefined || remedy === 'retry') return [words, again];
      const title = remedyTitle(remedy);
      const help = { command: 'quaymaster.remedy', title, arguments: [remedy, told] };
      const helping = described(line(`${listId}/remedy`, title, { id: 'arrow-right' }, help, whole), command);
      const lines = [words, helping, again];
      const isTop = listId === rootId || /^region:[^/]+$/.test(listId);
      if (kind !== 'denied' || pin === undefined || !isTop) return lines;
      return [...lines, line(`${listId}/pin`, pin.title, { id: 'pin' }, pin)];
    },
  };
}
