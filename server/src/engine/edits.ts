import type { Edit, Finding, Fix, Safety } from './finding';
import { firstIndex } from './search';

/** The text with all edits made. Later of two overlapping edits is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { span, text: replacement } of inOrder(edits)) {
    if (span.start < position) continue;
    parts.push(text.slice(position, span.start), replacement);
    position = span.end;
  }
  parts.push(text.slice(position));
  return parts.join('');
}

/**
 * The edits of the preferred fixes of many findings, as far as they can be made together: a fix whose edits overlap those
 * of an earlier finding is left for the next round, whole.
 */
export function combineFixes(findings: readonly Finding[], safety: Safety | 'any'): Edit[] {
  const taken = new Map<number, Edit>();
  const starts: number[] = [];
  for (const finding of findings) {
    const fix = preferredFix(finding, safety);
    if (fix === undefined || fix.edits.some((edit) => collides(edit, starts, taken))) continue;
    for (const edit of fix.edits) {
      starts.splice(placeOf(edit.span.start, starts), 0, edit.span.start);
      taken.set(edit.span.start, edit);
    }
  }
  return starts.map((start) => taken.get(start) as Edit);
}

/** The first fix of a finding that is as safe as asked. */
export function preferredFix(finding: Finding, safety: Safety | 'any'): Fix | undefined {
  return finding.fixes.find((fix) => safety !== 'safe' || fix.safety === 'safe');
}

function collides({ span }: Edit, starts: readonly number[], taken: ReadonlyMap<number, Edit>): boolean {
  if (taken.has(span.start)) return true;
  const place = placeOf(span.start, starts);
  const before = taken.get(starts[place - 1] ?? -1);
  if (before !== undefined && span.start < before.span.end) return true;
  return (starts[place] ?? Number.POSITIVE_INFINITY) < span.end;
}

/** How many of the ascending `starts` lie before `start`. */
function placeOf(start: number, starts: readonly number[]): number {
  return firstIndex(starts.length, (index) => (starts[index] as number) >= start);
}

/** The edits as they come in the text. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
