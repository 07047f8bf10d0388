// What may stand in the words of a service and must not reach a screen or a log.

const secrets: readonly RegExp[] = [
  // Access key ids: harmless alone, but nobody needs them. Source: IAM user guide, "Understanding unique ID prefixes".
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  // Session tokens, ECR tokens, secret keys: long runs without a blank that hold letters of both cases and a digit.
  /(?<![\w/:.-])(?=[\w+/=]*[a-z])(?=[\w+/=]*[A-Z])(?=[\w+/=]*\d)[\w+/=]{40,}/g,
  /(?<=\b(?:Signature|Credential|X-Amz-Security-Token|password|secret|token)=)[^\s,&"']+/gi,
];

/** Words of a service as one line of a bearable length, without what could be a secret, or tell a terminal what to do. */
export function withoutSecrets(text: string): string {
  const bare = secrets.reduce((rest, form) => rest.replace(form, '…'), text);
  const line = bare.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}
