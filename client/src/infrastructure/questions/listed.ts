import { l10n, window } from 'vscode';
import { problemOf } from '../aws/problem';
import { type Asked, ask, type Frame, type Line } from './prompts';

/** A line of a list that is being read. */
interface Listed<Value> extends Line<Value> {
  /** Stands before the others. */
  readonly isFirst?: boolean;
}

/** Has a person pick from a list that fills while it is shown, and is read no further once they have. What goes wrong is a line of it. */
export function pickListed<Value>({
  pages,
  first = [],
  last = [],
  free,
  placeholder,
  ...frame
}: Frame & {
  readonly placeholder: string;
  readonly first?: readonly Listed<Value>[];
  readonly pages: (signal: AbortSignal) => AsyncIterable<readonly Listed<Value>[]>;
  readonly last?: readonly Listed<Value>[];
  /** What can be typed instead. */
  readonly free?: (typed: string) => Value | undefined;
}): Promise<Asked<Value>> {
  const input = window.createQuickPick<Listed<Value | undefined>>();
  const reading = new AbortController();
  const found: Listed<Value | undefined>[] = [];
  const show = () => {
    const [active] = input.activeItems;
    const hasMoved = active !== undefined && active !== input.items[0];
    const isFirst = (line: Listed<unknown>) => line.isFirst === true;
    const typed = input.value.trim();
    const value = free === undefined || typed === '' ? undefined : free(typed);
    const isListed = value === undefined || found.some(({ label }) => label === typed);
    const own = isListed ? [] : [{ label: typed, value, alwaysShow: true }];
    input.items = [...first, ...found.filter(isFirst), ...found.filter((line) => !isFirst(line)), ...last, ...own];
    // Else the line that was first before stays the active one.
    if (hasMoved) input.activeItems = [active];
    else if (typed === '') input.activeItems = input.items.slice(0, 1);
  };
  const read = async () => {
    try {
      for await (const page of pages(reading.signal)) {
        found.push(...page);
        show();
      }
    } catch (error) {
      found.push({ label: `$(error) ${problemOf(error).message}`, value: undefined });
    }
    if (reading.signal.aborted) return;
    if (found.length === 0) found.push({ label: l10n.t('There are none.'), value: undefined });
    input.busy = false;
    show();
  };
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.busy = true;
  show();
  if (free !== undefined) input.onDidChangeValue(show);
  const asked = ask<Value>(input, frame, (answer) =>
    input.onDidAccept(() => {
      const value = input.selectedItems[0]?.value;
      if (value !== undefined) answer(value);
    }),
  );
  void read();
  return asked.finally(() => reading.abort());
}
