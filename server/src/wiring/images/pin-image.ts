import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { askedFor, changedEnd, type PinChange, type PlacedImage, pinChanges } from '../../engine/image-pins';
import { parseImageReference } from '../../engine/image-reference';
import type { DocumentView } from '../documents';
import { workspaceEdit } from '../edits';
import type { Session } from '../session';
import { inTime } from './in-time';

/** What an action remembers until it is chosen. */
interface PinData {
  readonly uri: string;
  readonly offset: number;
  /** The reference as it was, so that another one in its place is left alone. */
  readonly written: string;
  readonly pin: PinChange;
}

const notAsked = 'Amazon ECR could not be asked.';

/** How long a person waits for ECR, at most, in milliseconds. */
const patience = 30_000;

/** Actions between tag and digest for the image at a place. ECR is asked only once one of them is chosen. */
export function pinActions({ language, model, text }: DocumentView, offset: number): CodeAction[] {
  const image = language.features?.placedImage?.(model, offset);
  if (image === undefined) return [];
  return pinChanges(image).map((pin) => {
    const data: PinData = { uri: text.uri, offset, written: image.written, pin };
    return { title: titleOf(image, pin), kind: CodeActionKind.RefactorRewrite, data };
  });
}

function titleOf({ text }: PlacedImage, pin: PinChange): string {
  const tag = parseImageReference(text).tag?.text ?? 'latest';
  if (pin === 'unpin') return 'Name a tag instead of the digest';
  return pin === 'pin' ? `Pin ${tag} to its digest` : `Renew the digest of ${tag}`;
}

/** Whether an action is one of these. */
export function isPin(data: unknown): data is PinData {
  return typeof data === 'object' && data !== null && 'pin' in data;
}

/** The action with its edit, now that it has been chosen. Without one where ECR does not tell, and the person is told why. */
export async function resolvePin(action: CodeAction, session: Session, token: CancellationToken): Promise<CodeAction> {
  const data = action.data as PinData;
  const before = imageOf(data, session);
  if (before === undefined) return action;
  const reference = askedFor(before.image, data.pin);
  const tell = (problem: unknown) => show(session, typeof problem === 'string' ? problem : notAsked);
  const ask = () => session.images.image(reference, { tell });
  const { image, isMissing } = await inTime(ask, patience, {}, token);
  if (isMissing === true) show(session, `Amazon ECR has no image ${reference}.`);
  const now = imageOf(data, session);
  if (image === undefined || now === undefined) return action;
  const { features } = now.view.language;
  const change = changedEnd(now.image, data.pin, image, features?.keepsTagWithDigest === true);
  if (change === undefined) show(session, 'No tag points at this image, so the digest stays.');
  return change === undefined ? action : { ...action, edit: workspaceEdit(now.view.text, [change], session.client) };
}

/** The image that the action was meant for, if it still stands there. */
function imageOf({ uri, offset, written }: PinData, { documents }: Session) {
  const view = documents.view(uri);
  const image = view?.language.features?.placedImage?.(view.model, offset);
  return view === undefined || image === undefined || image.written !== written ? undefined : { view, image };
}

function show({ connection }: Session, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}
