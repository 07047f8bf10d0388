import assert from 'node:assert/strict';
import { TestWindow } from './window/vscode';

// Notifications of VS Code show `[text](address)` as a link, which may run a command.

describe('the words of AWS in a notification', () => {
  const window = new TestWindow();
  let uninstall = () => {};
  before(() => {
    uninstall = window.install();
  });
  after(() => uninstall());

  for (const link of ['[Fix it](command:workbench.action.quit)', '[[x](https://example.com)](command:x "y")'])
    it(`are no link: ${link}`, async () => {
      const { showProblem } = await import('../../client/src/infrastructure/aws/show-problem');
      const problem = Object.assign(new Error(`AWS says: ${link}`), { name: 'AwsProblem', kind: 'rejected' });
      window.shown.length = 0;
      await showProblem(problem, async () => {});
      const [told = ''] = window.shown;
      assert.match(told, /AWS says: \[/);
      assert.doesNotMatch(told, /\]\(/);
    });
});
