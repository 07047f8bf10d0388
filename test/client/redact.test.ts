import assert from 'node:assert/strict';
import type { LogOutputChannel } from 'vscode';
import { redact, redactArgument } from '../../client/src/infrastructure/logging/redact';
import { RedactingChannel } from '../../client/src/infrastructure/logging/redacting-channel';

// Secrets are put together here, so that no file of the project holds one that a scanner would find.
const accessKey = `AKIA${'IOSFODNN7EXAMPLE'}`;
const temporaryKey = `ASIA${'IOSFODNN7EXAMPLE'}`;
const secretKey = `wJalrXUtnFEMI/K7MDENG/${'bPxRfiCYEXAMPLEKEY'}`;
const token = 'FwoGZXIvYXdzE'.repeat(20);

const hides: readonly (readonly [name: string, text: string, secret: string])[] = [
  ['the id of an access key', `Credentials of ${accessKey} were refused`, accessKey],
  ['the id of a temporary access key', `key=${temporaryKey}`, temporaryKey],
  ['a secret key in a variable', `AWS_SECRET_ACCESS_KEY=${secretKey} aws ecs`, secretKey],
  ['a secret key in JSON', `{"SecretAccessKey":"${secretKey}"}`, secretKey],
  ['a session token', `aws_session_token = ${token}`, token],
  ['a long token by itself', `docker login failed for ${token}`, token],
  ['basic authorization', 'Authorization: Basic QVdTOmV5SnBZWGxz', 'QVdTOmV5SnBZWGxz'],
  ['bearer authorization', 'authorization: bearer'.replace('bearer', 'Bearer abcdef.123456'), 'abcdef.123456'],
  ['a password in a URL', 'GET https://AWS:hunter2secret@registry.example.com/v2/', 'hunter2secret'],
  ['a password in a variable', 'DB_PASSWORD=hunter2secret', 'hunter2secret'],
  ['the text of a document', '{"textDocument":{"uri":"file:///Dockerfile","text":"ENV PASS=hunter2"}}', 'hunter2'],
  ['what is proposed for a placeholder', '{"name":"DB","proposal":"hunter2"}', 'hunter2'],
  ['a text with quotes in it', String.raw`{"text":"{\"value\": \"hunter2\"}\n","version":1}`, 'hunter2'],
  ['an edit', '{"range":{},"newText":"hunter2"}', 'hunter2'],
  ['a text that goes over lines', '{\n  "text": "FROM a\\nENV A=hunter2"\n}', 'hunter2'],
];

const keeps: readonly string[] = [
  'The language server runs as process 4711.',
  "[Trace] Sending request 'textDocument/diagnostic - (12)'.",
  '{"uri":"file:///home/me/service/deploy/task-definition.json","version":3}',
  'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
  '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1',
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
  'The rule no-secret-in-env threw; the others go on.',
];

describe('redaction', () => {
  for (const [name, text, secret] of hides)
    it(`hides ${name}`, () => {
      const result = redact(text);
      assert.ok(!result.includes(secret), result);
      assert.ok(result.includes('[hidden]'), result);
    });

  for (const text of keeps) it(`keeps ${text.slice(0, 60)}`, () => assert.equal(redact(text), text));

  it('hides twice what it hides once', () => {
    for (const [, text] of hides) assert.equal(redact(redact(text)), redact(text));
  });

  it('takes time in proportion to the text', () => {
    const large = `{"text":"${'a'.repeat(1_000_000)}`;
    assert.ok(redact(large).length <= large.length);
  });

  it('hides in errors and in objects, and follows no circles', () => {
    assert.ok(!String(redactArgument(new Error(`password=hunter2`))).includes('hunter2'));
    assert.ok(!String(redactArgument({ environment: { password: 'hunter2' } })).includes('hunter2'));
    const circle: { self?: unknown } = {};
    circle.self = circle;
    assert.equal(redactArgument(circle), '[hidden]');
    assert.equal(redactArgument(42), 42);
  });
});

describe('the log', () => {
  const written: unknown[] = [];
  const record = (...args: unknown[]) => written.push(...args);
  const inner = {
    trace: record,
    debug: record,
    info: record,
    warn: record,
    error: record,
  } as unknown as LogOutputChannel;
  Object.assign(inner, { append: record, appendLine: record, replace: record });
  const channel = new RedactingChannel(inner);
  const secret = 'DB_PASSWORD=hunter2';

  const ways: readonly (readonly [string, () => void])[] = [
    ['trace', () => channel.trace(secret, secret)],
    ['debug', () => channel.debug(secret, { secret })],
    ['info', () => channel.info(secret, secret)],
    ['warn', () => channel.warn(secret, new Error(secret))],
    ['error', () => channel.error(secret, secret)],
    ['error with an error', () => channel.error(new Error(secret))],
    ['append', () => channel.append(secret)],
    ['appendLine', () => channel.appendLine(secret)],
    ['replace', () => channel.replace(secret)],
  ];

  for (const [name, write] of ways)
    it(`redacts what ${name} writes`, () => {
      written.length = 0;
      write();
      assert.notEqual(written.length, 0);
      assert.ok(!JSON.stringify(written).includes('hunter2'), JSON.stringify(written));
    });
});
