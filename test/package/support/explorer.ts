import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../aws/sandbox/server';
import { openBare, place, type Window } from './bare';

// A bare VS Code with the sandbox, as the suites of the explorer use it: one window for all of them.

/** Everything secret has the word SECRET in it, as in the sandbox, so that logs can be searched for it. */
const keys = `aws_access_key_id = AKIASECRETWINDOW0000
aws_secret_access_key = window-SECRET-access-key`;

/** What the shared AWS files say: a profile for each way in which a person comes in, or does not. */
const profiles = `[default]
region = eu-west-1
${keys}
[profile live]
region = us-east-1
${keys}
[profile audit]
region = eu-west-1
${keys}
[profile code]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/operator
mfa_serial = arn:aws:iam::111122223333:mfa/newcomer
source_profile = default
[profile corp]
region = eu-west-1
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
[profile nowhere]
${keys}
[profile nobody]
region = eu-west-1
`;

export const seededWord = 'SECRET';

const settings = {
  'quaymaster.aws.profileMarks': { live: 'production', audit: 'read-only' },
  // A tooltip would lie over the lines that are clicked next.
  'workbench.hover.delay': 600_000,
  // So that the words in a terminal can be read.
  'terminal.integrated.gpuAcceleration': 'off',
};

/** The explorer of a window, and what a person does with it. */
export class Explorer {
  readonly page: Page;
  /** What the browser's console was told. */
  readonly console: string[] = [];

  private constructor(
    readonly sandbox: Sandbox,
    readonly window: Window,
    /** The home folder of the person; programs in its `bin` are on the PATH. */
    readonly home: string,
  ) {
    this.page = window.page;
    this.page.on('console', (message) => this.console.push(message.text()));
  }

  static async open(): Promise<Explorer> {
    const sandbox = await startSandbox();
    const home = mkdtempSync(path.join(place, 'home-'));
    mkdirSync(path.join(home, '.aws'));
    mkdirSync(path.join(home, 'bin'));
    // VS Code takes the PATH from a login shell.
    writeFileSync(path.join(home, '.profile'), 'PATH="$HOME/bin:$PATH"\n');
    writeFileSync(path.join(home, '.aws', 'config'), profiles);
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const window = await openBare({
      files: { 'Dockerfile.returns': 'FROM \n' },
      settings,
      env: {
        ...Object.fromEntries(own),
        HOME: home,
        USERPROFILE: home,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ENDPOINT_URL: sandbox.address,
        QUAYMASTER_SANDBOX: sandbox.address,
      },
    });
    return new Explorer(sandbox, window, home);
  }

  async close(): Promise<void> {
    await this.window.close();
    await this.sandbox.close();
  }

  /** A line of any view, by its whole label and its depth. */
  readonly line = (label: string, level: number): Locator => {
    const whole = new RegExp(`^${label.replace(/[.*+?()[\]\\]/g, '\\$&')}$`);
    const name = this.page.locator('.label-name', { hasText: whole });
    return this.page.locator(`.monaco-list-row[aria-level="${level}"]`).filter({ has: name }).first();
  };

  /** A line of any view, by words in it and its depth. */
  readonly row = (text: string | RegExp, level: number): Locator => {
    return this.page.locator(`.monaco-list-row[aria-level="${level}"]`, { hasText: text }).first();
  };

  /** One of the three views, by its title. */
  readonly view = (title: string): Locator => {
    return this.page.locator('.pane').filter({ has: this.header(title) });
  };

  readonly header = (title: string): Locator => {
    return this.page.locator('.pane-header', { hasText: title });
  };

  get status(): Locator {
    return this.page.locator('.statusbar [id*="quaymaster.aws"]');
  }

  get input(): Locator {
    return this.page.locator('.quick-input-widget input').first();
  }

  /** Words above or below the input in front. */
  readonly says = (text: string): Locator => {
    return this.page.locator('.quick-input-widget', { hasText: text });
  };

  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  readonly notification = (text: string): Locator => {
    return this.page.locator('.notification-list-item', { hasText: text });
  };

