import { l10n } from 'vscode';
import type { OpenPlaceholder } from '../../../../server/src/wiring/registration-messages';
import { pickOne, typeText } from '../../infrastructure/questions/prompts';
import type { Step } from '../../infrastructure/questions/walk';
import type { Values } from '../revisions/registration-server';

/** How a value is asked for. */
export interface ValueFrame {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
  /** What is proposed. */
  readonly value?: string;
  /** Images that were pushed, the newest first. */
  readonly pushed: readonly string[];
}

/** Asks what stands for a placeholder; a secret is typed unseen. */
export async function askForValue(
  { name, text, places, isSecret }: OpenPlaceholder,
  { value, pushed, ...frame }: ValueFrame,
): Promise<Step<Values>> {
  const prompt = l10n.t('The value of {0}, in {1}', text, places.join(', '));
  const isImage = !isSecret && pushed.length > 0 && /IMAGE(?!.*(?:TAG|VERSION|REPO|DIGEST))/i.test(name);
  const asked = isImage
    ? await askForImage(prompt, frame, value, pushed)
    : await typeText({ ...frame, prompt, value, isSecret });
  return asked === undefined || asked === 'back' ? asked : { [name]: asked.value };
}

async function askForImage(
  placeholder: string,
  frame: Omit<ValueFrame, 'value' | 'pushed'>,
  value: string | undefined,
  pushed: readonly string[],
): Promise<{ readonly value: string } | 'back' | undefined> {
  const images = [...new Set([...pushed, value ?? ''])].filter((image) => image !== '');
  const items = images.map((label) => ({
    label,
    description: pushed.includes(label) ? l10n.t('pushed') : l10n.t('as before'),
  }));
  const free = (label: string) => ({ label, description: '' });
  const asked = await pickOne({ ...frame, placeholder, items, free });
  return asked === undefined || asked === 'back' ? asked : { value: asked.value.label };
}
