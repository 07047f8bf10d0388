/** Stands where a secret or the text of a document stood. */
const hidden = '[hidden]';

/**
 * What must not reach a log, as data: a pattern, and what to write in its place. A trace of the protocol holds whole
 * documents, and task definitions hold passwords; so members that carry text are hidden along with the usual secrets.
 */
const redactions: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Members of JSON that carry a document's text or a secret. Escaped quotes belong to the value.
  [
    /("(?:text|proposal|newText|insertText|value|content|lineText|password|secret|token|sessionToken|secretAccessKey|authorizationToken)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi,
    `$1"${hidden}"`,
  ],
  // Ids of AWS access keys, long-lived and temporary.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, hidden],
  // name=value and name: value of variables and fields whose name says that the value is a secret.
  [
    /\b([\w-]*(?:secret[_-]?(?:access[_-]?)?key|session[_-]?token|password|passwd|api[_-]?key|auth[_-]?token))(\s*[=:]\s*)(?!\s*"\[hidden\]")("[^"]*"|'[^']*'|[^\s,;"']+)/gi,
    `$1$2${hidden}`,
  ],
  // Authorization headers.
  [/\b(Basic|Bearer)\s+[A-Za-z0-9._~+/=-]{8,}/g, `$1 ${hidden}`],
  // The user and password of a URL.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:"']+:[^\s/@"']+@/gi, `$1${hidden}@`],
  // Tokens: the base64 of a registry password or a session is far longer than a word or a path.
  [/\b[A-Za-z0-9+/_-]{160,}={0,2}/g, hidden],
];

/** The text without secrets and without the text of documents. */
export function redact(text: string): string {
  return redactions.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

/** What is logged besides a message, without secrets. Errors keep their stack; objects become JSON. */
export function redactArgument(argument: unknown): unknown {
  if (typeof argument === 'string') return redact(argument);
  if (argument instanceof Error) return redact(argument.stack ?? `${argument.name}: ${argument.message}`);
  if (typeof argument !== 'object' || argument === null) return argument;
  try {
    return redact(JSON.stringify(argument));
  } catch {
    return hidden;
  }
}
