import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { badTask, commaTask, goodDockerfile } from './documents';
import { quaymaster, workspace } from './quaymaster';

/** The schema of the standard, as Microsoft ships it for tests of SARIF writers. It is draft 4 by its head, draft 7 by its words. */
function sarifSchema() {
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return schema;
}

describe('command line: SARIF', () => {
  // One of its patterns is none with the `u` flag; `format` needs another package, and says nothing of our addresses.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: false });
  const validate = ajv.compile(sarifSchema());

  const files = {
    Dockerfile: 'from node:22 as Build\nCMD node server.js\nCMD node server.js\n',
    'a b/task-definition.json': badTask,
    'c/task-definition.json': commaTask,
    'd/Dockerfile': goodDockerfile,
    'e/Dockerfile': Buffer.from([0xff]),
  };
  for (const args of [[], ['--preset', 'all'], ['d'], ['missing']]) {
    it(`lint ${args.join(' ')} is valid by the schema of SARIF 2.1.0`, async () => {
      const { stdout } = await quaymaster(['lint', '--format', 'sarif', ...args], { cwd: workspace(files) });
      const valid = validate(JSON.parse(stdout));
      assert.ok(valid, JSON.stringify(validate.errors, null, 2));
    });
  }
});
