import type { Suppression } from './language';
import type { Span } from './span';

/** Spans in the order of their starts, each with how far it and those before it reach. */
interface Reach {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Comments that silence rules, by rule: a file may have as many of them as it has findings. */
export class SuppressionIndex {
  readonly #byRule = new Map<string, Reach>();

  constructor(suppressions: readonly Suppression[]) {
    const spans = new Map<string, Span[]>();
    for (const { span, rules } of suppressions)
      for (const id of rules === 'all' ? ['*'] : rules) {
        const own = spans.get(id);
        if (own === undefined) spans.set(id, [span]);
        else own.push(span);
      }
    for (const [id, own] of spans) this.#byRule.set(id, reachOf(own));
  }

  /** Whether a finding of the rule that starts at `offset` is silenced. */
  silences(ruleId: string, offset: number): boolean {
    return covers(this.#byRule.get(ruleId), offset) || covers(this.#byRule.get('*'), offset);
  }
}

function reachOf(spans: readonly Span[]): Reach {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return { starts: sorted.map(({ start }) => start), ends };
}

function covers(reach: Reach | undefined, offset: number): boolean {
  if (reach === undefined) return false;
  let low = 0;
  let high = reach.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reach.starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (reach.ends[low - 1] as number) > offset;
}
