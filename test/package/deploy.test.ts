import assert from 'node:assert/strict';
import { logs } from './deploy/logs';
import { registering } from './deploy/register';
import { revisions } from './deploy/revisions';
import { rollouts } from './deploy/rollout';
import { services } from './deploy/services';
import { tasks } from './deploy/tasks';
import { Explorer, seededWord } from './support/explorer';

// What follows a file: registering, and what is done with what is registered, in a bare VS Code the way a person does it, against the sandbox.
// QUAYMASTER_PICTURES=DIR takes a picture of each state.

describe('deploying, in a bare VS Code with the sandbox', function () {
  this.timeout(120_000);
  let explorer: Explorer;

  before(async () => {
    explorer = await Explorer.open();
    const { line, page, show, window } = explorer;
    await page.locator('.activitybar [aria-label="Quaymaster"]').first().click();
    await show('Clusters', 'Task Definitions');
    // Once its views are filled, there is a log.
    await line('parcels', 1).waitFor();
    await window.workbench.runCommand('Developer: Set Log Level');
    await explorer.pick('Quaymaster');
    await explorer.pick('Trace');
  });

  after(() => explorer?.close());

  afterEach(async function () {
    if (this.currentTest?.isFailed())
      await explorer.picture(`failed, ${this.currentTest.title.replaceAll(/\W/g, ' ')}`);
  });

  registering(() => explorer);
  revisions(() => explorer);
  tasks(() => explorer);
  logs(() => explorer);
  rollouts(() => explorer);
  services(() => explorer);

  // A suite within the suite: what stands beside suites is run before them.
  describe('afterwards', () => {
    it('there is no secret in any log', () => {
      const found = explorer
        .logs()
        .split('\n')
        .filter((line) => line.includes(seededWord));
      assert.deepEqual(found, []);
    });
  });
});
