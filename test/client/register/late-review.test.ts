import assert from 'node:assert/strict';
import type { InputBox, QuickPick } from '../window/inputs';
import { EventEmitter } from '../window/inputs';
import { Uri } from '../window/uri';
import { TestWindow } from '../window/vscode';

// Somebody goes back from a review that is still being read, types another value, and agrees to the review of that one.

describe('a review that comes late', () => {
  const window = new TestWindow();
  let uninstall = () => {};
  before(() => {
    uninstall = window.install();
  });
  after(() => uninstall());

  it('is not what is registered', async () => {
    const { window: api, QuickInputButtons: buttons } = require('vscode') as typeof import('vscode');
    const { RegisterCommands } = await import('../../../client/src/features/register/register');
    const values = ['first', 'second'];
    const makeInput = api.createInputBox as unknown as () => InputBox;
    const makePick = api.createQuickPick as unknown as () => QuickPick;
    let reviews = 0;
    let finishFirst = () => {};
    const isFirstDone = new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    Object.assign(api, {
      createInputBox: () => {
        const input = makeInput();
        const show = input.show.bind(input);
        const typed = values.shift() ?? '';
        return Object.assign(input, {
          show() {
            input.value = typed;
            show();
          },
        });
      },
      createQuickPick: () => {
        const pick = makePick();
        reviews += 1;
        const show = pick.show.bind(pick);
        const pressed = new EventEmitter<unknown>();
        Object.assign(pick, { onDidTriggerButton: pressed.event });
        const isFirst = reviews === 1;
        return Object.assign(pick, {
          show() {
            if (isFirst) setTimeout(() => pressed.fire(buttons.Back), 5);
            else
              void isFirstDone.then(() => {
                setTimeout(show, 5);
              });
          },
        });
      },
    });
    const registered: unknown[] = [];
    let compared = 0;
    const region = { name: 'eu-west-1' };
    const revision = { arn: 'arn:x/web:1', family: 'web', revision: 1, document: { family: 'web' } };
    const ecs = {
      async *listRevisions() {
        yield [revision];
      },
      describeTaskDefinition: async () => revision,
      registerTaskDefinition: async (_: unknown, document: unknown) => {
        registered.push(document);
        return revision;
      },
    };
    const placeholders = [{ name: 'TAG', text: '${TAG}', places: ['x'], isSecret: false }];
    const server = {
      read: async (_: unknown, { TAG }: { TAG?: string }) => ({
        family: 'web',
        placeholders: TAG === undefined ? placeholders : [],
        findings: [],
        leftOut: [],
        text: TAG === undefined ? undefined : JSON.stringify({ tag: TAG }),
      }),
      compare: async () => {
        compared += 1;
        const mine = compared;
        const done = { before: { text: '{}' }, after: { text: '{}' }, differences: [] };
        if (mine > 1) {
          setTimeout(finishFirst, 5);
          return done;
        }
        await isFirstDone;
        return done;
      },
    };
    const parts = {
      aws: {
        checkWritable() {},
        open: async () => ({ room: { ecs } }),
        region: async () => region,
        identity: async () => ({ account: '111122223333' }),
      },
      memory: { valuesFor: () => ({}), keep: async () => {} },
      server,
      pushed: [],
      changed() {},
    };
    await new RegisterCommands(parts as never).table['quaymaster.register']?.(Uri.file(__filename));
    assert.equal(reviews, 2);
    assert.deepEqual(registered, [{ tag: 'second' }]);
  });
});
