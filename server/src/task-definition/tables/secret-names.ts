/** Words of a name, in upper case and joined by `_`, that end the name of a secret. */
const secretWords =
  /(?:^|_)(?:PASS(?:WORD|WD|PHRASE)|PWD|SECRET|TOKEN|API_?KEY|(?:ACCESS|SECRET|PRIVATE|SIGNING|ENCRYPTION|MASTER|LICENSE)_?KEY|SECRET_KEY_BASE|CREDENTIALS?)$/;

/** Names that AWS Config and Security Hub (ECS.8) look for. */
const awsNames = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA']);

/** What every name of a secret has in it; spares most names the look at their words. */
const mayBeSecret = /PASS|PWD|SECRET|TOKEN|KEY|CREDENTIAL|AUTH/i;

/** Words of names whose value is no secret: keys that are public, and the working directory of a shell. */
const harmlessWords = /(?:^|_)(?:PUBLIC|PUBLISHABLE)(?:_|$)|^(?:OLD)?PWD$/;

/** Values that are no secret by their looks: switches, numbers, paths, references to where the secret lies. */
const harmlessValue =
  /^(?:|true|false|yes|no|on|off|none|null|enabled|disabled|\*+|\d+|arn:.*|[.~]?\/.*|[A-Za-z]:\\.*|[\w.-]+\.(?:json|pem|key|crt|txt|ya?ml|p12|jks|env)|(?:ssm|vault|secretsmanager|file|env|op|gcp|sm):.*)$/i;

/** A value such as `YOUR_OWN_KEY`, which is written to be replaced. */
const variableName = /^[A-Z]+(?:_[A-Z0-9]+)+$/;

/** Values that are secrets under whatever name. */
const secretValues: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
  /^(?:gh[opsu]_|github_pat_|glpat-|xox[abp]-|sk_live_|npm_)[A-Za-z0-9_-]{16,}$/,
  // A connection string with a password in it.
  /[?&;]password=[^&;\s]/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
];

/**
 * Whether an environment variable looks like a secret in plain text: its name ends like that of one and its value is not plainly
 * something else, or its value speaks for itself.
 */
export function looksLikeSecret(name: string, value: string): boolean {
  if (secretValues.some((form) => form.test(value))) return true;
  return isSecretName(name) && !harmlessValue.test(value) && !variableName.test(value);
}

/** Whether a name ends like that of a secret: `DB_PASSWORD`, `apiKey`. */
export function isSecretName(name: string): boolean {
  if (!mayBeSecret.test(name)) return false;
  const words = wordsOf(name);
  return (awsNames.has(words) || secretWords.test(words)) && !harmlessWords.test(words);
}

/** `spring.datasource.password`, `dbPassword`, `db-password` as `DB_PASSWORD`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
