// The questions of VS Code, answered at once: with the active line, or the first; with the text that stands there; or not at all.

type Listener<Event> = (event: Event) => unknown;

/** As VS Code's `EventEmitter`. */
export class EventEmitter<Event> {
  readonly #listeners = new Set<Listener<Event>>();

  readonly event = (listener: Listener<Event>) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(event: Event): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

interface Line {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly kind?: number;
}

/** Who is asked. */
export interface Person {
  /** Whether they agree to everything, or leave every question. */
  isAgreeing(): boolean;
  /** Reads all that a question says. */
  reads(text: string): void;
}

/** How often a person answers the same question before they give up: some lines are no answers. */
const patience = 5;

/** Milliseconds between two looks at a question. */
const pace = 2;

abstract class Question {
  title = '';
  placeholder = '';
  prompt = '';
  value = '';
  enabled = true;
  busy = false;
  readonly #accepted = new EventEmitter<void>();
  readonly #hidden = new EventEmitter<void>();
  readonly #others = new EventEmitter<never>();
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  readonly onDidTriggerButton = this.#others.event;
  readonly onDidTriggerItemButton = this.#others.event;
  readonly onDidChangeValue = this.#others.event;
  readonly onDidChangeActive = this.#others.event;
  readonly onDidChangeSelection = this.#others.event;
  #timer: NodeJS.Timeout | undefined;
  #answers = 0;

  constructor(private readonly person: Person) {}

  show(): void {
    this.#timer ??= setInterval(() => {
      if (this.busy || !this.isReady()) return;
      this.person.reads([this.title, this.prompt, this.placeholder, this.text()].join('\n'));
      this.#answers += 1;
      if (!this.person.isAgreeing() || this.#answers > patience) this.hide();
      else this.#accepted.fire();
    }, pace);
  }

  hide(): void {
    this.dispose();
    this.#hidden.fire();
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  /** Whether there is something to answer with, which is then chosen. */
  protected abstract isReady(): boolean;

  /** What else it says. */
  protected text(): string {
    return '';
  }
}

/** A list to pick from. */
export class QuickPick extends Question {
  items: readonly Line[] = [];
  activeItems: readonly Line[] = [];
  selectedItems: readonly Line[] = [];
  canSelectMany = false;

  protected override text(): string {
    return this.items.map(({ label, description, detail }) => [label, description, detail].join(' ')).join('\n');
  }

  protected override isReady(): boolean {
    const lines = this.items.filter(({ kind }) => kind !== -1);
    const active = this.activeItems.find((line) => lines.includes(line)) ?? lines[0];
    if (this.canSelectMany) return true;
    if (active === undefined) return false;
    this.activeItems = [active];
    this.selectedItems = [active];
    return true;
  }
}

/** A text to type. */
export class InputBox extends Question {
  validationMessage: unknown;

  protected override isReady(): boolean {
    return true;
  }
}
