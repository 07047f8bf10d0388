import type { Locator } from 'playwright-core';
import type { EngineWindow } from './engine-window';

/** What a person does in a window with an engine, from a right-click on. A list or a menu that is just being filled takes no click, so each is tried again. */
export class Hands {
  constructor(private readonly parts: EngineWindow) {}

  get #page() {
    return this.parts.window.page;
  }

  /** A line of the file explorer. */
  file(label: string): Locator {
    return this.#page.locator('.explorer-folders-view .monaco-list-row', { hasText: new RegExp(`^${label}$`) }).first();
  }

  /** A line of the quick pick that is open. */
  line(text: string | RegExp): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  toast(text: string | RegExp): Locator {
    return this.#page.locator('.notification-list-item', { hasText: text }).first();
  }

  /** An item of the menu that is open. */
  label(text: string): Locator {
    return this.#page.locator('.monaco-menu .action-label', { hasText: text }).first();
  }

  /** Picks a line, which then gives way to the next question. */
  async choose(text: string | RegExp): Promise<void> {
    const line = this.line(text);
    await line.waitFor();
    for (let tries = 0; tries < 10 && (await line.isVisible()); tries += 1) {
      await line.click({ timeout: 3_000 }).catch(() => undefined);
      await line.waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => undefined);
    }
  }

  /** Ticks a line, and agrees to what is ticked. */
  async tick(text: string): Promise<void> {
    await this.line(text).waitFor();
    await this.#page.waitForTimeout(500);
    await this.line(text).locator('.monaco-checkbox, input[type="checkbox"]').first().click();
    await this.#page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
  }

  async type(text: string): Promise<void> {
    await this.#page.locator('.quick-input-widget input[type="text"]').first().fill(text);
  }

  /** Gives a build its base image. */
  async sayBase(): Promise<void> {
    await this.choose('BASE_IMAGE');
    await this.#page.locator('.quick-input-widget', { hasText: 'The value of BASE_IMAGE' }).waitFor();
    await this.type(this.parts.bench.baseArgs.BASE_IMAGE);
    await this.parts.window.workbench.press('Enter');
    await this.choose('Go on');
  }

  /** Opens the menu of an element. */
  async openMenu(element: Locator, item: string): Promise<void> {
    for (let tries = 0; tries < 8 && !(await this.label(item).isVisible()); tries += 1) {
      await this.parts.window.workbench.press('Escape');
      await element.click({ button: 'right' });
      await this.label(item)
        .waitFor({ timeout: 5_000 })
        .catch(() => undefined);
    }
    // A menu takes no click in the moment in which it opens: the one that opened it might be meant.
    await this.#page.waitForTimeout(500);
  }

  /** Right-clicks the Dockerfile of a folder, and chooses *Build and Push to ECR…*. */
  async buildAndPush(folder: string): Promise<void> {
    await this.file(folder).click();
    await this.openMenu(this.file('Dockerfile'), 'Build and Push');
    await this.label('Build and Push').hover();
    await this.label('Build and Push to ECR…').waitFor();
    await this.#page.waitForTimeout(300);
    await this.label('Build and Push to ECR…').click();
  }
}
