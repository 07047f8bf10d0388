import type { Span } from '../../engine/span';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
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
  check({ root, nodes, wrapper, text }, report) {
    const node = wrapper?.value ?? root;
    // A character is at most three bytes of UTF-8.
    if (node === undefined || text.length * 3 < limit * 0.9) return;
    const size = sizeWithoutBlanks(text, node.span);
    if (size <= limit * 0.9) return;
    const isKnown = nodes.every((at) => at.kind !== 'unknown' && !(at.kind === 'string' && at.hasPlaceholder));
    report({
      span: opening(node.span),
      message: `This task definition has ${size} bytes without blanks; ECS takes ${limit} at most.`,
      severity: size > limit && isKnown ? 'error' : 'warning',
    });
  },
};

/** The bytes of a part of a JSON text in UTF-8, less the blanks that stand outside of strings. */
function sizeWithoutBlanks(text: string, { start, end }: Span): number {
  let size = 0;
  let isInString = false;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) isInString = !isInString;
    if (unit <= blank && !isInString) continue;
    size += bytesOf(unit);
    if (unit === backslash) {
      at += 1;
      size += 1;
    }
  }
  return size;
}

const quote = 0x22;
const backslash = 0x5c;
const blank = 0x20;

/** A half of a surrogate pair counts for two of its four bytes. */
function bytesOf(unit: number): number {
  if (unit <= 0x7f) return 1;
  return unit <= 0x7ff || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}
