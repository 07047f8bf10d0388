import assert from 'node:assert/strict';
import { looksLikeSecret } from '../../server/src/task-definition/tables/secret-names';

const secrets: readonly [name: string, value: string][] = [
  ['DB_PASSWORD', 'hunter2'],
  ['dbPassword', 'hunter2'],
  ['spring.datasource.password', 'hunter2'],
  ['MYSQL_ROOT_PASSWD', 'hunter2'],
  ['JWT_SECRET', 'hunter2'],
  ['GITHUB_TOKEN', 'hunter2'],
  ['OPENAI_API_KEY', 'hunter2'],
  ['apikey', 'hunter2'],
  ['RAILS_MASTER_KEY', 'hunter2'],
  ['SECRET_KEY_BASE', 'hunter2'],
  ['AWS_ACCESS_KEY_ID', 'hunter2'],
  ['DATABASE_URL', 'postgres://web:hunter2@db:5432/web'],
  ['REDIS', 'redis://:hunter2@cache'],
  ['JDBC', 'jdbc:postgresql://db/web?user=web&password=hunter2'],
  ['SIGNING', '-----BEGIN RSA PRIVATE KEY-----\nhunter2'],
];

const harmless: readonly [name: string, value: string][] = [
  ['DB_PASSWORD', ''],
  ['PASSWORD_MIN_LENGTH', '12'],
  ['TOKEN_ISSUER', 'example.com'],
  ['MAX_TOKEN', '4096'],
  ['USE_TOKEN', 'true'],
  ['DB_PASSWORD_FILE', '/run/secrets/db'],
  ['DB_PASSWORD', '/run/secrets/db'],
  ['DB_PASSWORD', 'arn:aws:ssm:eu-west-1:111122223333:parameter/web'],
  ['DB_PASSWORD', 'vault:secret/web#password'],
  ['DB_PASSWORD', 'SET_BY_THE_PIPELINE'],
  ['GOOGLE_APPLICATION_CREDENTIALS', 'service-account.json'],
  ['VAPID_PUBLIC_TOKEN', 'hunter2'],
  ['PWD', 'app'],
  ['KEYBOARD', 'de'],
  ['DATABASE_URL', 'postgres://db:5432/web'],
  ['SENTRY_DSN', 'https://public@sentry.example.com/1'],
];

describe('environment variables that look like secrets', () => {
  for (const [name, value] of secrets)
    it(`${name}=${value.slice(0, 30)}`, () => assert.equal(looksLikeSecret(name, value), true));
  for (const [name, value] of harmless)
    it(`not ${name}=${value}`, () => assert.equal(looksLikeSecret(name, value), false));
});
