import assert from 'node:assert/strict';
import path from 'node:path';
import { Client, everyAbility } from '../lsp/client';

/** What of `scripts/slim-language-client.mjs` is looked at: files of the language client, and what a server would announce for each. */
interface Slimming {
  readonly unusedFeatures: Readonly<Record<string, string>>;
}

const script = path.resolve(__dirname, '../../scripts/slim-language-client.mjs');

describe('the language client', () => {
  it('can do all that the server announces', async () => {
    const { unusedFeatures }: Slimming = await import(script);
    const client = await Client.start({ capabilities: everyAbility });
    const { capabilities } = client.initialized;
    await client.stop();
    const announced = new Set([
      ...Object.keys(capabilities),
      ...Object.keys(capabilities.workspace ?? {}).map((key) => `workspace.${key}`),
    ]);
    assert.ok(announced.has('completionProvider') && announced.has('workspace.workspaceFolders'));
    for (const [feature, announcement] of Object.entries(unusedFeatures))
      assert.ok(!announced.has(announcement), `${feature} is not in the bundle of the language client`);
  });
});
