import assert from 'node:assert/strict';
import { ResponseError } from 'vscode-languageserver/node';
import { guarded } from '../../server/src/wiring/handler';
import { describeError, type Log } from '../../server/src/wiring/log';

const secret = 'AKIAIOSFODNN7EXAMPLE';

describe('lsp: failures', () => {
  it('are told by their kind and place, never by a message that may quote the document', () => {
    const description = describeError(new TypeError(`cannot read ${secret}\n    at ${secret}`));
    assert.match(description, /^TypeError\n {4}at /);
    assert.doesNotMatch(description, RegExp(secret));
    assert.equal(describeError(secret), 'string');
  });

  it('come back to the client as an error that quotes nothing, and are logged', async () => {
    const failed: string[] = [];
    const log: Log = {
      info: () => undefined,
      warn: () => undefined,
      debug: () => undefined,
      failureOnce: (key) => void failed.push(key),
    };
    const answer = await guarded(log, 'textDocument/hover', () => Promise.reject(new Error(secret)));
    assert.ok(answer instanceof ResponseError);
    assert.doesNotMatch(JSON.stringify(answer.toJson()), RegExp(secret));
    assert.deepEqual(failed, ['textDocument/hover']);
  });
});
