import { l10n, window } from 'vscode';
import { type Asked, type Frame, line, pickOne, typeText } from '../../../infrastructure/questions/prompts';
import type { Answers, SecretAnswer } from './answers';
import type { Desk, Step } from './desk';

/** Asks of each secret where its value comes from. */
export async function askSecrets(desk: Desk, answers: Answers, frame: Frame): Promise<Step> {
  const kept = new Map(answers.secrets.map((secret) => [secret.id, secret]));
  const { secrets } = desk.facts.inputs;
  for (let at = 0; at < secrets.length; ) {
    const secret = secrets[at];
    if (secret === undefined) break;
    const { id, isRequired } = secret;
    const asked = await askSecret(desk, id, isRequired, { ...frame, canGoBack: frame.canGoBack || at > 0 });
    if (asked === undefined || (asked === 'back' && at === 0)) return asked;
    if (asked === 'back') {
      at -= 1;
      continue;
    }
    if (asked.value === undefined) kept.delete(id);
    else kept.set(id, asked.value);
    at += 1;
  }
  return { secrets: [...kept.values()] };
}

async function askSecret(
  desk: Desk,
  id: string,
  isRequired: boolean,
  frame: Frame,
): Promise<Asked<SecretAnswer | undefined>> {
  const items = [
    line(l10n.t('From an environment variable'), 'env' as const),
    line(l10n.t('From a file'), 'file' as const),
    line(l10n.t('Type it'), 'typed' as const, l10n.t('kept until the build has run, and nowhere else')),
    ...(isRequired ? [] : [line(l10n.t('Leave it out'), 'none' as const)]),
  ];
  const placeholder = l10n.t('Where does the build find the secret {0}?', id);
  const asked = await pickOne({ ...frame, placeholder, items });
  if (asked === undefined || asked === 'back') return asked;
  const from = asked.value.value;
  if (from === 'none') return { value: undefined };
  if (from === 'file') {
    const [file] = (await window.showOpenDialog({ title: placeholder })) ?? [];
    return file === undefined ? askSecret(desk, id, isRequired, frame) : { value: { id, from, value: file.fsPath } };
  }
  const typed = await typeText({
    title: frame.title,
    canGoBack: true,
    isSecret: from === 'typed',
    prompt: from === 'env' ? l10n.t('The name of the variable') : l10n.t('The secret {0}', id),
    fault: (text) =>
      from === 'typed' || /^[A-Za-z_]\w*$/.test(text) ? undefined : l10n.t('This is no name of a variable.'),
  });
  if (typed === undefined) return undefined;
  if (typed === 'back') return askSecret(desk, id, isRequired, frame);
  if (from === 'env') return { value: { id, from, value: typed.value } };
  desk.typed.set(id, typed.value);
  return { value: { id, from } };
}
