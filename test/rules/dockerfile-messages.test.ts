import assert from 'node:assert/strict';
import { dockerfileLanguage } from '../../server/src/dockerfile/language';
import { lint } from '../../server/src/engine/lint';
import { readMarks } from '../../server/src/engine/markers';
import type { Example } from '../../server/src/engine/rule';
import type { Settings } from '../../server/src/engine/settings';

// Messages are plain text. What stands in a file and is no word of Dockerfiles stands in double quotes.

function assertReadable(message: string): void {
  assert.match(message, /^(?:["A-Z]|--?[a-z]|[a-z-]+ (?:must|needs|cannot|and|stands)\b).*[.?]$/s, 'sentences');
  assert.doesNotMatch(message, /[`!]|\*\*/, 'plain text');
  assert.doesNotMatch(
    message,
    /(?<!\bthere )\b(?:is|are|names|knows) no (?!longer|more)/i,
    'plain English: "is not a …"',
  );
  assert.doesNotMatch(message, /\bparted\b|\bcompares it so\b|…(?!")/, 'plain English');
  assert.ok(message.length <= 240, `${message.length} characters are too many`);
}

/** What the rules say about a text, by the rule that is asked for. */
function messagesOf(id: string, text: string, { ignore, policy }: Partial<Example> = {}): string[] {
  const context = ignore === undefined ? undefined : { ignore };
  const settings: Settings = { commandLine: { preset: 'all' }, project: { rules: extra, policy } };
  return lint(dockerfileLanguage, { text, kind: 'dockerfile', context }, settings, () => {})
    .filter(({ ruleId }) => ruleId === id)
    .flatMap(({ message, related }) => [message, ...related.map((other) => other.message)]);
}

/** Those of no preset are on too. */
const extra = Object.fromEntries(
  dockerfileLanguage.rules.filter(({ preset }) => preset === 'none').map(({ id, severity }) => [id, severity]),
);

describe('messages about Dockerfiles', () => {
  for (const rule of dockerfileLanguage.rules) {
    it(`${rule.id} speaks plainly`, () => {
      for (const example of rule.examples.bad) {
        const messages = messagesOf(rule.id, readMarks(example.code).text, example);
        assert.ok(messages.length > 0);
        for (const message of messages) assertReadable(message);
      }
    });
  }

  const long = 'x'.repeat(5_000);
  const table: [id: string, text: string][] = [
    ['unknown-instruction', `FROM alpine\n${long} y\n`],
    ['image-reference', `FROM ${long.toUpperCase()}\n`],
    ['stage-name', `FROM alpine AS 1${long}\n`],
    ['expose-port', `FROM alpine\nEXPOSE ${long}\n`],
    ['mount-value', `FROM alpine\nRUN --mount=type=cache,target=/a,uid=${long} true\n`],
    ['undefined-variable', `FROM scratch\nUSER $${long}\n`],
  ];
  for (const [id, text] of table) {
    it(`${id} stays short where the text is long`, () => {
      const messages = messagesOf(id, text);
      assert.equal(messages.length, 1);
      assert.ok((messages[0] ?? '').length <= 240, messages[0]);
    });
  }
});
