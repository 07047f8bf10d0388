import type { Disposable } from 'vscode';

/** Collects what has to end together; the last that came ends first. */
export class Disposables implements Disposable {
  readonly #items: Disposable[] = [];

  /** Keeps the item, and gives it back. */
  add<T extends Disposable>(item: T): T {
    this.#items.push(item);
    return item;
  }

  dispose(): void {
    for (const item of this.#items.splice(0).reverse()) item.dispose();
  }
}
