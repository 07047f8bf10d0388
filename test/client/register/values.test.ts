import assert from 'node:assert/strict';
import type { askForValue, ValueFrame } from '../../../client/src/features/register/ask-for-value';
import { TestWindow } from '../window/vscode';

// A person who takes what is proposed.

describe('the value of a placeholder', () => {
  const window = new TestWindow();
  let uninstall = () => {};
  let ask: typeof askForValue;

  before(async () => {
    uninstall = window.install();
    ({ askForValue: ask } = await import('../../../client/src/features/register/ask-for-value'));
  });
  after(() => uninstall());
  beforeEach(() => {
    window.shown.length = 0;
    window.agrees = true;
  });

  const pushed = ['registry/web:3', 'registry/web:2'];
  const value = (name: string, frame: Partial<ValueFrame>, isSecret = false) =>
    ask(
      { name, text: `\${${name}}`, places: ['containerDefinitions[web].image'], isSecret },
      { title: 'Register web.json', canGoBack: false, pushed: [], ...frame },
    );

  it('is proposed as it was before', async () => {
    assert.deepEqual(await value('IMAGE', { value: 'web:1' }), { IMAGE: 'web:1' });
    assert.match(window.shown.join('\n'), /The value of \$\{IMAGE\}, in containerDefinitions\[web\]\.image/);
  });

  it('is an image that was just pushed, where it is an image; the one before is offered too', async () => {
    assert.deepEqual(await value('IMAGE', { value: 'web:1', pushed }), { IMAGE: 'registry/web:3' });
    assert.match(window.shown.join('\n'), /registry\/web:3 pushed \nregistry\/web:2 pushed \nweb:1 as before/);
  });

  for (const name of ['IMAGE_TAG', 'IMAGE_VERSION', 'TAG'])
    it(`is no image for ${name}`, async () => {
      assert.deepEqual(await value(name, { value: '1.4.2', pushed }), { [name]: '1.4.2' });
    });

  it('is no image where it is a secret', async () => {
    assert.deepEqual(await value('IMAGE', { value: '', pushed }, true), { IMAGE: '' });
  });

  it('is nothing where the person leaves the question', async () => {
    window.agrees = false;
    assert.equal(await value('IMAGE', { pushed }), undefined);
  });
});
