import { l10n } from 'vscode';
import { type Asked, type Frame, line, pickOne } from '../../infrastructure/questions/prompts';
import type { Step } from '../../infrastructure/questions/walk';
import type { Shelf } from './choose';
import type { RunMemory } from './run-memory';
import { changed, type Override, type RunAnswers } from './run-plan';

/** What the questions are asked with. */
export interface RunDesk extends Shelf {
  readonly memory: RunMemory;
  /** Typed secrets; see `secretKey`. */
  readonly typed: Map<string, string>;
}

/** What a person did with a question. */
export type RunStep = Step<RunAnswers>;
/** What an answer changes. */
export async function changing<Value>(
  asked: Asked<Value>,
  change: (value: Value) => Partial<RunAnswers> | Promise<Partial<RunAnswers>>,
): Promise<RunStep> {
  return asked === undefined || asked === 'back' ? asked : change(asked.value);
}

/** Asks about one container; where there are several, for which first. */
export async function forContainer(
  { revision }: RunAnswers,
  frame: Frame,
  ask: (container: string, frame: Frame) => Promise<RunStep>,
  first: readonly ReturnType<typeof line<string>>[] = [],
): Promise<RunStep> {
  const items = [...first, ...(revision?.containers ?? []).map((name) => line(name, name))];
  const [only] = items;
  if (items.length === 1 && only !== undefined) return ask(only.value, frame);
  const asked = await pickOne({ ...frame, placeholder: l10n.t('For which container?'), items });
  if (asked === undefined || asked === 'back') return asked;
  const step = await ask(asked.value.value, { ...frame, canGoBack: true });
  return step === 'back' ? forContainer({ revision } as RunAnswers, frame, ask, first) : step;
}

/** What an answer about one container changes. */
export function overriding({ overrides }: RunAnswers, container: string, change: Override): Partial<RunAnswers> {
  const { command } = change;
  return {
    overrides: changed(overrides, container, { ...change, ...(command?.length === 0 ? { command: undefined } : {}) }),
  };
}
