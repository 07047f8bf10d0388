import assert from 'node:assert/strict';
import { MarkupContent } from 'vscode-languageserver/node';
import { Client, everyAbility } from './client';
import { oversized, uriOf } from './documents';

const uri = uriOf('task-definition.json');

describe('lsp: hover', () => {
  let client: Client;
  afterEach(() => client.stop());

  async function hoverOn(token: string, textDocument = everyAbility.textDocument) {
    client = await Client.start({ capabilities: { ...everyAbility, textDocument } });
    await client.open(uri, oversized);
    return client.hover(uri, oversized.indexOf(token) + 1);
  }

  it('explains the rule behind a finding, on its token', async () => {
    const hover = await hoverOn('"1024" }');
    assert.ok(hover?.range && MarkupContent.is(hover.contents));
    assert.equal(client.textAt(uri, hover.range), '"1024"');
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /\*\*Fargate has no size with these CPU units and this memory\.\*\*/);
    assert.match(hover.contents.value, /\[fargate-cpu-memory\]\(http.*fargate-cpu-memory\.md\)/);
    assert.match(hover.contents.value, /`E3047`/);
    assert.match(hover.contents.value, /```diff\n- {3}"memory": "1024",\n\+ {3}"memory": "2048",\n```/);
  });

  it('does without markdown where the editor does', async () => {
    const hover = await hoverOn('"1024" }', { hover: { contentFormat: ['plaintext'] } });
    assert.ok(hover && MarkupContent.is(hover.contents));
    assert.equal(hover.contents.kind, 'plaintext');
    assert.doesNotMatch(hover.contents.value, /\*\*|`|\]\(/);
    assert.match(hover.contents.value, /fargate-cpu-memory \(http/);
  });

  it('has nothing to say where nothing is', async () => {
    assert.equal(await hoverOn('\n}'.slice(0, 1)), null);
  });
});
