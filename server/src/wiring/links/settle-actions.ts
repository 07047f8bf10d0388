import { type CodeAction, CodeActionKind } from 'vscode-languageserver/node';
import { projectFileName } from '../../configuration/project-file';
import type { DocumentView } from '../documents';
import type { EditAnswer, SettleParams } from '../link-messages';
import type { Session } from '../session';
import { endsOf, linksOfEnd } from './ends';
import { stageName } from './words';

/** What such an action remembers until it is chosen. */
interface SettleData {
  readonly settle: SettleParams;
}

/** Actions on an image that is not certain to be built by one stage: each writes one answer into `.quaymaster.json`. */
export async function settleActions(view: DocumentView, offset: number, { links }: Session): Promise<CodeAction[]> {
  const { uri } = view.text;
  const end = endsOf(view).find(({ kind, span }) => kind === 'container' && span.start <= offset && offset <= span.end);
  if (end === undefined) return [];
  return linksOfEnd(await links.now(), uri, end).flatMap((link): CodeAction[] => {
    const { name } = link.container.facts;
    if (name === undefined || !(link.isAmbiguous || link.strength === 'likely')) return [];
    const { stage } = link;
    const target = stage.isLast ? undefined : (stage.facts.name ?? String(stage.index));
    const data: SettleData = { settle: { taskDefinition: uri, container: name, dockerfile: stage.uri, target } };
    const title = `Say in ${projectFileName} that ${stageName(stage)} builds this image`;
    return [{ title, kind: CodeActionKind.RefactorRewrite, data }];
  });
}

/** Whether an action is one of these. */
export function isSettle(data: unknown): data is SettleData {
  return typeof data === 'object' && data !== null && 'settle' in data;
}

/** The action with its edit; without one where the file cannot be read, which the person is told. */
export async function resolveSettle(
  action: CodeAction,
  settle: (params: SettleParams) => Promise<EditAnswer>,
  tell: (message: string) => void,
): Promise<CodeAction> {
  const answer = await settle((action.data as SettleData).settle);
  if ('edit' in answer) return { ...action, edit: answer.edit };
  tell(answer.refusal);
  return action;
}
