import { readFileSync } from 'node:fs';
import path from 'node:path';

const text = readFileSync(path.resolve(__dirname, '..', '..', 'docs', 'iam-policies.md'), 'utf8');

/** A statement of a policy. */
export interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
}

/** The policies of the document, by the heading above them. */
export const policies = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const json = /```json\n([\s\S]*?)```/.exec(part)?.[1] ?? '{}';
      const { Statement } = JSON.parse(json) as { readonly Statement: readonly Statement[] };
      return [part.slice(0, part.indexOf('\n')), Statement] as const;
    }),
);

/** The calls that a part of the document allows: `ecs:RunTask`. */
export function callsOf(part: string): readonly string[] {
  return policies.get(part)?.find(({ Sid }) => Sid === 'Calls')?.Action ?? [];
}
