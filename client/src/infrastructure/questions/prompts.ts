import { type QuickInput, type QuickInputButton, QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** What a person did: answered, went back, or gave up (`undefined`). */
export type Asked<Value> = { readonly value: Value } | 'back' | undefined;

/** What every question has. */
export interface Frame {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
}

/** A line to pick, with what it stands for. */
export interface Line<Value> extends QuickPickItem {
  readonly value: Value;
}

/** A line to pick. */
export function line<Value>(label: string, value: Value, description?: string, detail?: string): Line<Value> {
  return { label, value, description, detail };
}

/** A question with answers to pick from. */
export interface Pick<Item extends QuickPickItem> extends Frame {
  readonly placeholder: string;
  readonly items: readonly Item[];
  /** Lines that come later, for what has to be asked for. */
  readonly more?: Promise<readonly Item[]>;
  readonly active?: Item;
  /** Also offered, made of what has been typed. */
  readonly free?: (typed: string) => Item | undefined;
  /** Buttons on lines. */
  readonly onButton?: (item: Item, button: QuickInputButton) => void;
  /** Carries out a line that is no answer, so that the question stays; says whether it was one. */
  readonly act?: (item: Item) => boolean;
}

/** Has a person pick one line. It stays open when the focus goes elsewhere: whoever looks a name up comes back to it. */
export function pickOne<Item extends QuickPickItem>(question: Pick<Item>): Promise<Asked<Item>> {
  const input = window.createQuickPick<Item>();
  const { free, more, active, onButton, act } = question;
  let all = question.items;
  const show = () => {
    const typed = input.value.trim();
    const own =
      free === undefined || typed === '' || all.some(({ label }) => label === typed) ? undefined : free(typed);
    input.items = own === undefined ? all : [...all, { ...own, alwaysShow: true }];
  };
  show();
  if (active !== undefined) input.activeItems = [active];
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.placeholder = question.placeholder;
  if (free !== undefined) input.onDidChangeValue(show);
  if (onButton !== undefined) input.onDidTriggerItemButton(({ item, button }) => onButton(item, button));
  return ask(input, question, (answer, fail) => {
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      if (item !== undefined && act?.(item) !== true) answer(item);
    });
    if (more === undefined) return;
    input.busy = true;
    more.then(
      (items) => {
        input.busy = false;
        all = [...items, ...question.items];
        const [kept] = input.activeItems;
        show();
        const wanted = active === undefined ? kept : items.find(({ label }) => label === active.label);
        if (wanted !== undefined) input.activeItems = [wanted];
      },
      (error: unknown) => fail(error),
    );
  });
}

/** Has a person tick any number of lines. */
export function pickMany<Item extends QuickPickItem>(
  question: Pick<Item> & { readonly selected: readonly Item[] },
): Promise<Asked<readonly Item[]>> {
  const input = window.createQuickPick<Item>();
  const { free } = question;
  let own: Item[] = [];
  input.canSelectMany = true;
  input.items = question.items;
  input.selectedItems = question.selected;
  input.placeholder = question.placeholder;
  if (free !== undefined)
    input.onDidChangeValue((text) => {
      const kept = own.filter((item) => input.selectedItems.some(({ label }) => label === item.label));
      const typed = text.trim();
      const made = typed === '' || question.items.some(({ label }) => label === typed) ? undefined : free(typed);
      const selected = input.selectedItems;
      own = made === undefined || kept.some(({ label }) => label === made.label) ? kept : [...kept, made];
      input.items = [...question.items, ...own];
      input.selectedItems = input.items.filter((item) => selected.some(({ label }) => label === item.label));
    });
  return ask(input, question, (answer) => {
    input.onDidAccept(() => {
      const { selectedItems, activeItems } = input;
      // Enter without a tick means the line that it is pressed on.
      answer(selectedItems.length > 0 ? selectedItems : activeItems);
    });
  });
}

/** A question to type an answer to. */
export interface Typed extends Frame {
  readonly prompt: string;
  readonly value?: string;
  readonly isSecret?: boolean;
  /** What is wrong with a text; nothing for one that will do. */
  readonly fault?: (text: string) => string | undefined;
}

/** Has a person type a text. */
export function typeText(question: Typed): Promise<Asked<string>> {
  const input = window.createInputBox();
  const { fault = () => undefined } = question;
  input.prompt = question.prompt;
  input.value = question.value ?? '';
  input.password = question.isSecret === true;
  input.onDidChangeValue((text) => {
    input.validationMessage = text === '' ? undefined : fault(text);
  });
  return ask(input, question, (answer) => {
    input.onDidAccept(() => {
      input.validationMessage = fault(input.value);
      if (input.validationMessage === undefined) answer(input.value);
    });
  });
}

type Listens = QuickInput & {
  onDidTriggerButton(listener: (button: QuickInputButton) => void): unknown;
  buttons: readonly QuickInputButton[];
};

/** Shows a question, and waits for what the person does with it. */
export function ask<Value>(
  input: Listens,
  { title, step, totalSteps, canGoBack }: Frame,
  listen: (answer: (value: Value) => void, fail: (error: unknown) => void) => void,
): Promise<Asked<Value>> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
  input.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  return new Promise<Asked<Value>>((resolve, reject) => {
    input.onDidTriggerButton((button) => {
      if (button === QuickInputButtons.Back) resolve('back');
    });
    input.onDidHide(() => resolve(undefined));
    listen((value) => resolve({ value }), reject);
    input.show();
  }).finally(() => input.dispose());
}
