import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { walk } from '../syntax/node';
import { opening } from '../values';

/** What ECS takes, in bytes of compact JSON. */
const limit = 65_536;

const long = (length: number) => anywhere(`"command": ["${'a'.repeat(length)}"]`);

export const rule: TaskDefinitionRule = {
  id: 'definition-too-large',
  severity: 'error',
  preset: 'recommended',
  summary: 'The task definition is larger than 64 KiB, or nearly.',
  why: 'ECS accepts task definitions of up to 65536 bytes. Blanks between the parts do not count. Long lists of environment variables fit better into an environment file on S3.',
  evidence: [{ source: 'Amazon ECS', says: "Actual length: '65558'. Max allowed length is '65536' bytes." }],
  examples: {
    bad: [
      { code: `«{»${long(66_000).slice(1)}`, message: '65536' },
      { code: `«{»${long(60_000).slice(1)}`, severity: 'warning' },
    ],
    good: [{ code: anywhere() }],
  },
  check({ root, wrapper, text }, report) {
    const node = wrapper?.value ?? root;
    // A character is at most three bytes of UTF-8.
    if (node === undefined || text.length * 3 < limit * 0.9) return;
    let size = 0;
    let isKnown = true;
    for (const at of walk(node)) {
      if (at.kind === 'unknown' || (at.kind === 'string' && at.hasPlaceholder)) isKnown = false;
      if (at.kind === 'object') size += 1 + at.members.reduce((sum, { key }) => sum + utf8Length(key) + 4, 1);
      else if (at.kind === 'array') size += 1 + Math.max(1, at.elements.length);
      else size += utf8Length(text.slice(at.span.start, at.span.end));
    }
    if (size <= limit * 0.9) return;
    const isError = size > limit && isKnown;
    report({
      span: opening(node.span),
      message: `This task definition has ${size} bytes without blanks; ECS takes ${limit} at most.`,
      severity: isError ? 'error' : 'warning',
    });
  },
};

function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) length += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return length;
}