  readonly run = async (title: string): Promise<void> => {
    await this.window.workbench.runCommand(`Quaymaster: ${title}`);
  };

  /** Picks a line of the quick pick that is open. */
  readonly pick = async (label: string): Promise<void> => {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await this.input.fill(label);
    await row.waitFor();
    await row.click();
  };

  /** Writes into the input that is open, and says yes to it. */
  readonly enter = async (text: string): Promise<void> => {
    await this.input.fill(text);
    await this.window.workbench.press('Enter');
  };

  /** Waits for the dialog for a file, which takes a name only once it has proposed its own. */
  readonly fileDialog = async (proposed: RegExp): Promise<void> => {
    for (let tries = 0; tries < 100 && !proposed.test(await this.input.inputValue()); tries += 1)
      await this.page.waitForTimeout(200);
  };

  /** Opens a line, or leaves it open. */
  readonly expand = (line: Locator): Promise<void> => fold(line, true);

  /** Closes a line, or leaves it closed. */
  readonly collapse = (line: Locator): Promise<void> => fold(line, false);

  /** Gives the room of the side bar to these views; the others are their titles alone. */
  readonly show = async (...titles: readonly string[]): Promise<void> => {
    for (const title of ['Clusters', 'Task Definitions', 'Repositories'])
      await fold(this.header(title), titles.includes(title));
  };

  /** Chooses from the menu of a line. */
  readonly menu = async (element: Locator, item: string): Promise<void> => {
    await element.click({ button: 'right' });
    const label = this.page.locator('.monaco-menu .action-label', { hasText: item }).first();
    await label.waitFor();
    // A menu takes no click in the moment in which it opens: the one that opened it might be meant.
    for (let tries = 0; tries < 10 && (await label.isVisible()); tries += 1) {
      await this.page.waitForTimeout(300);
      if (await label.isVisible()) await label.click({ timeout: 2_000 }).catch(() => undefined);
    }
  };

  readonly selectProfile = async (name: string): Promise<void> => {
    await this.run('Select AWS Profile');
    await this.pick(name);
  };

  /** Works with another profile for a while; whatever becomes of it, the one before is chosen again. */
  readonly withProfile = async (name: string, work: () => Promise<void>): Promise<void> => {
    await this.selectProfile(name);
    await this.status.filter({ hasText: name }).waitFor();
    try {
      await work();
    } finally {
      await this.window.workbench.press('Escape');
      await this.window.workbench.runCommand('Notifications: Clear All Notifications');
      await this.selectProfile('Default credentials');
      await this.status.filter({ hasText: 'default credentials' }).waitFor();
    }
  };

  /** How often AWS was asked for that. */
  calls(operation: string): number {
    return this.sandbox.calls.filter((call) => call.operation === operation).length;
  }

  /** Changes the settings of the window as a person would who edits the file. */
  change(values: Readonly<Record<string, unknown>>): void {
    const file = path.join(this.window.data, 'data', 'Machine', 'settings.json');
    const before = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...before, ...values }));
  }

  /** Everything that this VS Code has logged: its own logs, those of extensions, the console. */
  logs(): string {
    const { data } = this.window;
    const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.log'));
    return [...files.map((file) => readFileSync(path.join(data, file), 'utf8')), ...this.console].join('\n');
  }

  /** Takes a picture of the window where QUAYMASTER_PICTURES names a folder for them. */
  async picture(name: string): Promise<void> {
    const folder = process.env.QUAYMASTER_PICTURES;
    if (folder === undefined) return;
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}

async function fold(element: Locator, isOpen: boolean): Promise<void> {
  await element.waitFor();
  const isDone = async () => (await element.getAttribute('aria-expanded')) === String(isOpen);
  // A list that is just being read again takes a click away.
  for (let clicks = 0; clicks < 3 && !(await isDone()); clicks += 1) {
    await element.click();
    for (let waits = 0; waits < 30 && !(await isDone()); waits += 1) await element.page().waitForTimeout(100);
  }
}
