/** A reference from one named thing to another. */
export interface Reference<T> {
  readonly from: string;
  readonly to: string;
  /** What the reference is written as. */
  readonly at: T;
}

/** After so many circles, more say nothing; naming them all could cost the square of the references. */
const mostCircles = 10;

/**
 * The first circles among references, each as the references that lead around it. Linear; every reference ends one circle at
 * most, and one to itself is left out.
 */
export function cycles<T>(references: readonly Reference<T>[]): Reference<T>[][] {
  const outgoing = new Map<string, Reference<T>[]>();
  for (const reference of references) {
    if (reference.from === reference.to) continue;
    const others = outgoing.get(reference.from);
    if (others === undefined) outgoing.set(reference.from, [reference]);
    else others.push(reference);
  }
  const found: Reference<T>[][] = [];
  const done = new Set<string>();
  for (const start of outgoing.keys()) {
    // Depth first with a stack of our own: what is on `path` is being followed, what is `done` leads nowhere new.
    const path: Reference<T>[] = [];
    const place = new Map([[start, 0]]);
    const waiting = [[...(outgoing.get(start) ?? [])]];
    if (done.has(start)) continue;
    while (waiting.length > 0) {
      const next = waiting.at(-1)?.pop();
      if (next === undefined) {
        waiting.pop();
        const left = path.pop()?.to ?? start;
        place.delete(left);
        done.add(left);
        continue;
      }
      const seen = place.get(next.to);
      if (seen !== undefined) found.push([...path.slice(seen), next]);
      if (found.length === mostCircles) return found;
      if (seen !== undefined || done.has(next.to)) continue;
      path.push(next);
      place.set(next.to, path.length);
      waiting.push([...(outgoing.get(next.to) ?? [])]);
    }
  }
  return found;
}
