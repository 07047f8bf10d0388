import { l10n } from 'vscode';
import type { ecs } from '../../infrastructure/aws/room';
import { line, pickOne, typeText } from '../../infrastructure/questions/prompts';
import { type Range, readRange } from './ranges';

const minute = 60_000;

/** Asks for a stretch of time; the best one first. `undefined` where a person gives up. */
export async function askRange(title: string, task: Promise<ecs.Task | undefined>): Promise<Range | undefined> {
  const { t } = l10n;
  const now = new Date();
  const last = (label: string, minutes: number) =>
    line<Range | undefined>(label, { from: new Date(now.getTime() - minutes * minute), to: now });
  const items = [
    last(t('Last 15 minutes'), 15),
    last(t('Last hour'), 60),
    last(t('Last 3 hours'), 180),
    last(t('Last day'), 1_440),
    line<Range | undefined>(t('Another range…'), undefined, '90m · 16:00 to 16:30 · 2026-11-21 16:00 to 17:00Z'),
  ];
  const question = { title, placeholder: t('Which time'), items, more: task.then(rangesOf), canGoBack: false };
  const answer = await pickOne(question);
  if (answer === undefined || answer === 'back') return undefined;
  return answer.value.value ?? typeRange(title, now);
}

/** What a task's own life offers. */
function rangesOf(task: ecs.Task | undefined): ReturnType<typeof line<Range | undefined>>[] {
  const { t } = l10n;
  const { createdAt: from, stoppedAt, status } = task ?? {};
  if (from === undefined) return [];
  if (status !== 'STOPPED' || stoppedAt === undefined)
    return [line(t('Since the task started'), { from, to: new Date() }, from.toISOString())];
  // The last lines come late.
  const to = new Date(stoppedAt.getTime() + minute);
  const late = new Date(Math.max(from.getTime(), stoppedAt.getTime() - 15 * minute));
  return [
    line(t('The last 15 minutes before it stopped'), { from: late, to }, stoppedAt.toISOString()),
    line(t('All of the task'), { from, to }, from.toISOString()),
  ];
}

async function typeRange(title: string, now: Date): Promise<Range | undefined> {
  const { t } = l10n;
  const answer = await typeText({
    title,
    canGoBack: false,
    prompt: t('A length of time until now, or from when to when; in local time, or in UTC with a Z.'),
    fault: (text) =>
      readRange(text, now) === undefined
        ? t('Write for example {0}, {1} or {2}.', '90m', '16:00 to 16:30', '2026-11-21 16:00 to 2026-11-21 17:00Z')
        : undefined,
  });
  return answer === undefined || answer === 'back' ? undefined : readRange(answer.value, now);
}

/** Asks for a filter; an empty one lets everything through. `undefined` where a person gives up. */
export async function askPattern(title: string): Promise<string | undefined> {
  const prompt = l10n.t(
    'A filter pattern of CloudWatch Logs: {0}. Leave it empty for every line.',
    'ERROR · "out of stock" · { $.level = "error" }',
  );
  const answer = await typeText({ title, prompt, canGoBack: false });
  return answer === undefined || answer === 'back' ? undefined : answer.value.trim();
}
